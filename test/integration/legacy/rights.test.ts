import { expect, test } from 'vitest';
import { scriptedEngine } from '../practice-sql/scripted-engine.ts';
import { answering, diagnosed } from './diagnosed.ts';
import { configFor } from './served-accounts.ts';
import { sqlServer } from './servers.ts';

type Answers = Parameters<typeof answering>[0];

const ordinary = [0, 0, 0, 0, 0, 0, 0, 1];
const users = ['dbo', 'Users', 1, 0];
const features2022 = [["OBJECT_ID('sys.masked_columns')", [[-1, -2, -3]]]] satisfies Answers;

/** What the rights check says to a server that answers so; what is not said is a server of 2008 with one readable table. */
async function rights(answers: Answers) {
  const server = answering([
    ...answers,
    ['IS_SRVROLEMEMBER', [ordinary]],
    ["OBJECT_ID('sys.masked_columns')", [[null, null, null]]],
    ["'SELECT')", [users]],
    ['SELECT DB_NAME()', [['Scripted']]],
  ]);
  const checks = await diagnosed(configFor(await sqlServer(scriptedEngine(server), null)));
  return { check: checks.find(({ name }) => name === 'rights'), checks, asked: server.asked };
}

test('a login that only reads passes, and nothing was tried to find that out', async () => {
  const { check, asked } = await rights([]);
  expect(check).toMatchObject({ state: 'passed', finding: 'Reads 1 table, can write to none' });
  expect(asked.some((statement) => /^\s*(insert|update|delete|grant|create|exec)\b/im.test(statement))).toBe(false);
  expect(asked.every((statement) => statement.includes('SET DEADLOCK_PRIORITY LOW'))).toBe(true);
});

test('an old server is not asked for what it doesn’t know', async () => {
  const { asked } = await rights([]);
  expect(asked.join('\n')).not.toMatch(/FROM sys\.(masked_columns|security_policies)|encryption_type/);
});

test.each([
  [[1, 1, 0, 1, 1, 1, 1, 1], 'sysadmin'],
  [[0, 1, 0, 1, 1, 1, 1, 1], 'db_owner'],
  [[0, 0, 1, 0, 1, 1, 1, 1], 'db_datawriter'],
  [[0, 0, 0, 1, 1, 1, 1, 1], 'CONTROL'],
  [[0, 0, 0, 0, 1, 0, 0, 1], 'may write'],
])('a login that may do more is warned of: %j', async (login, word) => {
  const { check, checks } = await rights([['IS_SRVROLEMEMBER', [login]]]);
  expect(check).toMatchObject({ state: 'warned', finding: expect.stringContaining(word) });
  expect(checks.at(-1)?.name).toBe('latency');
});

test('a login that may write to one table is warned of it by name', async () => {
  const { check } = await rights([["'SELECT')", [users, ['dbo', 'Log', 1, 1]]]]);
  expect(check).toMatchObject({ state: 'warned', finding: expect.stringContaining('dbo.Log') });
});

test('a login that reads nothing fails', async () => {
  const { check } = await rights([["'SELECT')", [['dbo', 'Users', 0, 0]]]]);
  expect(check).toMatchObject({ state: 'failed', failure: { code: 'UF-1121' } });
});

test('masked columns fail, unless the login sees behind the mask', async () => {
  const masked = (onTable: number | null, onDatabase: number) =>
    rights([...features2022, ['FROM sys.masked_columns', [['dbo', 'Users', 'Email', onTable, onDatabase]]]]);
  for (const [onTable, onDatabase] of [
    [null, 0],
    [0, 0],
  ] as const) {
    expect((await masked(onTable, onDatabase)).check).toMatchObject({
      state: 'failed',
      failure: {
        code: 'UF-1131',
        detail: 'dbo.Users.Email',
        next: expect.stringContaining('UNMASK'),
        forDba: expect.stringMatching(/FROM sys\.masked_columns[\s\S]+OBJECT_ID\(N'\[dbo\]\.\[Users\]'\)/),
      },
    });
  }
  expect((await masked(null, 1)).check?.state).toBe('passed');
  expect((await masked(1, 0)).check?.state).toBe('passed');
});

test('Always Encrypted columns fail', async () => {
  const { check, checks } = await rights([...features2022, ['encryption_type', [['dbo', 'Users', 'PasswordHash']]]]);
  expect(check).toMatchObject({
    state: 'failed',
    failure: { code: 'UF-1132', detail: 'dbo.Users.PasswordHash', kept: expect.stringContaining('Nothing was read') },
  });
  expect(checks.at(-1)?.name).toBe('rights');
});

test('active row-level security fails, for an owner of the database too', async () => {
  const { check } = await rights([
    ...features2022,
    ['IS_SRVROLEMEMBER', [[0, 1, 0, 1, 1, 1, 1, 1]]],
    ['sys.security_predicates', [['dbo', 'Users', 'TenantFilter']]],
  ]);
  expect(check).toMatchObject({ state: 'failed', failure: { code: 'UF-1133', detail: 'TenantFilter on dbo.Users' } });
});

test('tables that the login may not read don’t count', async () => {
  const { check } = await rights([
    ...features2022,
    ['sys.security_predicates', [['hr', 'Salaries', 'HrFilter']]],
    ['encryption_type', [['hr', 'Salaries', 'Amount']]],
  ]);
  expect(check).toMatchObject({ state: 'passed' });
});

test('a login that can’t see policies is told so, and is not taken for safe', async () => {
  const { check } = await rights([...features2022, ['IS_SRVROLEMEMBER', [[0, 0, 0, 0, 0, 0, 0, 0]]]]);
  expect(check).toMatchObject({ state: 'warned', finding: expect.stringContaining('row-level security') });
});

test('a server that won’t tell is warned of', async () => {
  const { check } = await rights([['IS_SRVROLEMEMBER', []]]);
  expect(check).toMatchObject({ state: 'warned', finding: 'The server does not tell.' });
});
