// How the tenant tells of what scripts do wrong: AUTH0.md A1 (errors), A6 (limit, concurrency) and what stands in for the unknown.
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { PracticeTenantOptions } from '../../../../electron/practice/practice.ts';
import { OpenedTenant } from '../opened-tenant.ts';
import { authentication, followMail, observed, scriptCalls } from './observed.ts';
import { knowsSome, letsIn, type Scripts, scriptedConnection } from './scripted-connection.ts';

let tenant: OpenedTenant;
/** For scripts that never end: a busy machine needs longer for others. */
let hasty: OpenedTenant;
beforeAll(async () => {
  [tenant, hasty] = await Promise.all([
    OpenedTenant.open({ clock: 'simulated' }),
    OpenedTenant.open({ clock: 'simulated', scriptLimitMs: 400 }),
  ]);
});
afterAll(() => Promise.all([tenant?.stop(), hasty?.stop()]));

async function other(options: PracticeTenantOptions): Promise<OpenedTenant> {
  const opened = await OpenedTenant.open(options);
  onTestFinished(() => opened.stop());
  return opened;
}

const email = 'known@contoso.example';
const loginThat = (does: string): Scripts => ({
  login: `function login(name, password, callback) { ${does} }`,
  get_user: knowsSome,
});
const timedOut = 'Request to Webtask exceeded allowed execution time';

test.for([
  [
    'WrongUsernameOrPasswordError with a name',
    'callback(new WrongUsernameOrPasswordError("someone"));',
    'fp',
    'auth0|someone',
  ],
  ['WrongUsernameOrPasswordError without one', 'callback(new WrongUsernameOrPasswordError());', 'fu', ''],
  ['nobody, as the scripts of a cut-over say (A9)', 'callback(null, null);', 'fu', ''],
] as const)('A1, %s: wrong e-mail or password, logged as it should be', async ([, does, type, userId]) => {
  for (const importMode of [true, false]) {
    const { name } = await scriptedConnection(tenant, importMode, loginThat(does));
    expect(await observed(tenant, () => tenant.signIn(email, 'secret', name))).toMatchObject({
      status: 403,
      body: { error: 'invalid_grant', error_description: 'Wrong email or password.' },
      codes: [type],
      entries: [{ user_id: userId, user_name: email }],
    });
  }
});

test.for([
  ['an Error', 'callback(new Error("no line to the database"));', 'no line to the database'],
  ['an UnauthorizedError', 'callback(new UnauthorizedError("locked"));', 'locked'],
  ['something thrown', 'throw new Error("thrown");', 'thrown'],
  ['no callback within the limit (A6)', '', timedOut],
  ['a loop that never ends (A6)', 'for (;;);', timedOut],
  ['a profile without user_id (A2)', 'callback(null, { email: name });', /user_id is missing or unfit/],
  ['a number for a user_id (A2)', 'callback(null, { email: name, user_id: 7 });', /user_id is missing or unfit/],
])('A1, %s: no wrong password; its text reaches the application and the log', async ([, does, text]) => {
  const said = text instanceof RegExp ? expect.stringMatching(text) : text;
  const at = text === timedOut ? hasty : tenant;
  for (const importMode of [true, false]) {
    const { name } = await scriptedConnection(at, importMode, loginThat(String(does)));
    expect(await observed(at, () => at.signIn(email, 'secret', name))).toMatchObject({
      status: 403,
      body: { error: 'access_denied', error_description: said },
      codes: ['f'],
      entries: [{ description: said }],
    });
    expect(await at.users.listUsersByEmail({ email })).toEqual([]);
  }
});

test('A1, how such an error is answered is a variant', async () => {
  const strict = await other({ variants: { signInScriptError: 'server_error' } });
  const { name } = await scriptedConnection(strict, true, loginThat('callback(new Error("no line"));'));
  expect(await strict.signIn(email, 'secret', name)).toMatchObject({
    status: 500,
    body: { error: 'server_error', error_description: 'no line' },
  });
});

test('after the limit the container is another one, and what was not over is gone with it (A6)', async () => {
  const patient = await other({ scriptLimitMs: 4000 });
  const counts = 'global.calls = (global.calls || 0) + 1; if (password === "hang") return;';
  const does = `${counts} callback(null, { user_id: 's-1', email: name, nickname: 'call ' + global.calls });`;
  const { name } = await scriptedConnection(patient, false, loginThat(does));
  const nickname = async () => {
    expect((await patient.signIn('counted@contoso.example', 'secret', name)).status).toBe(200);
    const [user] = await patient.users.listUsersByEmail({ email: 'counted@contoso.example' });
    return user?.nickname;
  };
  expect([await nickname(), await nickname()]).toEqual(['call 1', 'call 2']);
  await patient.signIn('counted@contoso.example', 'hang', name);
  expect(await nickname()).toBe('call 1');
  // Another connection has a container of its own.
  const apart = await scriptedConnection(patient, false, {
    login: `function login(name, password, callback) {
      callback(null, { user_id: 's-2', email: name, nickname: 'sees ' + global.calls });
    }`,
  });
  await patient.signIn('apart@contoso.example', 'secret', apart.name);
  expect(await patient.users.listUsersByEmail({ email: 'apart@contoso.example' })).toMatchObject([
    { nickname: 'sees undefined' },
  ]);
});

test('a script that an event needs and that is missing is asked for by name', async () => {
  const { name: connection } = await scriptedConnection(tenant, false, { login: letsIn(), get_user: knowsSome });
  const please = (title: string) =>
    `Please implement the ${title} script for this database connection at https://manage.auth0.com/#/connections/database`;
  const signUp = await authentication(tenant, 'signup', { connection, email: 'a@contoso.example', password: 'secret' });
  expect(signUp).toMatchObject({ status: 400, body: { description: please('Create') } });
  expect((await tenant.signIn(email, 'secret', connection)).status).toBe(200);
  const path = `users/${encodeURIComponent(`auth0|s-${email}`)}`;
  const sandboxed = (title: string) => ({ status: 400, body: { message: `Sandbox Error: ${please(title)}` } });
  expect(await tenant.call('DELETE', path)).toMatchObject(sandboxed('Delete'));
  expect(await tenant.call('PATCH', path, { email: 'b@contoso.example' })).toMatchObject(sandboxed('Change Email'));
  expect(await tenant.call('PATCH', path, { password: 'x' })).toMatchObject(sandboxed('Change Password'));
  expect(await tenant.users.get(`auth0|s-${email}`)).toMatchObject({ email });
  await authentication(tenant, 'change_password', { connection, email });
  expect(await observed(tenant, () => followMail(tenant, 'password-change', email, 'x'))).toMatchObject({
    body: { done: false },
    codes: ['fcp'],
    entries: [{ description: please('Change Password') }],
  });
  const { name: bare } = await scriptedConnection(tenant, true, { login: letsIn() });
  expect(
    await authentication(tenant, 'signup', { connection: bare, email: 'a@contoso.example', password: 'secret' }),
  ).toMatchObject({ body: { description: please('Get User') } });
});

test('without changeEmail an address is changed at Auth0 alone, where the variant has it', async () => {
  const lenient = await other({ variants: { changeEmailMissing: 'auth0-alone' } });
  const { name } = await scriptedConnection(lenient, false, { login: letsIn(), get_user: knowsSome });
  await lenient.signIn(email, 'secret', name);
  const changed = await lenient.users.update(`auth0|s-${email}`, { email: 'b@contoso.example' });
  expect(changed).toMatchObject({ email: 'b@contoso.example' });
});

test('A1, create’s ValidationError: user_exists is a conflict and fs, another code is told as it is', async () => {
  const create = `function create(user, callback) {
    callback(new ValidationError(/taken/.test(user.email) ? 'user_exists' : 'email-too-long', 'Not this one.'));
  }`;
  const { name: connection } = await scriptedConnection(tenant, false, {
    login: letsIn(),
    get_user: 'function getUser(email, callback) { callback(null); }',
    create,
  });
  const api = await observed(tenant, () =>
    tenant.call('POST', 'users', { connection, email: 'taken@contoso.example', password: 'secret' }),
  );
  expect(api).toMatchObject({ status: 409, body: { message: 'The user already exists.' }, codes: ['fs'] });
  const signUp = await observed(tenant, () =>
    authentication(tenant, 'signup', { connection, email: 'long@contoso.example', password: 'secret' }),
  );
  expect(signUp).toMatchObject({
    status: 400,
    body: { name: 'ValidationError', code: 'email-too-long', description: 'Not this one.' },
    codes: ['fs'],
  });
});

test('A1, callback(null, false) of scripts that write changes nothing at Auth0', async () => {
  const no = (name: string, parameters: string) =>
    `function ${name}(${parameters}, callback) { callback(null, false); }`;
  const { name: connection } = await scriptedConnection(tenant, false, {
    login: letsIn(),
    get_user: `function getUser(email, callback) { callback(null, email === 'free@contoso.example' ? null : { user_id: 's-' + email, email: email }); }`,
    change_email: no('changeEmail', 'email, newEmail, verified'),
    change_password: no('changePassword', 'email, newPassword'),
  });
  const person = 'no@contoso.example';
  await tenant.signIn(person, 'secret', connection);
  const path = `users/${encodeURIComponent(`auth0|s-${person}`)}`;
  expect((await tenant.call('PATCH', path, { email: 'free@contoso.example' })).status).toBe(400);
  expect((await tenant.call('PATCH', path, { password: 'x' })).status).toBe(400);
  expect(await tenant.users.get(`auth0|s-${person}`)).toMatchObject({ email: person });
  await authentication(tenant, 'change_password', { connection, email: person });
  expect(await observed(tenant, () => followMail(tenant, 'password-change', person, 'x'))).toMatchObject({
    body: { done: false, message: 'The operation cannot be completed. Please try again.' },
    codes: ['fcp'],
  });
});

test('A6, more scripts at once than the tenant may run are refused', async () => {
  const narrow = await other({ scriptConcurrency: 2 });
  const does = 'setTimeout(() => callback(null, { user_id: "s-" + name, email: name }), 1000);';
  const { name } = await scriptedConnection(narrow, true, loginThat(does));
  const answers = await Promise.all(['a', 'b', 'c'].map((who) => narrow.signIn(`${who}@contoso.example`, 'x', name)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 403]);
});

test('scripts find the plain configuration, and the context where it is switched on', async () => {
  const tells = (name: string, parameters: string, value: string) =>
    `function ${name}(${parameters}, callback) { callback(new Error(JSON.stringify(${value}))); }`;
  const scripts = {
    login: tells('login', 'name, password, context', '[configuration.PLACE, context, arguments.length]'),
    get_user: 'function getUser(email, context, callback) { callback(null); }',
  };
  const options = { configuration: { PLACE: 'over there' }, enable_script_context: true };
  const { name, id } = await scriptedConnection(tenant, true, scripts, options);
  expect(await tenant.signIn(email, 'x', name)).toMatchObject({
    body: { error_description: '["over there",{},4]' },
  });
  const shown = Object(await tenant.connections.get(id)).options.configuration.PLACE;
  expect(shown).toMatch(/^2\.0\$/);
  const calls = await scriptCalls(tenant);
  expect(calls.at(-1)).toMatchObject({ action: 'login', args: [email, '•••', {}], outcome: 'error' });
});

test('two who sign in for the first time at once are one user', async () => {
  const { name } = await scriptedConnection(tenant, true, { login: letsIn(), get_user: knowsSome });
  const both = await Promise.all([1, 2].map(() => tenant.signIn('twice@contoso.example', 'secret', name)));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(await tenant.users.listUsersByEmail({ email: 'twice@contoso.example' })).toMatchObject([{ logins_count: 2 }]);
});

test('nothing is left behind: not even of a script in a loop', async () => {
  const stopped = await OpenedTenant.open({ scriptLimitMs: 60_000 });
  const { name } = await scriptedConnection(stopped, true, loginThat('for (;;);'));
  const hanging = stopped.signIn(email, 'secret', name).catch(() => null);
  await expect.poll(() => childrenOf(stopped.practice.pid), { timeout: 30_000 }).toHaveLength(1);
  const children = await childrenOf(stopped.practice.pid);
  await stopped.stop();
  await hanging;
  await expect
    .poll(async () => (await Promise.all(children.map(isAlive))).some(Boolean), { timeout: 30_000 })
    .toBe(false);
});

/** Processes that have this one as their parent, on Linux. */
async function childrenOf(parent: number): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const parents = await Promise.all(pids.map(async (pid) => [pid, await parentOf(pid)] as const));
  return parents.filter(([, of]) => of === parent).map(([pid]) => pid);
}

async function parentOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [state, of] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === undefined || state === 'Z' || of === undefined ? null : Number(of);
}

async function isAlive(pid: number): Promise<boolean> {
  return (await parentOf(pid)) !== null;
}
