// `userferry delta` from the first look to the report and the freeze, on both practice servers.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type PlantedAccount, plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { runSql } from '../../run-sql.ts';
import { expectNoSecretIn, secretsOf } from './no-secrets.ts';
import { benchAccounts, verbBench } from './verb-bench.ts';

const bench = verbBench('changing-');
const { verb, run } = bench;
const people: PlantedAccount[] = [];
beforeAll(async () => {
  for await (const account of plantedAccounts(bench.servers.sqlServer.control)) {
    if (account.planted === 'import' && account.password !== null) people.push(account);
  }
});

test('changes are shown, carried over, told in the report, and frozen by name', { timeout: 300_000 }, async () => {
  await verb('migrate');
  expect(await verb('delta')).toMatchObject({
    code: 0,
    json: { state: 'finished', empty: true, accounts: { total: 0 } },
  });

  const [barred, renamed, borrowing] = people.map(({ key }) => key);
  const lender = people[3]?.key;
  await runSql(
    bench.servers,
    `UPDATE dbo.AspNetUsers SET LockoutEnabled = 1, LockoutEnd = '2099-01-01T00:00:00+00:00' WHERE Id = '${barred}'`,
    `UPDATE dbo.AspNetUsers SET PhoneNumber = '+4915100000042' WHERE Id = '${renamed}'`,
    `UPDATE dbo.AspNetUsers SET PasswordHash = (SELECT PasswordHash FROM dbo.AspNetUsers WHERE Id = '${lender}') WHERE Id = '${borrowing}'`,
  );
  const out = join(bench.home, 'changed.csv');
  const shown = await verb('delta', '--out', out);
  expect(shown, shown.stderr).toMatchObject({
    code: 0,
    json: {
      state: 'listed',
      accounts: { total: 3, toCarryOver: 3 },
      changes: { disabled: 1, identifiers: 1, password: 1 },
      seconds: 1,
    },
  });
  const listed = await readFile(out, 'utf8');
  expect(listed.trim().split('\r\n')).toHaveLength(4);
  expect(listed.split('\r\n')[1]).toContain(`${barred}`);
  expect((await stat(out)).mode & 0o777).toBe(0o600);

  const said = ['--by', 'Kim Lee', '--because', 'The old pages <close> tonight'];
  const carried = await verb('delta', '--yes', 'delta', ...said);
  expect(carried, carried.stderr).toMatchObject({
    code: 0,
    json: {
      ended: 'done',
      state: 'finished',
      accounts: { total: 3, carriedOver: 3, listed: 0 },
      asked: { by: 'Kim Lee' },
    },
  });
  const { tenant } = bench.servers;
  const users = (await (await fetch(`${tenant.control}/users`)).text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(users.find(({ id }: { id: string }) => id.endsWith(`${barred}`))).toMatchObject({ blocked: true });

  const reports = join(bench.home, 'reports');
  await verb('report', '--out', reports);
  const report = await readFile(join(reports, 'run-1.html'), 'utf8');
  for (const told of ['Changes since', 'Kim Lee: The old pages &#60;close', 'Disabled there: carried over'])
    expect(report).toContain(told);
  expect(await readFile(join(reports, 'run-1-delta-2.csv'), 'utf8')).toContain('disabled');
  expect((await run('status')).stdout).toContain('disabled there: carried over');
  expect((await verb('verify')).json.verification).toMatchObject({ changedInDatabase: 0, different: 0 });

  expect(await verb('delta', '--frozen')).toMatchObject({ code: 1, json: { failure: { code: 'UF-6131' } } });
  expect(await verb('delta', '--frozen', ...said)).toMatchObject({ code: 0, json: { frozen: { by: 'Kim Lee' } } });
  expect(await verb('delta')).toMatchObject({ json: { empty: true } });
  const { lines } = (await verb('cutover')).json;
  expect(lines.find(({ topic }: { topic: string }) => topic === 'delta')).toMatchObject({
    state: 'done',
    evidence: expect.stringContaining('The old pages are frozen: Kim Lee says'),
  });
  await expectNoSecretIn(bench.home, secretsOf(benchAccounts));
});
