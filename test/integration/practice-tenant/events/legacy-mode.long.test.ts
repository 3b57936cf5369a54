// Every event of AUTH0.md's A5 with import mode off, each with both sides looked at afterwards: the legacy tables by a second reader,
// the tenant by its Management API through the official SDK.
import { Management } from 'auth0';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyPassword } from '../../../../electron/practice/tenant/passwords/verify-password.ts';
import { OLD_PASSWORD } from '../../scripts/writing-case.ts';
import { type DeployedStore, deployedStore } from './deployed-store.ts';
import { authentication, followMail, observed } from './observed.ts';

const ada = 'ada@example.com';
const bob = 'bob@example.com';
const newcomer = 'New.One@example.com';
const refused = { status: 403, body: { error: 'invalid_grant', error_description: 'Wrong email or password.' } };
const login = (email: string) => `login("${email}","•••")`;
const getUser = (email: string) => `getUser("${email}")`;
const create = expect.stringMatching(
  /^create\(\{.*"email":"New\.One@example\.com".*"tenant":"practice".*"password":"•••"\}\)$/,
);

describe.for(['aspnet-identity-core', 'aspnet-membership'])('import mode off, %s', (name) => {
  let there: DeployedStore;
  let connection: string;
  beforeAll(async () => {
    there = await deployedStore(name);
    connection = await there.deploy('legacy');
  });
  afterAll(() => there?.stop());
  beforeEach(() => there.store.fill());
  afterEach(() => there.emptyTenant());

  const account = (email: string) => there.store.account(email);
  const watch = (event: Parameters<typeof observed>[1]) => observed(there.tenant, event);
  const signIn = (email: string, password: string) => watch(() => there.tenant.signIn(email, password, connection));
  const users = (email: string) => there.tenant.users.listUsersByEmail({ email });
  const signedIn = async (email: string) => {
    expect((await signIn(email, OLD_PASSWORD)).status).toBe(200);
    const [user] = await users(email);
    if (user?.user_id === undefined) throw new Error(`Auth0 has no ${email}.`);
    return user.user_id;
  };
  const patch = (id: string, body: object) =>
    watch(() => there.tenant.call('PATCH', `users/${encodeURIComponent(id)}`, body));
  const hasPassword = async (email: string, password: string) =>
    verifyPassword(password, there.example.password.as((await account(email)) ?? {}));

  test('login: asked every time; Auth0 keeps a profile and no hash', async () => {
    const before = await account(ada);
    expect(await signIn(ada, OLD_PASSWORD)).toMatchObject({ status: 200, scripts: [login(ada)], codes: ['s'] });
    expect(await signIn(ada, OLD_PASSWORD)).toMatchObject({ status: 200, scripts: [login(ada)], codes: ['s'] });
    expect(await users(ada)).toMatchObject([{ email: ada, logins_count: 2 }]);
    expect(await account(ada)).toEqual(before);
    // What counts is the password over there.
    await there.store.run('changePassword', ada, 'changed over there');
    expect(await signIn(ada, OLD_PASSWORD)).toMatchObject({ ...refused, scripts: [login(ada)], codes: ['fp'] });
    expect(await signIn(ada, 'changed over there')).toMatchObject({ status: 200, scripts: [login(ada)] });
  });

  test('sign-up: getUser, create, and login to confirm; the legacy database has the account', async () => {
    const signUp = (email: string) =>
      watch(() => authentication(there.tenant, 'signup', { connection, email, password: 'first password' }));
    const made = await signUp(newcomer);
    expect(made).toMatchObject({
      status: 200,
      scripts: [getUser(newcomer), create, login(newcomer)],
      codes: ['ss'],
    });
    expect(await account(newcomer)).toEqual(there.example.created);
    expect(await hasPassword(newcomer, 'first password')).toBe(true);
    expect(await there.tenant.users.get(`auth0|${Object(made.body)._id}`)).toMatchObject({ email_verified: false });
    expect(await signIn(newcomer, 'first password')).toMatchObject({ status: 200, scripts: [login(newcomer)] });
    expect(await signUp(ada)).toMatchObject({
      status: 400,
      body: { code: 'invalid_signup' },
      scripts: [getUser(ada)],
      codes: ['fs'],
    });
  });

  test('forgot password: getUser when it begins, changePassword when the link is followed', async () => {
    const before = await account(ada);
    const asked = await watch(() => authentication(there.tenant, 'change_password', { connection, email: ada }));
    expect(asked).toMatchObject({ status: 200, scripts: [getUser(ada)], codes: ['scpr'] });
    const followed = await watch(() => followMail(there.tenant, 'password-change', ada, 'a new password'));
    expect(followed).toMatchObject({
      body: { done: true },
      scripts: [`changePassword("${ada}","•••")`],
      codes: ['scp'],
    });
    const after = await account(ada);
    const written = Object.fromEntries(there.example.password.columns.map((column) => [column, after?.[column]]));
    expect(after).toEqual({ ...before, ...there.example.passwordChanged, ...written });
    expect(await hasPassword(ada, 'a new password')).toBe(true);
    expect(await signIn(ada, OLD_PASSWORD)).toMatchObject(refused);
    expect(await signIn(ada, 'a new password')).toMatchObject({ status: 200 });
  });

  test('Management API create: getUser, create, login; taken names are a conflict', async () => {
    const post = (email: string) =>
      watch(() => there.tenant.call('POST', 'users', { connection, email, password: 'first password' }));
    const made = await post(newcomer);
    expect(made).toMatchObject({ status: 201, scripts: [getUser(newcomer), create, login(newcomer)] });
    expect(Object(made.body).user_id).toMatch(/^auth0\|m-/);
    expect(await account(newcomer)).toEqual(there.example.created);
    expect(await post(ada)).toMatchObject({
      status: 409,
      body: { message: 'The user already exists.' },
      scripts: [getUser(ada)],
    });
  });

  test('change e-mail: getUser whether it is free, then changeEmail; rows over there keep it taken', async () => {
    const id = await signedIn(ada);
    const before = await account(ada);
    expect(await patch(id, { email: bob })).toMatchObject({
      status: 400,
      body: { message: 'The specified new email already exists' },
      scripts: [getUser(bob)],
    });
    expect(await account(ada)).toEqual(before);
    const changed = await patch(id, { email: 'Ada.New@example.com', email_verified: true });
    expect(changed).toMatchObject({
      status: 200,
      scripts: [getUser('Ada.New@example.com'), `changeEmail("${ada}","Ada.New@example.com",true)`],
    });
    expect(await account('Ada.New@example.com')).toEqual({ ...before, ...there.example.emailChanged });
    expect(await there.tenant.users.get(id)).toMatchObject({ email: 'ada.new@example.com' });
    expect(await signIn('ada.new@example.com', OLD_PASSWORD)).toMatchObject({ status: 200 });
  });

  test('change password through the Management API: getUser, then changePassword', async () => {
    const id = await signedIn(ada);
    expect(await patch(id, { password: 'a new password' })).toMatchObject({
      status: 200,
      scripts: [getUser(ada), `changePassword("${ada}","•••")`],
    });
    expect(await hasPassword(ada, 'a new password')).toBe(true);
    expect(await signIn(ada, 'a new password')).toMatchObject({ status: 200 });
  });

  test('verify: the script runs for the link, and Auth0’s own mark comes from login alone (A1)', async () => {
    const id = await signedIn(ada);
    const before = await account(ada);
    const sent = await there.tenant.call('POST', 'jobs/verification-email', { user_id: id });
    expect(sent.status).toBe(201);
    const followed = await watch(() => followMail(there.tenant, 'verification', ada));
    if (there.example.verified === null) {
      // No script can do it for this store, and Auth0 says what is missing.
      expect(followed).toMatchObject({
        body: { done: false, message: expect.stringMatching(/^Please implement the Verify script /) },
        codes: ['fv'],
      });
      return;
    }
    expect(followed).toMatchObject({ body: { done: true }, scripts: [`verify("${ada}")`], codes: ['sv'] });
    expect(await account(ada)).toEqual({ ...before, ...there.example.verified });
    expect(await there.tenant.users.get(id)).toMatchObject({ email_verified: false });
    await signIn(ada, OLD_PASSWORD);
    expect(await there.tenant.users.get(id)).toMatchObject({ email_verified: true });
  });

  test('delete: deleteUser runs with the id without auth0|, and the account is gone on both sides', async () => {
    const id = await signedIn(ada);
    const rows = await there.store.belonging();
    const deleted = await watch(() => there.tenant.call('DELETE', `users/${encodeURIComponent(id)}`));
    expect(deleted).toMatchObject({
      status: 204,
      scripts: [`deleteUser("${id.slice('auth0|'.length)}")`],
      codes: ['sdu'],
    });
    expect(await account(ada)).toBeNull();
    expect(await there.store.belonging()).toBeLessThan(rows);
    await expect(there.tenant.users.get(id)).rejects.toBeInstanceOf(Management.NotFoundError);
    expect(await signIn(ada, OLD_PASSWORD)).toMatchObject({ ...refused, scripts: [login(ada)] });
  });
});
