// `userferry delta` between two waves of a run: what it brings is not the run that the next yes is about.
import { expect, test } from 'vitest';
import { runSql } from '../../run-sql.ts';
import { verbBench } from './verb-bench.ts';

const bench = verbBench('delta-between-waves');

test('a yes to the next wave goes on with the run in waves, though a delta’s new account came with a later one', {
  timeout: 300_000,
}, async () => {
  const { verb } = bench;
  const first = await verb('migrate', '--waves', '5, rest', '--by', 'Kim Lee');
  expect(first, first.stderr).toMatchObject({ code: 0, json: { run: '1', state: 'between-waves' } });
  await runSql(
    bench.servers,
    `INSERT INTO dbo.AspNetUsers (Id, UserName, NormalizedUserName, Email, NormalizedEmail, EmailConfirmed, PasswordHash, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
     SELECT TOP 1 'aaaa0000-0000-4000-8000-000000000001', 'somebody new', 'SOMEBODY NEW', 'new@example.com', 'NEW@EXAMPLE.COM', 1, PasswordHash, 0, 0, 1, 0
     FROM dbo.AspNetUsers WHERE PasswordHash LIKE 'AQAAAA%'`,
  );
  const carried = await verb('delta', '--yes', 'delta');
  expect(carried, carried.stderr).toMatchObject({ code: 0, json: { run: '2', changes: { new: 1 } } });
  expect((await verb('status', '2')).json.accounts).toMatchObject({ imported: 1 });

  const second = await verb('migrate', '--wave', '2', '--by', 'Kim Lee');
  expect(second.json, second.stderr).toMatchObject({ run: '1', state: 'finished', accounts: { pending: 0 } });
  expect(second.json.accounts.imported).toBeGreaterThan(20);
  expect(await verb('report', '--check')).toMatchObject({ code: 0 });
});
