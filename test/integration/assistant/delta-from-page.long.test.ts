// What a page has done about changes in the legacy database after a run: real SQL Server protocol, a practice tenant over HTTP.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { DeltaCounts } from '../../../electron/assistant/contract/index.ts';
import { type PlantedAccount, plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { runSql } from '../../run-sql.ts';
import { filesWith } from './support/files-with.ts';
import { type PracticeBench, practiceBench } from './support/practice-bench.ts';
import { id, idle, makePlan, startEnds } from './support/workbench.ts';

const bench = practiceBench('file', () => startEnds(240));
const client = () => bench.client;
const until: PracticeBench['page']['until'] = (what, holds) => bench.page.until(what, holds);

function accounts(counts: DeltaCounts = [], ...states: readonly string[]): number {
  return counts.reduce((sum, { state, accounts }) => (states.includes(state) ? sum + accounts : sum), 0);
}

test('changes are shown, carried over in part, gone on with, shown after a restart, and then there are none', {
  timeout: 300_000,
}, async () => {
  await client().checkTenant(id());
  await until('the tenant', ({ tenant, activity }) => tenant.connected && activity === undefined);
  await client().survey(id());
  await until('the survey', (state) => idle(state) && state.accounts.survey !== undefined);
  const plan = await makePlan(bench.page);
  await client().startRun({ ...id(), plan: plan.id });
  await until('the run', (state) => idle(state) && state.run?.state === 'finished' && state.verification !== undefined);

  await client().lookForChanges(id());
  const before = await until('nothing', ({ delta, activity }) => activity === undefined && delta !== undefined);
  expect(before.delta).toMatchObject({ state: 'finished', counts: [], run: null });
  // Its reading is nobody's plan.
  expect(before.plan?.id).toBe(plan.id);

  const people: PlantedAccount[] = [];
  for await (const account of plantedAccounts(bench.ends.sqlServer.control))
    if (account.planted === 'import' && account.password !== null) people.push(account);
  const [barred, borrowing, lender, ...rest] = people.map(({ key }) => key);
  const renamed = rest.slice(0, 60);
  await runSql(
    bench.ends,
    `UPDATE dbo.AspNetUsers SET LockoutEnabled = 1, LockoutEnd = '2099-01-01T00:00:00+00:00' WHERE Id = '${barred}'`,
    `UPDATE dbo.AspNetUsers SET PasswordHash = (SELECT PasswordHash FROM dbo.AspNetUsers WHERE Id = '${lender}') WHERE Id = '${borrowing}'`,
    ...renamed.map(
      (key, index) => `UPDATE dbo.AspNetUsers SET PhoneNumber = '+491510000${1000 + index}' WHERE Id = '${key}'`,
    ),
    `INSERT INTO dbo.AspNetUsers (Id, UserName, NormalizedUserName, Email, NormalizedEmail, EmailConfirmed, PasswordHash, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
     SELECT '0f000000-0000-4000-8000-000000000001', 'newcomer', 'NEWCOMER', 'newcomer@example.org', 'NEWCOMER@EXAMPLE.ORG', 1, PasswordHash, 0, 0, 0, 0 FROM dbo.AspNetUsers WHERE Id = '${lender}'`,
  );
  const asked = await bench.ends.tenantState();
  await client().lookForChanges(id());
  const listed = await until('the list', ({ delta, activity }) => activity === undefined && delta?.state === 'listed');
  expect(accounts(listed.delta?.counts, 'waiting')).toBe(63);
  expect(await bench.ends.tenantState()).toEqual({ ...asked, now: expect.any(Number) });
  const pass = listed.delta?.id ?? '';
  const { rows } = await client().changedAccounts({ delta: pass, kind: 'disabled', after: 0, limit: 10 });
  expect(rows).toMatchObject([{ key: barred, kinds: ['disabled'], state: 'waiting', listed: [] }]);
  const phones = { delta: pass, kind: 'identifiers', standing: 'open' } as const;
  const first = await client().changedAccounts({ ...phones, after: 0, limit: 50 });
  const second = await client().changedAccounts({ ...phones, after: first.rows.at(-1)?.number ?? 0, limit: 50 });
  expect([...first.rows, ...second.rows].map(({ key }) => key).toSorted()).toEqual(renamed.toSorted());
  expect(await client().changedAccounts({ ...phones, standing: 'done', after: 0, limit: 50 })).toEqual({ rows: [] });

  const wish = { delta: pass, yes: 'delta', by: 'Kim', why: 'the old pages close', settleHalfCreated: false } as const;
  await client().carryOver({ ...id(), ...wish, delta: '1' });
  await until('the refusal', ({ failure, activity }) => failure?.code === 'UF-4461' && activity === undefined);

  await bench.ends.tenantFault({ kind: 'slow', on: 'users.update', milliseconds: 200, count: 'all' });
  await client().carryOver({ ...id(), ...wish });
  await until('the first', ({ activity }) => (activity?.done ?? 0) > 3);
  await client().cancelActivity(id());
  const halted = await until('the stop', idle);
  expect(halted.failure).toBeUndefined();
  expect(halted.delta).toMatchObject({ id: pass, state: 'under-way', by: 'Kim' });
  expect(accounts(halted.delta?.counts, 'done')).toBeGreaterThan(3);

  await bench.reopen();
  expect(bench.page.now().delta).toMatchObject({ id: pass, state: 'under-way', counts: halted.delta?.counts });
  // What is known in memory alone is gone with the process.
  await bench.ends.noTenantFaults();
  const { legacy, tenant } = bench.page.now();
  await client().saveLegacy({ ...id(), form: legacy.form, password: bench.ends.sqlServer.password });
  await client().saveTenant({ ...id(), form: tenant.form, clientSecret: bench.ends.tenant.clientSecret });
  await client().carryOver({ ...id(), ...wish });
  const over = await until('the end', ({ delta, activity }) => activity === undefined && delta?.state === 'finished');
  expect(over.failure).toBeUndefined();
  expect(accounts(over.delta?.counts, 'done')).toBe(63);
  // Who was new came with a run of their own, which is the latest.
  expect(over.run).toMatchObject({ id: over.delta?.run, state: 'finished', counts: { imported: 1 } });
  expect(over.plan?.id).toBe(over.run?.plan);
  expect(over.reports.map(({ run }) => run).toSorted()).toEqual(['1', '2']);
  const users = (await (await fetch(`${bench.ends.tenant.control}/users`)).text()).trim().split('\n');
  expect(users.map((line) => JSON.parse(line)).find(({ id }) => id.endsWith(`${barred}`))).toMatchObject({
    blocked: true,
  });
  const { path } = await client().saveChanges({ ...id(), delta: pass });
  expect((await readFile(path, 'utf8')).trim().split('\r\n')).toHaveLength(64);

  await client().lookForChanges(id());
  const empty = await until('nothing more', ({ delta, activity }) => activity === undefined && delta?.id !== pass);
  expect(empty.delta).toMatchObject({ state: 'finished', counts: [] });
  expect(await filesWith(bench.home, [bench.ends.tenant.clientSecret])).toEqual([]);
});
