import { expect, test } from 'vitest';
import type { DecidedAccount } from '../../../electron/journal/records.ts';
import { decidedReport } from '../../../electron/reports/decided-report.ts';

async function* pages(): AsyncGenerator<readonly DecidedAccount[]> {
  const someone: DecidedAccount = {
    sequence: 1,
    key: '=1+1',
    email: 'anna@example.se',
    userId: 'old-1',
    decision: 'import',
    reason: null,
    format: 'identity-v3-pbkdf2-sha256',
    experience: 'same-password',
    traits: ['locked', 'external-login'],
  };
  yield [someone];
  yield [
    {
      ...someone,
      sequence: 2,
      key: 'b',
      decision: 'hold',
      reason: 'no-password',
      experience: 'no-account',
      traits: [],
    },
  ];
}

test('every account is a line with its decision, what its owner meets and what stands out; a spreadsheet runs none of it', async () => {
  const lines = (await Array.fromAsync(decidedReport(pages()))).join('').split('\r\n');
  expect(lines).toEqual([
    '\uFEFFsequence,key,email,decision,reason,explanation,first_monday,password_format,stands_out',
    "1,'=1+1,anna@example.se,import,,,signs in with the password they have,identity-v3-pbkdf2-sha256,is locked out of the old application; signs in with another provider too",
    '2,b,anna@example.se,hold,no-password,no password to import,has no account in Auth0 and can’t sign in there,identity-v3-pbkdf2-sha256,',
    '',
  ]);
});
