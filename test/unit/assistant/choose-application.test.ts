import { expect, test } from 'vitest';
import { chooseApplication } from '../../../electron/assistant/reset-mails/choose-application.ts';

const own = 'userferry';

test.for([
  ['the only one', null, [own, 'shop'], [], 'shop'],
  ['the one that is named', 'club', ['club', 'shop'], [], 'club'],
  ['the only one that the workspace deploys for', null, ['club', 'shop'], ['shop', 'not-enabled'], 'shop'],
] as const)('%s is chosen', ([, named, enabled, deployed, expected]) => {
  expect(chooseApplication({ named, enabled, deployed, own })).toEqual({ kind: 'chosen', clientId: expected });
});

test.for([
  ['several', null, ['club', 'shop'], [], '--application: club, shop'],
  ['several that are deployed for', null, ['club', 'shop', 'other'], ['club', 'shop'], '--application: club, shop'],
  ['none but Userferry', null, [own], [], 'Enable it'],
  ['one that is not enabled', 'else', ['shop'], [], 'Name one of: shop'],
  ['Userferry itself', own, [own, 'shop'], [], 'Name one of: shop'],
] as const)('%s: it is asked which', ([, named, enabled, deployed, next]) => {
  const choice = chooseApplication({ named, enabled, deployed, own });
  expect(choice).toMatchObject({ refusal: { code: 'UF-4305', next: expect.stringContaining(next) } });
});
