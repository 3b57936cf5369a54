import { Management } from 'auth0';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OpenedTenant } from './opened-tenant.ts';

const second = 1_000;
let tenant: OpenedTenant;
beforeAll(async () => {
  tenant = await OpenedTenant.open({ clock: 'simulated', tokenLifetimeSeconds: 60 });
});
afterAll(() => tenant.stop());

const credentials = () => ({
  grant_type: 'client_credentials',
  client_id: tenant.practice.clientId,
  client_secret: tenant.practice.clientSecret,
  audience: `${tenant.practice.origin}/api/v2/`,
});

describe('a token for the Management API', () => {
  test('names its scopes and its life, by form and by JSON', async () => {
    const expected = {
      token_type: 'Bearer',
      expires_in: 60,
      scope: expect.stringContaining('read:connections_options'),
    };
    expect(await tenant.oauth(credentials())).toMatchObject({ status: 200, body: expected });
    const response = await fetch(`${tenant.practice.origin}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials()),
    });
    expect(await response.json()).toMatchObject(expected);
  });

  test.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client'],
    ['another audience', { audience: 'https://elsewhere/api/v2/' }, 403, 'access_denied'],
    ['no final slash', { audience: 'https://127.0.0.1/api/v2' }, 403, 'access_denied'],
    ['an unknown grant', { grant_type: 'password' }, 403, 'unsupported_grant_type'],
  ])('is refused for %s', async (_, wrong, status, error) => {
    expect(await tenant.oauth({ ...credentials(), ...wrong })).toMatchObject({ status, body: { error } });
  });

  test('ends with its lifetime, and when it is revoked', async () => {
    await tenant.authorize();
    await tenant.control('clock', { milliseconds: 60 * second - 1 });
    expect((await tenant.call('GET', 'connections')).status).toBe(200);
    await tenant.control('clock', { milliseconds: 1 });
    await expect(tenant.connections.list()).rejects.toBeInstanceOf(Management.UnauthorizedError);
    await tenant.authorize();
    await tenant.control('faults', { kind: 'tokens-revoked', on: 'users.list' });
    expect((await tenant.call('GET', 'connections')).status).toBe(200);
    expect((await tenant.call('GET', 'users')).status).toBe(401);
    expect((await tenant.call('GET', 'connections')).status).toBe(401);
    await tenant.authorize();
    expect((await tenant.call('GET', 'users')).status).toBe(200);
  });

  test('is missed where there is none, and not taken where it is made up', async () => {
    for (const headers of [{ authorization: '' }, { authorization: 'Bearer made-up' }, { authorization: 'Basic x' }]) {
      expect((await tenant.call('GET', 'users', undefined, headers)).status).toBe(401);
    }
  });
});

describe('a sign-in', () => {
  const email = 'grace@contoso.example';
  const custom_password_hash = {
    algorithm: 'md5',
    hash: { value: '5ebe2294ecd0e0f08eab7690d2a6ee69', encoding: 'hex' },
  };

  beforeAll(async () => {
    await tenant.authorize();
    await tenant.imported([
      { email, custom_password_hash },
      { email: 'locked@contoso.example', custom_password_hash, blocked: true },
    ]);
  });

  test('lets the old password in, at first and again, whatever the case of the address', async () => {
    expect(await tenant.signIn(email, 'secret')).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
    expect((await tenant.signIn('GRACE@contoso.example', 'secret')).status).toBe(200);
    expect((await tenant.signIn(email, 'Secret')).status).toBe(403);
    await tenant.authorize();
    const [user] = await tenant.users.listUsersByEmail({ email });
    expect(user).toMatchObject({ logins_count: 2 });
  });

  test.each([
    ['a wrong password', email, 'wrong', 'invalid_grant'],
    ['nobody', 'nobody@contoso.example', 'secret', 'invalid_grant'],
    ['a blocked user', 'locked@contoso.example', 'secret', 'unauthorized'],
  ])('keeps %s out', async (_, username, password, error) => {
    expect(await tenant.signIn(username, password)).toMatchObject({ status: 403, body: { error } });
  });

  test('needs a connection that the application may use', async () => {
    const answer = await tenant.signIn(email, 'secret', 'elsewhere');
    expect(answer).toMatchObject({ status: 403, body: { error: 'unauthorized_client' } });
  });

  test('needs the grant', async () => {
    const { clientId: client_id, clientSecret: client_secret, connection: realm } = tenant.practice;
    const grant_type = 'http://auth0.com/oauth/grant-type/password-realm';
    const answer = await tenant.oauth({
      grant_type,
      client_id,
      client_secret,
      realm,
      username: email,
      password: 'secret',
    });
    expect(answer).toMatchObject({ status: 403, body: { error: 'unauthorized_client' } });
    const other = await tenant.oauth({ ...credentials(), client_id: tenant.practice.signInClientId });
    expect(other).toMatchObject({ status: 403, body: { error: 'unauthorized_client' } });
  });

  test('leaves its trace in the log', async () => {
    await tenant.authorize();
    await tenant.signIn(email, 'wrong');
    const { body } = await tenant.call('GET', `logs?q=${encodeURIComponent(`user_name:"${email}" AND type:"fp"`)}`);
    expect(body).toMatchObject([
      { type: 'fp', description: 'Wrong email or password.' },
      { type: 'fp' },
      { type: 'fp' },
    ]);
  });

  test('tells in the log a wrong password from one that an imported hash does not fit', async () => {
    await tenant.authorize();
    const imported = 'not.yet.here@contoso.example';
    await tenant.imported([{ email: imported, custom_password_hash }]);
    await tenant.signIn(imported, 'wrong');
    const { body } = await tenant.call('GET', `logs?q=${encodeURIComponent(`user_name:"${imported}" AND type:"fp"`)}`);
    expect(body).toMatchObject([{ description: 'Password change required' }]);
  });
});

test('passwords beyond ASCII are refused where the variant has it', async () => {
  const strict = await OpenedTenant.open({ variants: { signInPasswords: 'ascii-72' } });
  try {
    const { connection } = strict.practice;
    for (const [name, password] of [
      ['plain', 'secret'],
      ['umlaut', 'Grüße'],
    ]) {
      await strict.call('POST', 'users', { connection, email: `${name}@contoso.example`, password });
    }
    expect((await strict.signIn('plain@contoso.example', 'secret')).status).toBe(200);
    expect((await strict.signIn('umlaut@contoso.example', 'Grüße')).status).toBe(403);
  } finally {
    await strict.stop();
  }
});
