import { expect, onTestFinished, test } from 'vitest';
import { lockDeployments, lockRuns } from '../../../../electron/journal/locks.ts';
import { changeText } from '../../../../electron/migration/deploy/change-text.ts';
import type { DeployTarget } from '../../../../electron/migration/deploy/deploy.ts';
import type { DeployMode } from '../../../../electron/migration/deploy/deploy-mode.ts';
import { wishOfMode } from '../../../../electron/migration/deploy/wishes.ts';
import type { PracticeTenantOptions } from '../../../../electron/practice/practice.ts';
import type { ActionName } from '../../../../electron/scripts/actions.ts';
import { OpenedTenant } from '../../practice-tenant/opened-tenant.ts';
import { deployingTo } from './deploying.ts';

async function opened(options: PracticeTenantOptions = {}) {
  const tenant = await OpenedTenant.open(options);
  const { book, journal, prepare, stop } = await deployingTo(tenant);
  onTestFinished(async () => {
    await stop();
    await tenant.stop();
  });
  return { tenant, book, journal, prepare };
}

function target(
  mode: DeployMode,
  scripts: Readonly<Partial<Record<ActionName, string>>> = {},
  configuration: Readonly<Record<string, string>> = { SQL_PASSWORD: 'secret' },
): DeployTarget {
  const all = new Map<ActionName, string>([
    ['login', 'function login(usernameOrEmail, password, callback) { return callback(null, null); }'],
    ['getUser', 'function getUser(email, callback) { return callback(null, null); }'],
    ...(Object.entries(scripts) as [ActionName, string][]),
  ]);
  return { kind: 'mode', mode, wish: wishOfMode(mode, { scripts: all, configuration, applications: [] }) };
}

test.for([
  { configurationCiphertext: 'fresh' },
  { configurationEcho: 'recognised' },
  { omittedFields: 'set-back' },
] as const)('with %o nothing is lost, and the second time there is nothing to change', async (variants) => {
  const { tenant, prepare } = await opened({ variants });
  await tenant.connections.create({
    name: 'members',
    strategy: 'auth0',
    display_name: 'Members',
    realms: ['contoso.example'],
    show_as_button: true,
    options: { enabledDatabaseCustomization: true, disable_signup: true },
  });
  const before = await tenant.connections.list({ name: 'members' });
  await (await prepare('members', target('trickle'), 'adopt')).apply();
  const again = await prepare('members', target('trickle'));
  expect({ changes: again.plan.changes, foreign: again.plan.foreign }).toEqual({ changes: [], foreign: [] });
  expect(await again.apply()).toBeNull();
  const { options: _, ...rest } = Object(before.data[0]);
  expect((await tenant.connections.list({ name: 'members' })).data[0]).toMatchObject(rest);
  // Another password of our own is a change, and nobody else's.
  const renewed = await prepare('members', target('trickle', {}, { SQL_PASSWORD: 'another' }));
  expect(renewed.plan).toMatchObject({ changes: [{ key: 'SQL_PASSWORD', change: 'replaced' }], needs: [] });
  await renewed.apply();
});

test('nothing is sent beside another deployment, and nothing that a run under way reckons with is switched', async () => {
  const { tenant, prepare, journal } = await opened();
  await tenant.connections.create({ name: 'members', strategy: 'auth0' });
  await (await prepare('members', target('trickle'), 'adopt')).apply();
  const switching = await prepare('members', target('legacy'));
  const edited = { getUser: 'function getUser(e, callback) { callback(null); }' };
  const scriptsAlone = await prepare('members', target('trickle', edited));
  const cutover = await prepare('members', target('cutover', edited));
  const before = await tenant.connections.list({ name: 'members' });

  const another = lockDeployments(journal);
  await expect(scriptsAlone.apply()).rejects.toMatchObject({ code: 'UF-4018' });
  another();
  const run = lockRuns(journal);
  await expect(switching.apply()).rejects.toMatchObject({ code: 'UF-4118' });
  // Scripts that answer nobody change no switch, and end people's coming all the same.
  await expect(cutover.apply()).rejects.toMatchObject({ code: 'UF-4118' });
  expect((await tenant.connections.list({ name: 'members' })).data).toEqual(before.data);
  expect(await scriptsAlone.apply()).toMatchObject({ number: 2 });
  run();
  expect(await (await prepare('members', target('legacy'))).apply()).toMatchObject({ number: 3 });
});

test('a connection that holds users is not switched to scripts: that is known before, or told by Auth0', async () => {
  const { tenant, prepare, book } = await opened();
  await tenant.imported([{ email: 'inhabitant@contoso.example' }]);
  const name = tenant.practice.connection;
  const known = await prepare(name, target('trickle'), 'adopt');
  expect(known.obstacles).toMatchObject([{ code: 'UF-2051' }]);
  await expect(known.apply()).rejects.toMatchObject({ code: 'UF-2051' });

  const blind = await opened({ withheldScopes: ['read:users'] });
  const { practice } = blind.tenant;
  // A user who comes between the look and the deed.
  const unknowing = await blind.prepare(practice.connection, target('trickle'), 'adopt');
  expect(unknowing.obstacles).toEqual([]);
  await blind.tenant.control('users', { users: [{ user_id: 'uf-1', email: 'a@contoso.example' }] });
  await expect(unknowing.apply()).rejects.toMatchObject({ code: 'UF-2051' });
  expect(await blind.book.of(new URL(practice.origin).host, practice.connection)).toEqual([]);
  expect(await book.of(new URL(tenant.practice.origin).host, name)).toEqual([]);
});

test('a plan without custom databases is told as that', async () => {
  const { prepare } = await opened({ customDatabases: false });
  const prepared = await prepare('members', target('trickle'), 'create-connection');
  await expect(prepared.apply()).rejects.toMatchObject({ code: 'UF-2052' });
});

test('permissions are asked for only when they are used', async () => {
  const readOnly = await opened({ withheldScopes: ['update:connections_options', 'create:connections'] });
  const name = readOnly.tenant.practice.connection;
  expect((await readOnly.prepare(name, target('trickle'), 'adopt')).obstacles).toMatchObject([
    { code: 'UF-4107', message: expect.stringContaining('update:connections_options') },
  ]);
  expect((await readOnly.prepare('new', target('trickle'), 'create-connection')).obstacles).toMatchObject([
    { code: 'UF-4107', message: expect.stringContaining('create:connections') },
  ]);
  const blind = await opened({ withheldScopes: ['read:connections_options'] });
  await expect(blind.prepare(name, target('trickle'))).rejects.toMatchObject({ code: 'UF-2050' });
});

test('scripts that take no context are not brought to a connection that hands one over', async () => {
  const { tenant, prepare } = await opened();
  const options = { enabledDatabaseCustomization: true, enable_script_context: true };
  await tenant.connections.create({ name: 'members', strategy: 'auth0', options });
  const prepared = await prepare('members', target('trickle'), 'adopt');
  await expect(prepared.apply()).rejects.toMatchObject({ code: 'UF-4103' });
});

test('what the dashboard took away is shown with its cause, and brought back after a yes', async () => {
  const { tenant, prepare } = await opened();
  const scripts = {
    changeEmail: 'function changeEmail(email, newEmail, verified, callback) { return callback(null, true); }',
  };
  await (await prepare('members', target('legacy', scripts), 'create-connection')).apply();
  await tenant.control('dashboard-save', { connection: 'members', script: 'login', text: 'function mine() {}' });
  const prepared = await prepare('members', target('legacy', scripts));
  expect(prepared.plan.overwritten.map(changeText)).toEqual([
    expect.stringMatching(/^script changeEmail: removed .*dashboard/),
    expect.stringMatching(/^script login: /),
  ]);
  await expect(prepared.apply()).rejects.toMatchObject({ code: 'UF-4105' });
  await (await prepare('members', target('legacy', scripts), 'foreign-changes')).apply();
  expect((await prepare('members', target('legacy', scripts))).plan.changes).toEqual([]);
});

test('whoever changes the connection between the look and the deed is not overrun', async () => {
  const { tenant, prepare } = await opened();
  await (await prepare('members', target('trickle'), 'create-connection')).apply();
  const prepared = await prepare(
    'members',
    target('trickle', {
      login: 'function login(usernameOrEmail, password, callback) { return callback(null, null); } // new',
    }),
  );
  await tenant.control('dashboard-save', { connection: 'members', script: 'login', text: 'function mine() {}' });
  await expect(prepared.apply()).rejects.toMatchObject({
    code: 'UF-4104',
    detail: expect.stringMatching(/^script login/),
  });
});

test.for([
  { when: 'before', password: 'another' },
  { when: 'after', password: 'another' },
  // The values are sent again as they were, and Auth0 gives other ciphertexts for them.
  { when: 'after', password: 'secret' },
] as const)(
  'a deployment whose answer was lost, $when it took effect, with the password “$password”, is no foreign change, and is finished by the next one',
  async ({ when, password }) => {
    const { tenant, prepare, book } = await opened();
    await (await prepare('members', target('trickle'), 'create-connection')).apply();
    const next = target(
      'trickle',
      { login: 'function login(usernameOrEmail, password, callback) { return callback(null, null); } // new' },
      { SQL_PASSWORD: password },
    );
    const lost = await prepare('members', next);
    await tenant.control('faults', { kind: 'lost-answer', on: 'connections.update', when, count: 'all' });
    await expect(lost.apply()).rejects.toMatchObject({ code: 'UF-2006' });
    await tenant.control('no-faults');
    const host = new URL(tenant.practice.origin).host;
    expect((await book.of(host, 'members')).map(({ state }) => state)).toEqual(['applied', 'intended']);
    const again = await prepare('members', next);
    expect(again.plan).toMatchObject({ foreign: [], needs: [] });
    await again.apply();
    expect((await prepare('members', next)).plan.changes).toEqual([]);
    expect((await book.of(host, 'members')).at(-1)).toMatchObject({ state: 'applied' });
  },
);
