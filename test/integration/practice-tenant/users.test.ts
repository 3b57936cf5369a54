import { Management } from 'auth0';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { OpenedTenant } from './opened-tenant.ts';

let tenant: OpenedTenant;
let connection: string;
beforeAll(async () => {
  tenant = await OpenedTenant.open();
  connection = tenant.practice.connection;
});
afterAll(() => tenant.stop());

const at = (name: string) => `${name}@contoso.example`;

describe('a user', () => {
  test('is created with a password, found, changed and deleted', async () => {
    const created = await tenant.users.create({
      connection,
      email: at('Ann'),
      user_id: 'ann',
      password: 'correct horse',
      verify_email: false,
      app_metadata: { a: { deep: 1 }, b: 1 },
    });
    expect(created).toMatchObject({ user_id: 'auth0|ann', email: at('ann'), email_verified: false });
    expect((await tenant.signIn(at('ann'), 'correct horse')).status).toBe(200);
    const updated = await tenant.users.update('auth0|ann', {
      app_metadata: { a: { other: 2 }, b: null },
      blocked: true,
    });
    expect(updated).toMatchObject({ blocked: true });
    expect(updated.app_metadata).toEqual({ a: { other: 2 } });
    expect((await tenant.signIn(at('ann'), 'correct horse')).body).toMatchObject({ error: 'unauthorized' });
    await tenant.users.delete('auth0|ann');
    await tenant.users.delete('auth0|ann');
    await expect(tenant.users.get('auth0|ann')).rejects.toBeInstanceOf(Management.NotFoundError);
  });

  test('whose identifiers are taken is a conflict', async () => {
    await tenant.users.create({ connection, email: at('bob'), user_id: 'bob' });
    for (const body of [{ email: at('BOB') }, { email: at('bob-2'), user_id: 'bob' }]) {
      const answer = await tenant.call('POST', 'users', { connection, ...body });
      expect(answer).toMatchObject({ status: 409, body: { message: 'User already exists.' } });
    }
  });

  test.each([
    ['a hash', { password_hash: 'x' }],
    ['a custom hash', { custom_password_hash: {} }],
    ['a blank in its id', { user_id: 'a b' }],
    ['a malformed e-mail', { email: 'x' }],
    ['reserved metadata', { app_metadata: { email: 'x' } }],
  ])('with %s is refused', async (_, wrong) => {
    expect(await tenant.call('POST', 'users', { connection, email: at('wrong'), ...wrong })).toMatchObject({
      status: 400,
      body: { errorCode: 'invalid_body' },
    });
  });

  test('cannot have a username where the connection takes none', async () => {
    const { body } = await tenant.call('POST', 'users', { connection, email: at('named'), username: 'named' });
    expect(body).toMatchObject({ message: 'Cannot set username for connection without requires_username.' });
  });

  test('cannot be changed in ways that exclude each other', async () => {
    await tenant.users.create({ connection, email: at('cid'), user_id: 'cid' });
    for (const body of [{}, { password: 'x', email: at('d') }, { username: 'x', email: at('d') }]) {
      expect((await tenant.call('PATCH', 'users/auth0%7Ccid', body)).status).toBe(400);
    }
  });

  test('is found by e-mail only as the store spells it', async () => {
    await tenant.imported([{ email: at('Dora'), user_id: 'dora' }]);
    expect(await tenant.users.listUsersByEmail({ email: at('dora') })).toMatchObject([{ user_id: 'auth0|dora' }]);
    expect(await tenant.users.listUsersByEmail({ email: at('Dora') })).toEqual([]);
  });
});

describe('the search for users', () => {
  test('goes through pages of a connection, with totals', async () => {
    const options = { name: 'searched', strategy: 'auth0', enabled_clients: [tenant.practice.signInClientId] };
    const connection_id = String(Object((await tenant.call('POST', 'connections', options)).body).id);
    const users = Array.from({ length: 1_005 }, (_, index) => ({ email: at(`s${index}`), user_id: `s-${index}` }));
    await tenant.imported(users, { connection_id });
    const q = 'identities.connection:"searched"';
    const page = await tenant.users.list({ q, search_engine: 'v3', page: 9, per_page: 100, include_totals: true });
    expect(page.data).toHaveLength(100);
    expect(page.response).toMatchObject({ start: 900, limit: 100, length: 100, total: 1_005 });
    const beyond = await tenant.call('GET', 'users?page=10&per_page=100');
    expect(beyond).toMatchObject({ status: 400, body: { message: expect.stringMatching(/first 1000 records/) } });
    const one = await tenant.call('GET', `users?fields=email&q=${encodeURIComponent(`${q} AND user_id:"auth0|s-7"`)}`);
    expect(one.body).toEqual([{ email: at('s7') }]);
    const begins = async (terms: string) =>
      (await tenant.users.list({ q: terms, per_page: 1, include_totals: true })).response;
    expect(await begins(`${q} AND user_id:auth0|s-100*`)).toMatchObject({ total: 6 });
    expect(await begins(`user_id:auth0|s-* AND NOT ${q}`)).toMatchObject({ total: 0 });
  });

  test('refuses what it does not know rather than misread it', async () => {
    for (const query of [
      'q=name:x*',
      'q=blocked:t*',
      'q=colour:red',
      'from=x&take=5',
      'per_page=101',
      'search_engine=v2',
    ]) {
      expect((await tenant.call('GET', `users?${query}`)).status, query).toBe(400);
    }
  });

  test('lags behind where the variant has it', async () => {
    const lagging = await OpenedTenant.open({ clock: 'simulated', variants: { searchLagSeconds: 2 } });
    try {
      await lagging.imported([{ email: at('late'), user_id: 'late' }]);
      expect((await lagging.call('GET', 'users')).body).toEqual([]);
      expect((await lagging.call('GET', 'users/auth0%7Clate')).status).toBe(200);
      await lagging.control('clock', { milliseconds: 2_000 });
      expect((await lagging.call('GET', 'users')).body).toMatchObject([{ user_id: 'auth0|late' }]);
    } finally {
      await lagging.stop();
    }
  });
});

describe('linked accounts', () => {
  test('are one user, who signs in as either, and goes with both', async () => {
    for (const name of ['first', 'second']) {
      await tenant.users.create({ connection, email: at(name), user_id: name, password: 'correct horse' });
    }
    const identities = await tenant.users.identities.link('auth0|first', { provider: 'auth0', user_id: 'second' });
    expect(identities).toMatchObject([
      { connection, user_id: 'first', provider: 'auth0' },
      { connection, user_id: 'second', profileData: { email: at('second') } },
    ]);
    expect((await tenant.call('GET', 'users/auth0%7Csecond')).status).toBe(404);
    expect((await tenant.call('GET', `users-by-email?email=${at('second')}`)).body).toEqual([]);
    expect((await tenant.signIn(at('second'), 'correct horse')).status).toBe(200);
    const { body } = await tenant.call('GET', 'users/auth0%7Cfirst');
    expect(body).toMatchObject({ logins_count: 1, identities });
    // A sign-in is an update too.
    expect(body).toMatchObject({ updated_at: z.object({ last_login: z.string() }).parse(body).last_login });
    const link = (of: string, user_id: string) =>
      tenant.call('POST', `users/auth0%7C${of}/identities`, { provider: 'auth0', user_id });
    expect((await link('first', 'first')).status).toBe(400);
    expect((await link('first', 'second')).status).toBe(404);
    await tenant.users.delete('auth0|first');
    expect((await tenant.signIn(at('second'), 'correct horse')).status).toBe(403);
    await tenant.users.create({ connection, email: at('second'), user_id: 'second' });
  });
});

test('a second factor that somebody enrols shows in their profile', async () => {
  await tenant.imported([{ email: at('mfa'), user_id: 'mfa', mfa_factors: [{ totp: { secret: 'ABCDEFGH' } }] }]);
  expect(await tenant.users.get('auth0|mfa')).not.toHaveProperty('multifactor_last_modified');
  await tenant.control('enrol', { user_id: 'mfa', factor: 'guardian' });
  expect(await tenant.users.get('auth0|mfa')).toMatchObject({
    multifactor: ['totp', 'guardian'],
    multifactor_last_modified: expect.any(String),
  });
});

describe('a half-created user', () => {
  const plant = (of: OpenedTenant, name: string) =>
    of.control('users', { users: [{ user_id: name, email: at(name), halfCreated: true }] });
  const importAgain = async (of: OpenedTenant, name: string) =>
    (await of.imported([{ email: at(name), user_id: name }])).failures.map(({ errors }) => errors[0]?.code);

  test('is nowhere to be seen, and its import fails until both deletes', async () => {
    await plant(tenant, 'half');
    expect((await tenant.call('GET', 'users/auth0%7Chalf')).status).toBe(404);
    expect((await tenant.call('GET', `users-by-email?email=${at('half')}`)).body).toEqual([]);
    expect(await importAgain(tenant, 'half')).toEqual(['DUPLICATED_USER']);
    expect((await tenant.call('POST', 'users', { connection, email: at('half') })).status).toBe(409);
    await tenant.connections.users.deleteByEmail(tenant.practice.connectionId, { email: at('half') });
    expect(await importAgain(tenant, 'half')).toEqual(['DUPLICATED_USER']);
    await tenant.users.delete('auth0|half');
    expect(await importAgain(tenant, 'half')).toEqual([]);
    expect((await tenant.call('GET', 'users/auth0%7Chalf')).status).toBe(200);
  });

  test('is cured by the delete by e-mail alone, where the variant has it', async () => {
    const easier = await OpenedTenant.open({ variants: { halfCreatedCure: 'by-email' } });
    try {
      await plant(easier, 'half');
      await easier.connections.users.deleteByEmail(easier.practice.connectionId, { email: at('half') });
      expect(await importAgain(easier, 'half')).toEqual([]);
    } finally {
      await easier.stop();
    }
  });

  test('delete by e-mail takes a real user with it, and answers 204 for nobody', async () => {
    await tenant.imported([{ email: at('real'), user_id: 'real' }]);
    for (let times = 0; times < 2; times += 1) {
      const path = `connections/${tenant.practice.connectionId}/users?email=${at('real')}`;
      expect((await tenant.call('DELETE', path)).status).toBe(204);
    }
    expect((await tenant.call('GET', 'users/auth0%7Creal')).status).toBe(404);
  });
});
