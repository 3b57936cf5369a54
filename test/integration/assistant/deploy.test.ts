import type { ConnectionsClient } from 'auth0/connections';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Consent, DeployTarget } from '../../../electron/assistant/contract/index.ts';
import { connectionsOf } from '../practice-tenant/connections-of.ts';
import { filesWith } from './support/files-with.ts';
import { practiceBench } from './support/practice-bench.ts';
import { surveyAfter } from './support/survey-steps.ts';
import { type Ends, id, type Opened, openAssistant, startEnds, usePractice } from './support/workbench.ts';

let connections: ConnectionsClient;

const bench = practiceBench(
  'file',
  () => startEnds(8, {}, 'aspnet-membership'),
  async () => {
    connections = await connectionsOf(bench.ends.tenant);
    await surveyAfter(bench.page, () => client().survey(id()));
  },
);

const client = () => bench.client;
const scripts: DeployTarget = { kind: 'mode' };
const look = (target: DeployTarget = scripts, dropConfiguration = false) =>
  client().workOutDeployment({ target, dropConfiguration });
const refusal = (code: string) => ({ data: { code } });

function deploy(code: string, consents: readonly Consent[], target: DeployTarget = scripts) {
  return client().deploy({ ...id(), target, consents: [...consents], code });
}

function connectTo(connection: string) {
  const { form } = bench.page.now().tenant;
  return client().saveTenant({ ...id(), form: { ...form, connection } });
}

async function choose(mode: 'trickle' | 'legacy' | 'bulk') {
  await client().chooseMode({ ...id(), mode });
  await bench.page.until('the mode', ({ strategy }) => strategy.mode === mode);
}

async function optionsOf(name: string) {
  const [found] = (await connections.list({ name })).data;
  return Object(found?.options);
}

/** Somebody saves a script in Auth0's dashboard. */
async function saveInDashboard(connection: string, text: string): Promise<void> {
  const { status } = await fetch(`${bench.ends.tenant.control}/dashboard-save`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ connection, script: 'login', text }),
  });
  expect(status).toBe(200);
}

describe('a deployment', () => {
  test('is of a mode that has scripts', async () => {
    await choose('bulk');
    await expect(look()).rejects.toMatchObject(refusal('UF-6231'));
    await choose('trickle');
  });

  test('is shown first, sends exactly that after its yeses, and the next has nothing to change', async () => {
    const shown = await look();
    expect(shown).toMatchObject({
      connection: bench.ends.tenant.connection,
      mode: 'trickle',
      obstacles: [],
      foreign: [],
    });
    expect(shown.needs).toEqual(['adopt']);
    expect(JSON.stringify(shown)).not.toContain(bench.ends.sqlServer.password);
    expect(shown.changes.map((change) => ('key' in change ? change.key : Object.values(change)[1]))).toEqual(
      expect.arrayContaining(['options.import_mode', 'login', 'getUser', 'SQL_PASSWORD']),
    );
    await expect(deploy(shown.code, [])).rejects.toMatchObject(refusal('UF-4102'));
    await expect(deploy('0123456789abcdef', ['adopt'])).rejects.toMatchObject(refusal('UF-6232'));
    expect(await optionsOf(bench.ends.tenant.connection)).not.toHaveProperty('customScripts');

    const { number } = await deploy(shown.code, ['adopt']);
    const { deployment } = await bench.page.until('the deployment', (state) => state.deployment.list.length === 1);
    expect(deployment).toMatchObject({ list: [{ number, mode: 'trickle', state: 'applied' }], before: true });
    expect(Object.keys((await optionsOf(bench.ends.tenant.connection)).customScripts).toSorted()).toEqual([
      'get_user',
      'login',
    ]);
    const again = await look();
    expect(again).toMatchObject({ changes: [], needs: [] });
    expect(await deploy(again.code, [])).toEqual({ number: null });
  });

  test('says which scripts are otherwise by now, and gives their text as it was deployed', async () => {
    await client().renderScript({ action: 'getUser' });
    await bench.page.until('no difference', ({ deployment }) => deployment.differing?.length === 0);
    const mine = 'function getUser(email, callback) {\n  callback(null);\n}\n';
    await client().saveScript({ ...id(), action: 'getUser', source: mine });
    await bench.page.until('a difference', ({ deployment }) => deployment.differing?.join() === 'getUser');
    expect(await client().deployedScript({ action: 'getUser' })).toMatchObject({
      kind: 'text',
      source: expect.stringContaining('function getUser(email, callback)'),
    });
    expect(await client().deployedScript({ action: 'create' })).toEqual({ kind: 'none' });

    const shown = await look();
    expect(shown.changes).toMatchObject([{ kind: 'script', script: 'getUser' }]);
    await deploy(shown.code, []);
    await bench.page.until('no difference', ({ deployment }) => deployment.differing?.length === 0);
    expect((await optionsOf(bench.ends.tenant.connection)).customScripts.get_user).toBe(mine);
    // A script of the workspace that the mode doesn't have stays where it is.
    await client().saveScript({ ...id(), action: 'create', source: 'function create(user, callback) {}' });
    expect(await look()).toMatchObject({ changes: [] });
    await client().dropScript({ ...id(), action: 'create' });
  });

  test('undoes what somebody else changed only after a yes to that, and to nothing that came after it was shown', async () => {
    await saveInDashboard(bench.ends.tenant.connection, 'function login() { /* one */ }');
    const shown = await look();
    expect(shown).toMatchObject({
      foreign: [{ undone: true, change: { kind: 'script', script: 'login' } }],
      needs: ['foreign-changes'],
    });
    await expect(deploy(shown.code, [])).rejects.toMatchObject(refusal('UF-4105'));
    await saveInDashboard(bench.ends.tenant.connection, 'function login() { /* two */ }');
    await expect(deploy(shown.code, ['foreign-changes'])).rejects.toMatchObject(refusal('UF-6232'));
    await deploy((await look()).code, ['foreign-changes']);
    expect((await optionsOf(bench.ends.tenant.connection)).customScripts.login).toContain('tedious');
  });

  test('can be gone back to, each to what it left', async () => {
    const [latest] = bench.page.now().deployment.list;
    const first: DeployTarget = { kind: 'back', number: 1 };
    const shown = await look(first);
    expect(shown.changes).toMatchObject([{ kind: 'script', script: 'getUser' }]);
    const { number } = await deploy(shown.code, [], first);
    const { deployment } = await bench.page.until(
      'the way back',
      (state) => state.deployment.list[0]?.number === number,
    );
    expect(deployment.list.map((entry) => entry.number)).toEqual([number, latest?.number, 2, 1]);
    expect(deployment.differing).toEqual(['getUser']);
    await expect(look({ kind: 'back', number: 99 })).rejects.toMatchObject(refusal('UF-4108'));
  });

  test('is told again after a restart, without the tenant', async () => {
    await bench.reopen();
    const { deployment } = await bench.page.until('what is deployed', (state) => state.deployment.list.length === 4);
    expect(deployment).toMatchObject({ list: [{ mode: 'trickle' }, {}, {}, {}], before: true });
    expect(deployment.differing).toBeUndefined();
    await usePracticeAgain();
  });
});

/** What a restart forgets: both secrets. */
async function usePracticeAgain(): Promise<void> {
  const { legacy, tenant } = bench.page.now();
  await client().saveLegacy({ ...id(), form: legacy.form, password: bench.ends.sqlServer.password });
  await client().saveTenant({ ...id(), form: tenant.form, clientSecret: bench.ends.tenant.clientSecret });
}

describe('a connection of somebody else’s', () => {
  const secret = 'canary-of-somebody-else';
  const ownPassword = 'canary-of-the-scripts-login';

  test('gets the scripts’ own login, and keeps or loses values that only Auth0 knows', async () => {
    await connections.create({
      name: 'theirs',
      strategy: 'auth0',
      options: {
        enabledDatabaseCustomization: true,
        import_mode: false,
        customScripts: { login: `function login(email, password, callback) { connect({ password: '${secret}' }); }` },
        configuration: { API_TOKEN: secret },
      },
    });
    await connectTo('theirs');
    const { deployment } = await bench.page.until(
      'the connection',
      ({ tenant }) => tenant.form.connection === 'theirs',
    );
    expect(deployment.list).toEqual([]);
    const settings = {
      server: '127.0.0.1',
      port: bench.ends.sqlServer.port,
      user: 'scripts',
      trustServerCertificate: true,
    };
    await client().saveDeploySettings({ ...id(), settings, values: {} });
    await expect(look()).rejects.toMatchObject(refusal('UF-6105'));
    await client().saveDeploySettings({ ...id(), settings, values: { SQL_PASSWORD: ownPassword } });
    await bench.page.until('the password', ({ deployment: now }) => now.given.includes('SQL_PASSWORD'));

    const open = await look();
    expect([open.unknownValues, open.needs]).toEqual([['API_TOKEN'], ['adopt', 'drop-configuration']]);
    const dropping = await look(scripts, true);
    expect(dropping.changes).toContainEqual({ kind: 'configuration', key: 'API_TOKEN', change: 'removed' });
    await client().saveDeploySettings({ ...id(), settings, values: { API_TOKEN: secret } });
    const shown = await look();
    expect([shown.unknownValues, shown.needs]).toEqual([[], ['adopt']]);
    await deploy(shown.code, ['adopt']);
    expect(Object.keys((await optionsOf('theirs')).configuration)).toContain('API_TOKEN');
  });

  test('gets its own back, and a secret that somebody wrote into a script never comes to the page', async () => {
    const before: DeployTarget = { kind: 'back', number: 0 };
    const shown = await look(before);
    expect(shown.mode).toBe('before');
    await deploy(shown.code, [], before);
    expect((await optionsOf('theirs')).customScripts.login).toContain(secret);
    expect(await client().deployedScript({ action: 'login' })).toEqual({ kind: 'hidden' });
    const seen = JSON.stringify(bench.page.seen);
    for (const canary of [secret, ownPassword, bench.ends.sqlServer.password]) expect(seen).not.toContain(canary);
    expect(await filesWith(bench.home, [secret, ownPassword, bench.ends.sqlServer.password])).toEqual([]);
  });

  test('is made where there is none, for a mode in which nothing moves too', async () => {
    await connectTo('made-by-userferry');
    await client().saveDeploySettings({ ...id(), settings: {}, values: { SQL_PASSWORD: '' } });
    await choose('legacy');
    const shown = await look();
    expect(shown.needs).toEqual(['create-connection']);
    expect(shown.leftOut).toMatchObject([{ action: 'verify', failure: { code: 'UF-7104' } }]);
    await deploy(shown.code, ['create-connection']);
    expect(await optionsOf('made-by-userferry')).toMatchObject({ import_mode: false });
    await client().checkTenant(id());
    const { tenant } = await bench.page.until('the checks', (state) => state.tenant.connected);
    expect(tenant.checks.find(({ name }) => name === 'import-mode')).toMatchObject({ state: 'passed' });
  });
});

test('capacity says what is missing, and counts with what the test cases took', async () => {
  expect(await client().capacity({ peakSignIns: 20 })).toMatchObject({ scriptTime: null, tenant: 'unknown' });
});

describe('a tenant whose plan has no custom databases', () => {
  let plain: Ends;
  let small: Opened;
  beforeAll(async () => {
    plain = await startEnds(3, { customDatabases: false }, 'aspnet-membership');
    small = await openAssistant(`${bench.home}/small`, plain);
    await usePractice(small.page);
  });
  afterAll(async () => {
    await small?.close();
    await plain?.stop();
  });

  test('is remembered as one', async () => {
    const page = small.page;
    await surveyAfter(page, () => page.client.survey(id()));
    await page.client.chooseMode({ ...id(), mode: 'hybrid' });
    const { code, needs } = await page.client.workOutDeployment({ target: scripts, dropConfiguration: false });
    const wish = { ...id(), target: scripts, consents: [...needs], code };
    await expect(page.client.deploy(wish)).rejects.toMatchObject(refusal('UF-2052'));
    const { deployment } = await page.until('the refusal', ({ tenant }) => tenant.scriptsRefused);
    expect(deployment.list).toEqual([]);
  });
});
