// What a page has done about roles at Auth0 of a run's people: real SQL Server protocol, a practice tenant over HTTP.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { GivingState, RunRoles } from '../../../electron/assistant/contract/index.ts';
import { systemClock } from '../../../electron/common/clock.ts';
import { openTenant } from '../../../electron/tenant/open-tenant.ts';
import { runSql } from '../../run-sql.ts';
import { type PracticeBench, practiceBench } from './support/practice-bench.ts';
import { id, idle, makePlan, startEnds } from './support/workbench.ts';

const bench = practiceBench('file', () => startEnds(200));
const client = () => bench.client;
const until: PracticeBench['page']['until'] = (what, holds) => bench.page.until(what, holds);

/** Users of a role, by its name in the old application, who stand so. */
function users(roles: RunRoles | undefined, name: string, ...states: readonly GivingState[]): number {
  const counts = roles?.roles.find((role) => role.name === name)?.counts ?? [];
  return counts.reduce((sum, count) => (states.includes(count.state) ? sum + count.users : sum), 0);
}

async function control(call: string, body: object): Promise<void> {
  const { status } = await fetch(`${bench.ends.tenant.control}/${call}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(status).toBe(200);
}

/** Who has each role of the tenant. */
async function held(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const text = await (await fetch(`${bench.ends.tenant.control}/roles`)).text();
  const roles = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly name: string; readonly members: readonly string[] });
  return new Map(roles.map(({ name, members }) => [name, new Set(members)]));
}

test('roles are shown, chosen, given in part, gone on with after a restart, and no other list is given than was shown', {
  timeout: 300_000,
}, async () => {
  // The samples have no roles.
  await runSql(
    bench.ends,
    "INSERT INTO dbo.AspNetRoles (Id, Name, NormalizedName) VALUES (N'1', N'Administrators', N'ADMINISTRATORS'), (N'2', N'Editors', N'EDITORS')",
    "INSERT INTO dbo.AspNetUserRoles (UserId, RoleId) SELECT TOP 90 Id, N'1' FROM dbo.AspNetUsers ORDER BY Id",
    "INSERT INTO dbo.AspNetUserRoles (UserId, RoleId) SELECT TOP 80 Id, N'2' FROM dbo.AspNetUsers ORDER BY Id DESC",
  );
  await control('roles', {
    roles: [
      { name: 'administrators', members: [] },
      { name: 'Catalogue', members: [] },
    ],
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
  expect(ran.roles).toMatchObject({ run, state: 'unseen', roles: [] });

  await client().lookAtRoles({ ...id(), run, choices: [] });
  const looked = await until('the list', ({ roles, activity }) => activity === undefined && roles?.state === 'listed');
  expect(looked.roles).toMatchObject({ found: { tenantRoles: ['administrators', 'Catalogue'], missingScopes: [] } });
  const named = { administrators: users(looked.roles, 'Administrators', 'waiting') };
  expect(named.administrators).toBeGreaterThan(50);
  expect(looked.roles?.roles).toMatchObject([
    { name: 'Administrators', role: 'administrators' },
    { name: 'Editors', role: null },
  ]);
  expect(looked.roles?.toGive.withoutPresent.times).toBe(named.administrators);
  const chosen = [{ name: 'Editors', role: 'Catalogue' }];
  await client().lookAtRoles({ ...id(), run, choices: chosen });
  const { roles: list } = await until(
    'the choice',
    ({ roles, activity }) => activity === undefined && roles?.roles[1]?.role === 'Catalogue',
  );
  const editors = users(list, 'Editors', 'waiting');
  expect(list?.toGive.withoutPresent.times).toBe(named.administrators + editors);
  const { rows } = await client().roleHolders({ run, number: 2, states: ['waiting'], limit: 30 });
  expect(rows).toHaveLength(30);
  const last = rows[29] ?? { number: 0, userId: '' };
  const more = await client().roleHolders({ run, number: 2, states: ['waiting'], after: last, limit: 500 });
  expect(new Set([...rows, ...more.rows].map(({ email }) => email)).size).toBe(editors);
  const { path } = await client().saveRoles({ ...id(), run });
  expect(await readFile(path, 'utf8')).toContain(rows[0]?.email ?? 'nobody');
  expect([...(await held()).values()].map(({ size }) => size)).toEqual([0, 0]);

  const yes = { run, yes: 'roles', present: false, by: 'Kim' } as const;
  await client().giveRoles({ ...id(), ...yes, listed: looked.roles?.listed ?? 0 });
  const refused = await until('the refusal', (state) => idle(state) && state.failure !== undefined);
  expect(refused.failure).toMatchObject({ code: 'UF-4505', places: ['migrate', 'verify-and-cut-over'] });

  // Whose metadata names another role since the list was shown is given neither: nobody said yes to the one, and the other is theirs no more.
  const administrators = await client().roleHolders({ run, number: 1, limit: 500 });
  const editorIds = new Set([...rows, ...more.rows].map(({ userId }) => userId));
  const since = administrators.rows.find(({ userId }) => !editorIds.has(userId))?.userId ?? '';
  const { origin: domain, clientId, clientSecret } = bench.ends.tenant;
  const dashboard = openTenant({ domain, clientId, clientSecret, fetch, clock: systemClock });
  expect(await dashboard.updateUser(since, { app_metadata: { roles: ['Editors'] } })).toMatchObject({
    kind: 'changed',
  });
  await bench.ends.tenantFault({ kind: 'slow', on: 'roles.users.assign', milliseconds: 800, count: 'all' });
  await client().giveRoles({ ...id(), ...yes, listed: list?.listed ?? 0 });
  await until('the first', ({ activity }) => (activity?.done ?? 0) > 0);
  await client().cancelActivity(id());
  const halted = await until('the stop', idle);
  expect(halted.failure).toBeUndefined();
  expect(halted.roles).toMatchObject({ state: 'giving', askings: [{ by: 'Kim', present: false }] });

  await bench.reopen();
  await bench.ends.noTenantFaults();
  expect(bench.page.now().roles).toMatchObject({ state: 'giving', roles: halted.roles?.roles });
  const { tenant } = bench.page.now();
  await client().saveTenant({ ...id(), form: tenant.form, clientSecret: bench.ends.tenant.clientSecret });
  await client().giveRoles({ ...id(), ...yes, listed: halted.roles?.listed ?? 0 });
  const given = await until('its end', ({ roles, activity }) => activity === undefined && roles?.state === 'given');
  expect(users(given.roles, 'Editors', 'given')).toBe(editors);
  const now = await held();
  expect(now.get('administrators')).toEqual(
    new Set(administrators.rows.map(({ userId }) => userId).filter((userId) => userId !== since)),
  );
  expect(now.get('Catalogue')).toEqual(editorIds);
});
