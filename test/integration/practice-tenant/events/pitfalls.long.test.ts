// What goes wrong at Auth0 in migrations: AUTH0.md A2 (ids, profiles), A5 and A8, each reproducible, under every reading of a variant.
import { expect, onTestFinished, test } from 'vitest';
import type { PracticeTenantOptions } from '../../../../electron/practice/practice.ts';
import { OpenedTenant } from '../opened-tenant.ts';
import { authentication, followMail, observed } from './observed.ts';
import { knowsSome, letsIn, type Scripts, scriptedConnection } from './scripted-connection.ts';

const known = 'known@contoso.example';
const exists = { error_description: 'The user already exists.' };

async function opened(variants: NonNullable<PracticeTenantOptions['variants']> = {}): Promise<OpenedTenant> {
  const tenant = await OpenedTenant.open({ variants });
  onTestFinished(() => tenant.stop());
  return tenant;
}

const scripts: Scripts = { login: letsIn(), get_user: knowsSome };
const byEmail = (tenant: OpenedTenant, email: string) => tenant.users.listUsersByEmail({ email });

test('A8, a half-created record stops sign-in, creation and import, until both deletes are called', async () => {
  const tenant = await opened();
  const { name, id } = await scriptedConnection(tenant, true, scripts);
  await tenant.control('users', { connection: name, users: [{ user_id: 's-old', email: known, halfCreated: true }] });
  expect(await tenant.signIn(known, 'secret', name)).toMatchObject({ status: 403, body: exists });
  expect(await tenant.call('POST', 'users', { connection: name, email: known })).toMatchObject({ status: 409 });
  const { failures } = await tenant.imported([{ email: known }], { connection_id: id });
  expect(failures).toMatchObject([{ errors: [{ code: 'DUPLICATED_USER' }] }]);
  expect(await byEmail(tenant, known)).toEqual([]);
  await tenant.users.delete('auth0|s-old');
  expect(await tenant.signIn(known, 'secret', name)).toMatchObject({ status: 403, body: exists });
  await tenant.call('DELETE', `connections/${id}/users?email=${known}`);
  expect((await tenant.signIn(known, 'secret', name)).status).toBe(200);
});

test('A8, who signed in while import mode was off is in the way of a bulk import, by whatever key', async () => {
  const tenant = await opened();
  const { name, id } = await scriptedConnection(tenant, false, scripts);
  await tenant.signIn(known, 'secret', name);
  const options = { enabledDatabaseCustomization: true, import_mode: true, customScripts: scripts };
  await tenant.connections.update(id, { options });
  for (const user of [{ email: known }, { email: 'other@contoso.example', user_id: `s-${known}` }]) {
    const { failures } = await tenant.imported([user], { connection_id: id, upsert: 'true' });
    expect(failures).toMatchObject([{ errors: [{ code: 'DUPLICATED_USER' }] }]);
  }
});

test.for([
  ['with the same identifiers the user moves', '', 200],
  ['with another phone number by now the move is refused', ", phone_number: '+4915112345678'", 403],
] as const)('A8, import mode turned on after legacy mode: %s', async ([, more, status]) => {
  const tenant = await opened();
  const { name, id } = await scriptedConnection(tenant, false, scripts);
  expect((await tenant.signIn(known, 'secret', name)).status).toBe(200);
  const customScripts = { ...scripts, login: letsIn(more) };
  const options = { enabledDatabaseCustomization: true, import_mode: true, customScripts };
  await tenant.connections.update(id, { options });
  const first = await observed(tenant, () => tenant.signIn(known, 'secret', name));
  expect(first).toMatchObject({ status, scripts: [`login("${known}","•••")`] });
  const second = await observed(tenant, () => tenant.signIn(known, 'secret', name));
  expect(second.scripts).toHaveLength(status === 200 ? 0 : 1);
  expect(await byEmail(tenant, known)).toHaveLength(1);
});

test('A9, import mode turned off after trickle asks the scripts alone: what changed at Auth0 since is not known there', async () => {
  const tenant = await opened();
  const { name, id } = await scriptedConnection(tenant, true, scripts);
  await tenant.signIn(known, 'secret', name);
  await tenant.users.update(`auth0|s-${known}`, { password: 'set at Auth0' });
  expect((await tenant.signIn(known, 'set at Auth0', name)).status).toBe(200);
  const options = { enabledDatabaseCustomization: true, import_mode: false, customScripts: scripts };
  await tenant.connections.update(id, { options });
  expect((await tenant.signIn(known, 'set at Auth0', name)).status).toBe(403);
  expect((await tenant.signIn(known, 'secret', name)).status).toBe(200);
});

test('A9, after the cut-over those who moved sign in, and nobody else', async () => {
  const tenant = await opened();
  const { name, id } = await scriptedConnection(tenant, true, scripts);
  await tenant.signIn(known, 'secret', name);
  const nobody = (action: string, names: string) =>
    `function ${action}(${names}, callback) { return callback(null, null); }`;
  const customScripts = { login: nobody('login', 'name, password'), get_user: nobody('getUser', 'email') };
  await tenant.connections.update(id, {
    options: { enabledDatabaseCustomization: true, import_mode: true, customScripts },
  });
  expect((await tenant.signIn(known, 'secret', name)).status).toBe(200);
  expect(await observed(tenant, () => tenant.signIn('late@contoso.example', 'secret', name))).toMatchObject({
    status: 403,
    codes: ['fu'],
  });
});

test('A2, ids that change from call to call make another user at each sign-in with import mode off', async () => {
  const login = `function login(name, password, callback) {
    global.n = (global.n || 0) + 1;
    callback(null, { user_id: 'r-' + global.n, email: name });
  }`;
  const tenant = await opened();
  const legacy = await scriptedConnection(tenant, false, { login });
  for (const _ of [1, 2, 3]) expect((await tenant.signIn(known, 'x', legacy.name)).status).toBe(200);
  const users = await tenant.users.list({ q: `identities.connection:"${legacy.name}"` });
  expect(users.data.map(({ email }) => email)).toEqual([known, known, known]);
});

test('A2, import mode keeps addresses in small letters, without it their case stays', async () => {
  const tenant = await opened();
  const login = "function login(name, password, callback) { callback(null, { user_id: 's-' + name, email: name }); }";
  const moves = await scriptedConnection(tenant, true, { login });
  const stays = await scriptedConnection(tenant, false, { login });
  await tenant.signIn('Ada@Contoso.example', 'x', moves.name);
  await tenant.signIn('Bob@Contoso.example', 'x', stays.name);
  expect(await byEmail(tenant, 'ada@contoso.example')).toHaveLength(1);
  expect(await byEmail(tenant, 'bob@contoso.example')).toHaveLength(0);
  expect(await byEmail(tenant, 'Bob@Contoso.example')).toHaveLength(1);
});

test.for(['app_metadata', 'metadata'] as const)('A2, app metadata of scripts as %s', async (scriptMetadata) => {
  const tenant = await opened({ scriptMetadata });
  const login = letsIn(`, ${scriptMetadata}: { plan: 'full' }, user_metadata: { language: 'en' }`);
  const { name } = await scriptedConnection(tenant, true, { ...scripts, login });
  await tenant.signIn(known, 'secret', name);
  expect(await byEmail(tenant, known)).toMatchObject([
    { app_metadata: { plan: 'full' }, user_metadata: { language: 'en' } },
  ]);
});

test('A5, whether getUser runs at a first sign-in is a variant', async () => {
  const runs = async (variants: NonNullable<PracticeTenantOptions['variants']>) => {
    const tenant = await opened(variants);
    const { name } = await scriptedConnection(tenant, true, scripts);
    const { status, scripts: ran } = await observed(tenant, () => tenant.signIn(known, 'secret', name));
    expect(status).toBe(200);
    return ran;
  };
  const login = `login("${known}","•••")`;
  expect(await runs({ getUserAtSignIn: 'not-run' })).toEqual([login]);
  expect(await runs({ getUserAtSignIn: 'before-login' })).toEqual([`getUser("${known}")`, login]);
});

test('A5, a reset before the first sign-in, read as the older pages have it: the user is there once it is confirmed', async () => {
  const tenant = await opened({ resetBeforeMigration: 'created-when-confirmed' });
  const { name: connection } = await scriptedConnection(tenant, true, scripts);
  await authentication(tenant, 'change_password', { connection, email: known });
  expect(await byEmail(tenant, known)).toEqual([]);
  await followMail(tenant, 'password-change', known, 'new');
  expect(await byEmail(tenant, known)).toMatchObject([
    { user_id: `auth0|s-${known}`, app_metadata: { from: 'getUser' } },
  ]);
  expect(await observed(tenant, () => tenant.signIn(known, 'new', connection))).toMatchObject({
    status: 200,
    scripts: [],
  });
});

test('A4, the same as Auth0 Support has it: changePassword runs, and the next sign-in moves the user', async () => {
  const tenant = await opened({ resetBeforeMigration: 'through-change-password' });
  const without = await scriptedConnection(tenant, true, scripts);
  await authentication(tenant, 'change_password', { connection: without.name, email: known });
  expect(await followMail(tenant, 'password-change', known, 'secret')).toMatchObject({ body: { done: false } });
  const change = 'function changePassword(email, newPassword, callback) { callback(null, true); }';
  const { name: connection } = await scriptedConnection(tenant, true, { ...scripts, change_password: change });
  await authentication(tenant, 'change_password', { connection, email: known });
  expect(await observed(tenant, () => followMail(tenant, 'password-change', known, 'secret'))).toMatchObject({
    body: { done: true },
    scripts: [`changePassword("${known}","•••")`],
  });
  expect(await byEmail(tenant, known)).toEqual([]);
  expect(await observed(tenant, () => tenant.signIn(known, 'secret', connection))).toMatchObject({
    status: 200,
    scripts: [`login("${known}","•••")`],
  });
});

test('a link works once, and not for ever', async () => {
  const tenant = await OpenedTenant.open({ clock: 'simulated', tokenLifetimeSeconds: 10_000_000 });
  onTestFinished(() => tenant.stop());
  const { name: connection } = await scriptedConnection(tenant, true, scripts);
  await tenant.signIn(known, 'secret', connection);
  const ticket = async () => {
    const { body } = await tenant.call('POST', 'tickets/password-change', { user_id: `auth0|s-${known}`, ttl_sec: 60 });
    return { ticket: String(Object(body).ticket) };
  };
  const follow = (link: object) => tenant.control('follow', { link, password: 'new' });
  const used = await ticket();
  expect(await follow(used)).toMatchObject({ body: { done: true } });
  expect(await follow(used)).toMatchObject({ body: { done: false } });
  const late = await ticket();
  await tenant.control('clock', { milliseconds: 60_000 });
  expect(await follow(late)).toMatchObject({ body: { done: false } });
});

test('on a plain connection sign-up, reset and proof of an address need no scripts', async () => {
  const tenant = await opened({ signUpTaken: 'user_exists' });
  const { connection } = tenant.practice;
  const signUp = () =>
    authentication(tenant, 'signup', { connection, email: known, password: 'secret', name: 'Known' });
  expect(await observed(tenant, signUp)).toMatchObject({ status: 200, scripts: [], codes: ['ss'] });
  expect(await observed(tenant, signUp)).toMatchObject({
    status: 400,
    body: { code: 'user_exists', description: 'The user already exists.' },
    codes: ['fs'],
  });
  expect(await followMail(tenant, 'verification', known)).toMatchObject({ body: { done: true } });
  expect(await byEmail(tenant, known)).toMatchObject([{ email_verified: true, name: 'Known' }]);
  const ask = (email: string) => authentication(tenant, 'change_password', { connection, email });
  expect(await observed(tenant, () => ask(known))).toMatchObject({ status: 200, codes: ['scpr'] });
  expect(await observed(tenant, () => ask('nobody@contoso.example'))).toMatchObject({ status: 200, codes: ['fcpr'] });
  await followMail(tenant, 'password-change', known, 'new');
  expect([(await tenant.signIn(known, 'secret')).status, (await tenant.signIn(known, 'new')).status]).toEqual([
    403, 200,
  ]);
});

test('what is documented nowhere is refused, with its reason', async () => {
  const tenant = await opened();
  const { name, id } = await scriptedConnection(tenant, false, scripts, { requires_username: true });
  await tenant.signIn(known, 'secret', name);
  const path = `users/${encodeURIComponent(`auth0|s-${known}`)}`;
  expect(await tenant.call('PATCH', path, { phone_number: '+4915112345678' })).toMatchObject({ status: 501 });
  expect(await tenant.call('PATCH', path, { username: 'another' })).toMatchObject({ status: 501 });
  expect(await tenant.call('DELETE', `connections/${id}/users?email=${known}`)).toMatchObject({ status: 501 });
  expect(await tenant.users.get(`auth0|s-${known}`)).toMatchObject({ email: known });
});
