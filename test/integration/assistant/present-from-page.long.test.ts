// What a page has done about people who were in the connection before a run: real SQL Server protocol, a practice tenant over HTTP.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { PresentUpdate } from '../../../electron/assistant/contract/index.ts';
import { plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { runSql } from '../../run-sql.ts';
import { type PracticeBench, practiceBench } from './support/practice-bench.ts';
import { id, idle, makePlan, startEnds } from './support/workbench.ts';

const bench = practiceBench('file', () => startEnds(200));
const client = () => bench.client;
const until: PracticeBench['page']['until'] = (what, holds) => bench.page.until(what, holds);

function users(present: PresentUpdate | undefined, ...wanted: readonly string[]): number {
  return (present?.counts ?? []).reduce((sum, { state, users }) => (wanted.includes(state) ? sum + users : sum), 0);
}

async function inTenant(): Promise<readonly Record<string, unknown>[]> {
  const text = await (await fetch(`${bench.ends.tenant.control}/users`)).text();
  return text
    .trim()
    .split('\n')
    .map((line) => ({ ...JSON.parse(line), updatedAt: null }));
}

test('who was there before is shown, updated in part, gone on with after a restart, and put back', {
  timeout: 300_000,
}, async () => {
  const there: { user_id: string; email: string }[] = [];
  for await (const { key, email, planted } of plantedAccounts(bench.ends.sqlServer.control))
    if (planted === 'import' && there.length < 60) there.push({ user_id: `uf-${key}`, email: email ?? '' });
  await fetch(`${bench.ends.tenant.control}/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ users: there }),
  });
  await client().checkTenant(id());
  await until('the tenant', ({ tenant, activity }) => tenant.connected && activity === undefined);
  await client().survey(id());
  await until('the survey', (state) => idle(state) && state.accounts.survey !== undefined);
  const plan = await makePlan(bench.page);
  await client().startRun({ ...id(), plan: plan.id });
  const ran = await until(
    'the run',
    (state) => idle(state) && state.run?.state === 'finished' && state.verification !== undefined,
  );
  const run = ran.run?.id ?? '';
  expect(ran.run?.counts.present).toBe(60);
  const before = await inTenant();

  const barred = there[0]?.user_id.slice('uf-'.length);
  await runSql(
    bench.ends,
    `UPDATE dbo.AspNetUsers SET LockoutEnabled = 1, LockoutEnd = '2099-01-01T00:00:00+00:00' WHERE Id = '${barred}'`,
  );
  await client().lookAtPresent({ ...id(), run });
  const listed = await until('the list', ({ present, activity }) => activity === undefined && present !== undefined);
  expect(listed.present).toMatchObject({ run, state: 'listed', askings: [] });
  const meant = users(listed.present, 'waiting');
  expect(meant).toBeGreaterThan(40);
  expect(await inTenant()).toEqual(before);
  const { rows } = await client().presentPeople({ run, states: ['waiting'], reason: null, after: 0, limit: 500 });
  expect(rows).toHaveLength(meant);
  expect(rows[0]?.changes[0]).toMatchObject({ was: expect.any(String), given: expect.stringMatching(/./) });
  const { path } = await client().savePresent({ ...id(), run });
  expect(await readFile(path, 'utf8')).toContain(`${there[0]?.email}`);

  const said = { run, by: 'Kim', why: 'they came by hand in spring' };
  await bench.ends.tenantFault({ kind: 'slow', on: 'users.update', milliseconds: 200, count: 'all' });
  await client().updatePresent({ ...id(), ...said, yes: 'update', passwords: false });
  await until('the first', ({ activity }) => (activity?.done ?? 0) > 3);
  await client().cancelActivity(id());
  const halted = await until('the stop', idle);
  expect(halted.failure).toBeUndefined();
  expect(halted.present).toMatchObject({ state: 'updating', askings: [{ by: 'Kim', passwords: false }] });
  expect(halted.run?.counts.updated).toBe(users(halted.present, 'updated'));

  await bench.reopen();
  await bench.ends.noTenantFaults();
  expect(bench.page.now().present).toMatchObject({ state: 'updating', counts: halted.present?.counts });
  const { legacy, tenant } = bench.page.now();
  await client().saveLegacy({ ...id(), form: legacy.form, password: bench.ends.sqlServer.password });
  await client().saveTenant({ ...id(), form: tenant.form, clientSecret: bench.ends.tenant.clientSecret });
  await client().updatePresent({ ...id(), ...said, yes: 'update', passwords: false });
  const updated = await until(
    'its end',
    ({ present, activity }) => activity === undefined && present?.state === 'updated',
  );
  expect(updated).toMatchObject({ run: { counts: { updated: meant, present: 60 - meant } } });
  expect(users(updated.present, 'updated')).toBe(meant);
  expect((await inTenant()).find(({ id: user }) => user === there[0]?.user_id)).toMatchObject({ blocked: true });

  await client().putPresentBack({ ...id(), ...said, yes: 'put-back' });
  const back = await until(
    'them back',
    ({ present, activity }) => activity === undefined && present?.state === 'put-back',
  );
  expect(users(back.present, 'returned')).toBe(meant);
  expect(back.run?.counts).toMatchObject({ updated: 0, present: 60 });
  expect(await inTenant()).toEqual(before);
});
