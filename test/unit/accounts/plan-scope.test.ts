import { expect, test } from 'vitest';
import { scopeTest, wholeScope } from '../../../electron/accounts/plan-scope.ts';
import { someAccount } from './some-account.ts';

const key = someAccount().key.value;
const since = Date.UTC(2025, 0, 1);

test.each([
  ['everybody', {}, {}, true],
  ['chosen by key', { keys: [key] }, {}, true],
  ['not among the chosen keys', { keys: ['other'] }, {}, false],
  ['with one of the roles', { roles: ['Editor', 'Admin'] }, { appMetadata: { roles: ['Member', 'Editor'] } }, true],
  ['with none of the roles', { roles: ['Admin'] }, { appMetadata: { roles: ['Member'] } }, false],
  ['without any role', { roles: ['Admin'] }, {}, false],
  ['seen since', { signedInSince: since }, { lastSignIn: since }, true],
  ['last seen before', { signedInSince: since }, { lastSignIn: since - 1 }, false],
  ['never seen', { signedInSince: since }, { lastSignIn: 'never' }, false],
  ['of whom nothing is known', { signedInSince: since }, { lastSignIn: null }, true],
  ['who meets one condition and not the other', { keys: [key], roles: ['Admin'] }, {}, false],
] as const)('somebody %s', (_, scope, account, inScope) => {
  expect(scopeTest({ ...wholeScope, ...scope })(someAccount(account))).toBe(inScope);
});
