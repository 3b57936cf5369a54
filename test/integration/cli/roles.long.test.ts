// `userferry roles` from the refusal without a yes to the report, under faults, on both practice servers.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runSql } from '../../run-sql.ts';
import { verbBench } from './verb-bench.ts';

interface HeldRole {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

const bench = verbBench('giving-roles', { store: 'aspnet-identity-core', accounts: 300, seed: 5 });
const { verb } = bench;

beforeAll(async () => {
  // The samples have no roles.
  await runSql(
    bench.servers,
    "INSERT INTO dbo.AspNetRoles (Id, Name, NormalizedName) VALUES (N'1', N'Administrators', N'ADMINISTRATORS'), (N'2', N'Editors', N'EDITORS')",
    "INSERT INTO dbo.AspNetUserRoles (UserId, RoleId) SELECT TOP 120 Id, N'1' FROM dbo.AspNetUsers ORDER BY Id",
    "INSERT INTO dbo.AspNetUserRoles (UserId, RoleId) SELECT TOP 70 Id, N'2' FROM dbo.AspNetUsers ORDER BY Id DESC",
  );
});

async function control(call: string, body: object): Promise<void> {
  const { status } = await fetch(`${bench.servers.tenant.control}/${call}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(status).toBe(200);
}

async function lines<Line>(call: string): Promise<readonly Line[]> {
  const text = await (await fetch(`${bench.servers.tenant.control}/${call}`)).text();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** What an administrator does in the tenant's dashboard. */
async function manage(method: 'PATCH' | 'DELETE', user: string, body?: object): Promise<void> {
  const { origin, clientId, clientSecret } = bench.servers.tenant;
  const json = { 'content-type': 'application/json' };
  const granted = await fetch(`${origin}/oauth/token`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience: `${origin}/api/v2/`,
    }),
  });
  const { access_token } = (await granted.json()) as { readonly access_token: string };
  const { status } = await fetch(
    `${origin}/api/v2/users/${encodeURIComponent(`auth0|${user.replace('auth0|', '')}`)}`,
    {
      method,
      headers: { ...json, authorization: `Bearer ${access_token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );
  expect(status).toBeLessThan(300);
}

/** Who has each role by the list that the verb writes: what their metadata says. */
async function wanted(file: string): Promise<ReadonlyMap<string, Set<string>>> {
  const text = await readFile(file, 'utf8');
  const byRole = new Map<string, Set<string>>();
  for (const line of text.trim().split('\r\n').slice(1)) {
    const [role = '', , , userId = ''] = line.split(',');
    byRole.set(role, (byRole.get(role) ?? new Set()).add(userId));
  }
  return byRole;
}

test('a run’s people are given their roles, and nobody else is', { timeout: 300_000 }, async () => {
  // Somebody of before under an id of their own, who has a role already, and a stranger to the run.
  await control('users', {
    users: [{ user_id: 'stranger', email: 'stranger@example.net', app_metadata: { roles: ['Administrators'] } }],
  });
  expect((await verb('migrate')).json.accounts.imported).toBeGreaterThan(200);

  const out = join(bench.home, 'roles.csv');
  const blank = await verb('roles', '--dry-run', '--out', out);
  expect(blank, blank.stderr).toMatchObject({ code: 0, json: { dryRun: true, toGive: 0 } });
  const named = await wanted(out);
  const [first = '', second = ''] = [...named.keys()].toSorted();
  expect(second).not.toBe('');

  // One role of the same name, one that somebody names for the second, and one that nobody of the run has.
  const [has = ''] = [...(named.get(first) ?? [])];
  await control('roles', {
    roles: [
      { name: first, members: ['stranger', has] },
      { name: 'Other name', members: [] },
      { name: 'Nobody’s', members: ['stranger'] },
    ],
  });
  const users = (name: string) => named.get(name)?.size ?? 0;
  const refused = await verb('roles', '--role', `${second}=Other name`);
  expect(refused).toMatchObject({ code: 1, json: { failure: { code: 'UF-4501' } } });
  expect(refused.json.failure.message).toContain(`${users(first) - 1 + users(second)} roles`);

  expect(await verb('roles', '--dry-run', '--role', `${second}=Otter name`)).toMatchObject({
    code: 1,
    json: { failure: { code: 'UF-4504' } },
  });

  // Since they were listed, four are deleted in a row, who would each be refused, and one has the role no longer.
  const [changed = '', ...gone] = [...(named.get(second) ?? [])].toSorted().slice(0, 5);
  await manage('PATCH', changed, { app_metadata: { roles: [] } });
  for (const id of gone) await manage('DELETE', id);
  for (const who of named.values()) for (const id of [changed, ...gone]) who.delete(id);

  for (const fault of [
    { kind: 'lost-answer', when: 'after', on: 'roles.users.assign' },
    { kind: 'rate-limited', on: 'roles.users' },
    { kind: 'server-error', when: 'after', on: 'roles.', skip: 2 },
  ]) {
    await control('faults', fault);
  }
  const given = await verb(
    'roles',
    '--yes',
    'roles',
    '--role',
    `${second}=Other name`,
    '--by',
    'Kim Lee',
    '--out',
    out,
  );
  expect(given, given.stderr).toMatchObject({ code: 0, json: { ended: 'done' } });
  const held = new Map((await lines<HeldRole>('roles')).map(({ name, members }) => [name, new Set(members)]));
  expect(held.get(first)).toEqual(new Set([...(named.get(first) ?? []), 'stranger']));
  expect(held.get('Other name')).toEqual(named.get(second));
  expect(held.get('Nobody’s')).toEqual(new Set(['stranger']));
  const report = await readFile(given.json.report, 'utf8');
  for (const told of ['Roles at Auth0', 'Kim Lee', 'had it before']) expect(report).toContain(told);

  // Once more: everybody has what they are to have.
  const again = await verb('roles', '--yes', 'roles', '--role', `${second}=Other name`);
  expect(again.json.roles.every(({ users: by }: { users: Record<string, number> }) => by.waiting === 0)).toBe(true);
  // Who only looks leaves it as given: nothing is under way that would have to be finished.
  const looked = await verb('roles', '--dry-run', '--role', `${second}=Other name`);
  expect(looked.json).toMatchObject({ toGive: 0, finished: again.json.finished });
  expect(again.json.finished).not.toBeNull();
});
