// Every event of AUTH0.md's A5 with import mode on, each with both sides looked at afterwards: the legacy tables by a second reader,
// the tenant by its Management API through the official SDK.
import { Management } from 'auth0';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OLD_PASSWORD } from '../../scripts/writing-case.ts';
import { type DeployedStore, deployedStore } from './deployed-store.ts';
import { authentication, followMail, observed } from './observed.ts';

const ada = 'ada@example.com';
const bob = 'bob@example.com';
const newcomer = 'new.one@example.com';
const refused = { status: 403, body: { error: 'invalid_grant', error_description: 'Wrong email or password.' } };
/** Of the scripts of trickle, in app_metadata. */
const trickleMark = 'userferry_trickle';
const userExists = { status: 400, body: { code: 'invalid_signup', statusCode: 400 } };
const login = (email: string) => `login("${email}","•••")`;
const getUser = (email: string) => `getUser("${email}")`;

describe.for(['aspnet-identity-core', 'aspnet-membership'])('import mode on, %s', (name) => {
  let there: DeployedStore;
  let connection: string;
  let before: unknown;
  beforeAll(async () => {
    there = await deployedStore(name);
    connection = await there.deploy('trickle');
  });
  afterAll(() => there?.stop());
  beforeEach(async () => {
    await there.store.fill();
    before = await legacy();
  });
  afterEach(() => there.emptyTenant());

  /** What the legacy database keeps of the two who are there. */
  const legacy = async () => [await there.store.account(ada), await there.store.account(bob)];
  const watch = (event: Parameters<typeof observed>[1]) => observed(there.tenant, event);
  const signIn = (email: string, password: string) => watch(() => there.tenant.signIn(email, password, connection));
  const users = async (email: string) =>
    (await there.tenant.users.listUsersByEmail({ email })).filter(({ identities }) =>
      identities?.some((identity) => identity.connection === connection),
    );
  const idOf = async (email: string) => {
    const [user] = await users(email);
    if (user?.user_id === undefined) throw new Error(`Auth0 has no ${email}.`);
    return user.user_id;
  };
  test('login: at first sight login runs and user and password move; afterwards Auth0 alone is asked', async () => {
    const first = await signIn('Ada@Example.com', OLD_PASSWORD);
    expect(first).toMatchObject({ status: 200, scripts: [login('Ada@Example.com')], codes: ['s'] });
    const [user, ...others] = await users(ada);
    expect(others).toEqual([]);
    expect(user).toMatchObject({ email: ada, logins_count: 1 });
    expect(user?.user_id).toMatch(/^auth0\|m-/);
    expect(user?.app_metadata).toHaveProperty(trickleMark);
    expect(await signIn(ada, OLD_PASSWORD)).toMatchObject({ status: 200, scripts: [], codes: ['s'] });
    expect(await users(ada)).toMatchObject([{ user_id: user?.user_id, logins_count: 2 }]);
    expect(await legacy()).toEqual(before);
  });

  test('login: there is no fallback to the legacy database for who has moved', async () => {
    await signIn(ada, OLD_PASSWORD);
    await there.store.run('changePassword', ada, 'changed over there');
    expect(await signIn(ada, 'changed over there')).toMatchObject({ ...refused, scripts: [], codes: ['fp'] });
    expect(await signIn(ada, OLD_PASSWORD)).toMatchObject({ status: 200, scripts: [] });
  });

  test.for([ada, 'nobody@example.com'])('login: a wrong password of %s is fp, and nobody moves', async (email) => {
    const wrong = await signIn(email, 'wrong');
    expect(wrong).toMatchObject({ ...refused, scripts: [login(email)], codes: ['fp'] });
    expect(wrong.entries).toMatchObject([{ user_id: `auth0|${email}`, user_name: email }]);
    expect(await users(email)).toEqual([]);
  });

  test('sign-up: getUser keeps names of the legacy database taken; a new person is made in Auth0 alone', async () => {
    const signUp = (email: string) =>
      watch(() => authentication(there.tenant, 'signup', { connection, email, password: 'first password' }));
    expect(await signUp(ada)).toMatchObject({ ...userExists, scripts: [getUser(ada)], codes: ['fs'] });
    expect(await users(ada)).toEqual([]);
    const made = await signUp(newcomer);
    expect(made).toMatchObject({ status: 200, body: { email: newcomer }, scripts: [getUser(newcomer)], codes: ['ss'] });
    expect(await there.store.account(newcomer)).toBeNull();
    expect(await signIn(newcomer, 'first password')).toMatchObject({ status: 200, scripts: [] });
    // Auth0's own store is looked at first.
    expect(await signUp(newcomer)).toMatchObject({ ...userExists, scripts: [], codes: ['fs'] });
    expect(await legacy()).toEqual(before);
  });

  test('forgot password: getUser runs, the link leaves a half-created user, and the next sign-in completes it', async () => {
    const asked = await watch(() => authentication(there.tenant, 'change_password', { connection, email: ada }));
    expect(asked).toMatchObject({ status: 200, scripts: [getUser(ada)], codes: ['scpr'] });
    const followed = await watch(() => followMail(there.tenant, 'password-change', ada, 'a new password'));
    expect(followed).toMatchObject({ body: { done: true }, scripts: [], codes: ['scp'] });
    // A5 and Community 120220: invisible to users-by-email, in the way of a creation.
    expect(await users(ada)).toEqual([]);
    const created = await there.tenant.call('POST', 'users', { connection, email: ada, password: 'x' });
    expect(created.status).toBe(409);
    expect(await signIn(ada, OLD_PASSWORD)).toMatchObject({ ...refused, scripts: [], codes: ['fp'] });
    expect(await signIn(ada, 'a new password')).toMatchObject({ status: 200, scripts: [], codes: ['s'] });
    expect(await users(ada)).toMatchObject([{ email: ada, app_metadata: { [trickleMark]: expect.anything() } }]);
    expect(await legacy()).toEqual(before);
  });

  test('forgot password: who is in neither place gets the same answer and no mail; who has moved is not looked up', async () => {
    const ask = (email: string) => watch(() => authentication(there.tenant, 'change_password', { connection, email }));
    const nobody = await ask('nobody@example.com');
    expect(nobody).toMatchObject({ status: 200, scripts: [getUser('nobody@example.com')], codes: ['fcpr'] });
    await signIn(ada, OLD_PASSWORD);
    expect(await ask(ada)).toMatchObject({ status: 200, body: nobody.body, scripts: [], codes: ['scpr'] });
    await followMail(there.tenant, 'password-change', ada, 'a new password');
    expect(await signIn(ada, 'a new password')).toMatchObject({ status: 200, scripts: [] });
    expect(await legacy()).toEqual(before);
  });

  test('change e-mail: getUser keeps addresses of stale rows taken, the old one too (A8)', async () => {
    await signIn(ada, OLD_PASSWORD);
    const id = await idOf(ada);
    const change = (email: string) =>
      watch(() => there.tenant.call('PATCH', `users/${encodeURIComponent(id)}`, { email }));
    expect(await change(bob)).toMatchObject({
      status: 400,
      body: { message: 'The specified new email already exists' },
      scripts: [getUser(bob)],
    });
    expect(await change('ada.new@example.com')).toMatchObject({
      status: 200,
      scripts: [getUser('ada.new@example.com')],
    });
    expect(await there.tenant.users.get(id)).toMatchObject({ email: 'ada.new@example.com' });
    expect(await legacy()).toEqual(before);
    expect(await change(ada)).toMatchObject({ status: 400, scripts: [getUser(ada)] });
    // Under her old address she is a stranger to Auth0’s store, and her id is somebody’s already (A8).
    expect(await signIn(ada, OLD_PASSWORD)).toMatchObject({
      status: 403,
      body: { error_description: 'The user already exists.' },
      scripts: [login(ada)],
      codes: ['f'],
    });
  });

  test('change password and verify through the Management API: in Auth0 only', async () => {
    await signIn(ada, OLD_PASSWORD);
    const id = await idOf(ada);
    const changed = await watch(() =>
      there.tenant.call('PATCH', `users/${encodeURIComponent(id)}`, { password: 'another' }),
    );
    expect(changed).toMatchObject({ status: 200, scripts: [] });
    expect(await signIn(ada, 'another')).toMatchObject({ status: 200, scripts: [] });
    const { body } = await there.tenant.call('POST', 'tickets/email-verification', { user_id: id });
    const verified = await watch(() =>
      there.tenant.control('follow', { link: { ticket: Object(body).ticket }, password: null }),
    );
    expect(verified).toMatchObject({ body: { done: true }, scripts: [], codes: ['sv'] });
    expect(await there.tenant.users.get(id)).toMatchObject({ email_verified: true });
    expect(await legacy()).toEqual(before);
  });

  test('Management API create: getUser runs first, and a profile is a conflict', async () => {
    const create = (email: string) =>
      watch(() => there.tenant.call('POST', 'users', { connection, email, password: 'first password' }));
    expect(await create(bob)).toMatchObject({
      status: 409,
      body: { message: 'The user already exists.' },
      scripts: [getUser(bob)],
    });
    expect(await create(newcomer)).toMatchObject({ status: 201, scripts: [getUser(newcomer)] });
    expect(await there.store.account(newcomer)).toBeNull();
    expect(await signIn(newcomer, 'first password')).toMatchObject({ status: 200, scripts: [] });
    expect(await legacy()).toEqual(before);
  });

  test('delete: the legacy database is not asked, and the next sign-in brings the user back', async () => {
    await signIn(ada, OLD_PASSWORD);
    const id = await idOf(ada);
    const deleted = await watch(() => there.tenant.call('DELETE', `users/${encodeURIComponent(id)}`));
    expect(deleted).toMatchObject({ status: 204, scripts: [], codes: ['sdu'] });
    await expect(there.tenant.users.get(id)).rejects.toBeInstanceOf(Management.NotFoundError);
    expect(await legacy()).toEqual(before);
    expect(await signIn(ada, OLD_PASSWORD)).toMatchObject({ status: 200, scripts: [login(ada)], codes: ['s'] });
    expect(await idOf(ada)).toBe(id);
  });
});
