import { describe, expect, test } from 'vitest';
import { meaningOf } from '../../../../electron/migration/trickle/log-meaning.ts';
import { readTemplates } from '../../../../electron/scripts/render/templates.ts';

const causeOf = (type: string, description = '') => {
  const meaning = meaningOf({ type, description });
  return meaning?.kind === 'failure' ? meaning.cause : meaning?.kind;
};

describe('an event of the tenant’s log', () => {
  test.each([
    ['s', '', 'sign-in'],
    ['sepft', '', 'sign-in'],
    ['fp', 'Wrong email or password.', 'wrong-password'],
    ['fp', 'Password change required', 'hash-did-not-match'],
    ['fu', 'Wrong email or password.', 'unknown-person'],
    ['f', 'Request to Webtask exceeded allowed execution time', 'script-too-slow'],
    ['f', 'Timeout: Request failed to complete in 15000ms', 'script-too-slow'],
    ['f', 'Failed to connect to db.example.com:1433 - connect ECONNREFUSED', 'database-away'],
    ['f', "Login failed for user 'auth0'.", 'database-away'],
    ['f', 'This account is not approved.', 'barred'],
    ['f', 'user is blocked', 'blocked'],
    ['f', 'Cannot read properties of undefined', 'script-error'],
    ['limit_wc', 'Email is blocked after too many attempts', 'blocked'],
    ['pwd_leak', '', 'blocked'],
    ['fs', 'The user already exists.', 'sign-up-refused'],
    ['fcp', '', 'reset-refused'],
    ['fcpr', '', 'reset-refused'],
    ['scp', '', 'reset'],
    ['scpr', '', 'counted'],
    ['ss', '', 'counted'],
    ['sdu', '', 'counted'],
    ['sapi', '', undefined],
    ['seccft', '', undefined],
  ] as const)('%s “%s” means %s', (type, description, meaning) => {
    expect(causeOf(type, description)).toBe(meaning);
  });
});

test('what our own scripts say of the database is told from an error of a script', () => {
  const { parts } = readTemplates(new URL('../../../../templates/', import.meta.url));
  const said = [...parts.values()].flatMap(({ text }) =>
    [...text.matchAll(/new Error\('(The user database [^']*)'\)/g)].map(([, sentence]) => sentence ?? ''),
  );
  expect(said.length).toBeGreaterThan(1);
  for (const sentence of said) expect(causeOf('f', sentence), sentence).toBe('database-away');
});
