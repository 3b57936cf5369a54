// `userferry update-present` from the refusal without a yes to the report, and back, on both practice servers.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { runSql } from '../../run-sql.ts';
import { expectNoSecretIn, secretsOf } from './no-secrets.ts';
import { benchAccounts, verbBench } from './verb-bench.ts';

const prefix = 'uf-';
const bench = verbBench('updating-');
const { verb, run } = bench;

test('people of before are shown, updated, told in the report, and put back', { timeout: 300_000 }, async () => {
  const { tenant, sqlServer } = bench.servers;
  const there: { user_id: string; email: string }[] = [];
  for await (const { key, email, planted } of plantedAccounts(sqlServer.control)) {
    if (planted === 'import' && there.length < 3) there.push({ user_id: `${prefix}${key}`, email: email ?? '' });
  }
  const users = async () =>
    (await (await fetch(`${tenant.control}/users`)).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ id }) => there.some(({ user_id: known }) => known === id));
  await fetch(`${tenant.control}/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ users: there }),
  });
  expect((await verb('migrate')).json.accounts).toMatchObject({ present: 3, updated: 0 });
  const before = await users();
  expect(before.filter(({ blocked }) => !blocked)).toHaveLength(3);
  await runSql(
    bench.servers,
    `UPDATE dbo.AspNetUsers SET LockoutEnabled = 1, LockoutEnd = '2099-01-01T00:00:00+00:00' WHERE Id = '${there[0]?.user_id.slice(prefix.length)}'`,
  );

  const refused = await verb('update-present');
  expect(refused).toMatchObject({ code: 1, json: { failure: { code: 'UF-4654' } } });
  expect(refused.json.failure.message).toContain('Passwords are not touched');
  const out = join(bench.home, 'before.csv');
  const dry = await verb('update-present', '--dry-run', '--out', out);
  expect(dry, dry.stderr).toMatchObject({ code: 0, json: { dryRun: true, toChange: 3, state: 'listed' } });
  expect(await readFile(out, 'utf8')).toContain(`${there[0]?.email}`);
  expect((await stat(out)).mode & 0o777).toBe(0o600);
  expect(await users()).toEqual(before);

  const said = ['--by', 'Kim Lee', '--because', 'They came <by hand> in spring'];
  const updated = await verb('update-present', '--yes', 'update', ...said);
  expect(updated, updated.stderr).toMatchObject({
    code: 0,
    json: { ended: 'done', state: 'updated', users: { total: 3, updated: 3 } },
  });
  expect((await users()).filter(({ blocked }) => blocked)).toHaveLength(1);
  const report = await readFile(updated.json.report, 'utf8');
  for (const told of ['People who were there before', 'Kim Lee', 'came &#60;by hand']) expect(report).toContain(told);
  expect(await readFile(updated.json.report.replace('.html', '-present.csv'), 'utf8')).toContain(',updated,');
  expect((await run('status')).stdout).toContain('3  updated');
  expect((await verb('verify')).json).toMatchObject({ reconciled: true, accounts: { updated: 3, present: 0 } });

  expect((await run('person', there[0]?.email ?? '')).stdout).toMatch(
    /updating who was there before: updated \(.*blocked\)/,
  );

  expect(await verb('update-present', '--put-back')).toMatchObject({ code: 1, json: { failure: { code: 'UF-4655' } } });
  const back = await verb('update-present', '--put-back', '--yes', 'put-back', ...said);
  expect(back, back.stderr).toMatchObject({ code: 0, json: { state: 'put-back', users: { returned: 3 } } });
  expect(await verb('update-present', '--put-back')).toMatchObject({ code: 1, json: { failure: { code: 'UF-4652' } } });
  const told = (list: readonly object[]) => list.map((user) => ({ ...user, updatedAt: null }));
  expect(told(await users())).toEqual(told(before));
  await expectNoSecretIn(bench.home, secretsOf(benchAccounts));
});
