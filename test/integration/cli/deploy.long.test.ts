import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionsClient } from 'auth0/connections';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import type { WorkspaceFile } from '../../../electron/assistant/workspace/workspace.ts';
import { contextFor } from '../../../electron/cli/commands/workspace-verb.ts';
import { cutoverVerb } from '../../../electron/cli/cutover.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { readManifest, renderManifest } from '../../../electron/reports/pack/manifest.ts';
import { filesWith } from '../assistant/support/files-with.ts';
import { connectionsOf } from '../practice-tenant/connections-of.ts';
import { type Interruption, runCli } from './run-cli.ts';
import { runHere } from './run-here.ts';

let folder: string;
let servers: PracticeServers;
let connections: ConnectionsClient;
let workspace: WorkspaceFile;
/** Everything that any call printed. */
let printed = '';

/** In a configuration that somebody else keeps; it must be found nowhere either. */
const foreignSecret = 'canary-of-somebody-else';

/** Somebody wrote a password into a script: what was there is kept for the way back, and still nobody can read it. */
const theirLogin = "function login() { connect('canary-in-a-script'); }";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'userferry-deploy-'));
  servers = await startPracticeServers(
    { sqlServer: { store: 'aspnet-membership', accounts: 5, seed: 5 }, tenant: {} },
    nodeFork,
  );
  connections = await connectionsOf(servers.tenant);
  const legacy = { ...servers.sqlServer, fingerprint256: servers.fingerprint256 };
  workspace = practiceWorkspace({ legacy, tenant: servers.tenant }, 'aspnet-membership', 'practice-deploy');
});
afterAll(async () => {
  await servers?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A workspace whose environment deploys to a connection of this name. */
async function deploying(
  name: string,
  deploy: object = {},
  verb: 'deploy' | 'cutover' | 'status' | 'plan' | 'progress' | 'report' = 'deploy',
) {
  const file = join(folder, `${name}.json`);
  const environment = { ...workspace.environments.practice, connection: name, deploy };
  await writeFile(file, JSON.stringify({ ...workspace, environments: { practice: environment } }));
  return async (
    args: readonly string[],
    environmentVariables: Readonly<Record<string, string>> = {},
    interruption?: Interruption,
  ) => {
    const secrets = {
      USERFERRY_HOME: folder,
      USERFERRY_SQL_PASSWORD: servers.sqlServer.password,
      USERFERRY_CLIENT_SECRET: servers.tenant.clientSecret,
      ...environmentVariables,
    };
    const command = [verb, ...args, '--workspace', file, '--json'];
    const { code, stdout, stderr } = await (interruption === undefined
      ? runHere(command, secrets)
      : runCli(command, secrets, interruption));
    printed += stdout + stderr;
    expect(stdout, stderr).not.toBe('');
    return { code, told: JSON.parse(stdout), stderr };
  };
}

async function read(name: string) {
  const [found] = (await connections.list({ name })).data;
  if (found?.id === undefined) throw new Error(`There is no connection ${name}.`);
  return { id: found.id, options: Object(found.options), connection: found };
}

/** The evidence pack of what moves by signing in: who answers for it, how each of the five stands, and any change is found. */
async function packOfTrickle(report: Awaited<ReturnType<typeof deploying>>): Promise<void> {
  const out = ['--out', join(folder, 'packs')];
  const said = ['--operator', 'Kim Lee', '--approver', 'Ada Okafor'];
  const packed = await report(['--trickle', '--pack', ...said, ...out]);
  expect(packed, packed.stderr).toMatchObject({ code: 0, told: { trickle: { connection: 'second' }, people: false } });
  const { pack, fingerprint } = packed.told;
  const check = async () => {
    const { code, stdout } = await runHere(['report', '--check', pack, '--fingerprint', fingerprint, '--json']);
    return { code, told: JSON.parse(stdout) };
  };
  expect(await check()).toMatchObject({ code: 0, told: { compared: true, accounts: 5, findings: 0 } });
  const evidence: unknown = JSON.parse(await readFile(join(pack, 'evidence.json'), 'utf8'));
  expect(evidence).toMatchObject({
    approval: [{ operator: 'Kim Lee', approver: 'Ada Okafor', change: null }],
    counts: { 'by-sign-in': 0, total: 5 },
    target: { deployments: [{ mode: 'trickle', scriptsAfter: { login: expect.stringMatching(/^[0-9a-f]{64}$/) } }] },
    cutover: 'not yet',
    notInThisPack: expect.arrayContaining([expect.objectContaining({ what: 'Who deployed' })]),
  });
  // A later pack says who answered for the first one too, whichever file of it names people.
  const named = await report(['--trickle', '--pack', '--with-people', ...out]);
  const people = await readFile(join(named.told.pack, 'people.csv'), 'utf8');
  const addresses = [...new Set(people.match(/[^\s,"']+@[^\s,"]+/g))];
  expect(addresses).not.toEqual([]);
  expect(await filesWith(named.told.pack, addresses)).toEqual(['people.csv']);
  expect(await filesWith(pack, addresses)).toEqual([]);
  expect(await readFile(join(named.told.pack, 'report.html'), 'utf8')).toContain('Kim Lee');

  const ledger = join(pack, 'ledger.ndjson');
  const text = await readFile(ledger, 'utf8');
  const changed = text.replace(/"standing":"[a-z-]+"/, '"standing":"by-sign-in"');
  expect(changed).not.toBe(text);
  await writeFile(ledger, changed);
  expect((await check()).told.failure).toMatchObject({ code: 'UF-5012' });
  // A manifest that fits the change does not help: the chain has sealed another ledger.
  const manifest = readManifest(await readFile(join(pack, 'manifest.json')));
  if (manifest === null) throw new Error('the manifest can’t be read');
  const { digest: _, ...content } = manifest;
  const bytes = Buffer.from(changed);
  const remade = {
    name: 'ledger.ndjson',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  const files = content.files.map((file) => (file.name === remade.name ? remade : file));
  await writeFile(join(pack, 'manifest.json'), renderManifest({ ...content, files }).text);
  expect((await check()).told.failure).toMatchObject({ code: 'UF-5016' });
}

describe('deploy', () => {
  test('makes a connection after a yes, and the second time has nothing to change', async () => {
    const deploy = await deploying('fresh', { applications: [servers.tenant.signInClientId] });
    expect(await deploy(['--mode', 'trickle'])).toMatchObject({ code: 1, told: { failure: { code: 'UF-4101' } } });
    const dry = await deploy(['--mode', 'trickle', '--dry-run']);
    expect(dry).toMatchObject({ code: 0, told: { deployment: null, obstacles: [{ code: 'UF-4101' }] } });
    expect(dry.told.changes.map(({ path, key }: { path?: string; key?: string }) => path ?? key)).toEqual(
      expect.arrayContaining(['options.import_mode', 'login', 'get_user', 'SQL_PASSWORD']),
    );
    const first = await deploy(['--mode', 'trickle', '--yes', 'create-connection']);
    expect(first).toMatchObject({ code: 0, told: { mode: 'trickle', deployment: expect.any(Number) } });
    const { options, connection } = await read('fresh');
    expect(options).toMatchObject({ import_mode: true, enabledDatabaseCustomization: true });
    expect(Object.keys(options.customScripts).toSorted()).toEqual(['get_user', 'login']);
    expect(Object(connection).enabled_clients).toEqual([servers.tenant.signInClientId]);
    expect(await deploy(['--mode', 'trickle'])).toMatchObject({
      code: 0,
      told: { changes: [], foreign: [], deployment: null },
    });
  });

  test('adopts a connection after a yes, keeps what it does not know, and brings back what was there', async () => {
    const strange = { change_username: 'function changeUsername() {}', create: 'function create() { /* old */ }' };
    const { id } = await connections.create({
      name: 'adopted',
      strategy: 'auth0',
      display_name: 'Members',
      options: {
        enabledDatabaseCustomization: true,
        import_mode: false,
        customScripts: { login: theirLogin, ...strange },
        configuration: { API_TOKEN: foreignSecret },
        passwordPolicy: 'good',
        realm_fallback: true,
      },
    });
    const deploy = await deploying('adopted');
    expect(await deploy(['--mode', 'legacy'])).toMatchObject({ code: 1, told: { failure: { code: 'UF-4102' } } });
    expect(await deploy(['--mode', 'legacy', '--yes', 'adopt'])).toMatchObject({
      code: 1,
      told: { failure: { code: 'UF-4106', message: expect.stringContaining('API_TOKEN') } },
    });
    const given = { USERFERRY_CONFIGURATION: JSON.stringify({ API_TOKEN: foreignSecret }) };
    const first = await deploy(['--mode', 'legacy', '--yes', 'adopt'], given);
    // ASP.NET Membership keeps nowhere that an address is proven.
    expect(first).toMatchObject({ code: 0, told: { leftOut: [{ action: 'verify', failure: { code: 'UF-7104' } }] } });
    const after = await read('adopted');
    expect(after).toMatchObject({ id, connection: { display_name: 'Members' } });
    expect(after.options).toMatchObject({ import_mode: false, passwordPolicy: 'good', realm_fallback: true });
    expect(after.options.customScripts).toMatchObject({
      change_username: strange.change_username,
      create: expect.stringContaining('tedious'),
      change_email: expect.stringContaining('function changeEmail('),
    });
    expect(Object.keys(after.options.configuration)).toEqual(expect.arrayContaining(['API_TOKEN', 'SQL_PASSWORD']));
    expect(await deploy(['--mode', 'legacy'])).toMatchObject({ code: 0, told: { changes: [] } });

    const back = await deploy(['--back', '0']);
    expect(back).toMatchObject({ code: 1, told: { failure: { code: 'UF-4106' } } });
    expect(await deploy(['--back', '0'], given)).toMatchObject({ code: 0 });
    const restored = await read('adopted');
    expect(restored.options.customScripts).toEqual({ login: theirLogin, ...strange });
    expect(Object.keys(restored.options.configuration)).toEqual(['API_TOKEN']);
    const there = await deploy(['--back', String(first.told.deployment)], given);
    expect(there).toMatchObject({ code: 0, told: { mode: 'legacy' } });
    expect((await read('adopted')).options.customScripts).toEqual(after.options.customScripts);
  });

  test('refuses to undo what somebody else has changed, with what that is, and leaves alone what it is not about', async () => {
    const deploy = await deploying('drifting');
    await deploy(['--mode', 'trickle', '--yes', 'create-connection']);
    const { id, options } = await read('drifting');
    const customScripts = { ...options.customScripts, login: 'function login() { /* mine */ }' };
    await connections.update(id, { options: { ...options, customScripts, passwordPolicy: 'excellent' } });
    const refused = await deploy(['--mode', 'trickle']);
    expect(refused).toMatchObject({ code: 1, told: { failure: { code: 'UF-4105' } } });
    expect(refused.told.failure.detail).toMatch(/^script login: /m);
    expect((await read('drifting')).options.customScripts.login).toBe('function login() { /* mine */ }');
    const dry = await deploy(['--mode', 'trickle', '--dry-run']);
    expect(dry.told.foreign).toContainEqual(
      expect.objectContaining({ path: 'options.passwordPolicy', to: 'excellent' }),
    );
    expect(await deploy(['--mode', 'trickle', '--yes', 'foreign-changes'])).toMatchObject({ code: 0 });
    const { options: after } = await read('drifting');
    expect(after.customScripts.login).toContain('tedious');
    expect(after.passwordPolicy).toBe('excellent');
  });

  test('says before and after that no application may use the connection', async () => {
    const deploy = await deploying('unused');
    const codes = (told: { warnings: { code: string }[] }) => told.warnings.map(({ code }) => code);
    const dry = await deploy(['--mode', 'trickle', '--dry-run']);
    expect(codes(dry.told)).toEqual(['UF-4116']);
    const made = await deploy(['--mode', 'trickle', '--yes', 'create-connection']);
    expect([made.code, codes(made.told)]).toEqual([0, ['UF-4116']]);
    expect(made.stderr).toContain('No application may use the connection “unused”');
    const enabled = await deploying('unused', { applications: [servers.tenant.signInClientId] });
    const { told } = await enabled(['--mode', 'trickle']);
    expect([told.changes, told.warnings]).toEqual([[expect.objectContaining({ kind: 'application' })], []]);
  });

  test('says that another connection’s users have ids of the same beginning, and so does each look', async () => {
    const deploy = await deploying('second', { applications: [servers.tenant.signInClientId] });
    const create = ['--mode', 'trickle', '--yes', 'create-connection'];
    expect((await deploy([...create, '--dry-run'])).told.warnings).toEqual([]);
    await connections.create({ name: 'first', strategy: 'auth0' });
    await fetch(`${servers.tenant.control}/users`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ connection: 'first', users: [{ user_id: 'uf-1', email: 'ada@contoso.example' }] }),
    });
    const shared = [{ code: 'UF-4117', message: expect.stringContaining('at first of this tenant') }];
    expect((await deploy(create)).told).toMatchObject({ deployment: expect.any(Number), warnings: shared });

    // The workspace's mode is bulk: into Auth0's own store there are no scripts to be cut over, into the other there are.
    const topics = async (name: string) => {
      const { told } = await (await deploying(name, {}, 'cutover'))([]);
      return told.lines.map(({ topic }: { topic: string }) => topic);
    };
    expect(await topics('first')).toEqual([
      'everybody-moved',
      'verification',
      'delta',
      'resets',
      'sign-in',
      'legacy-side',
    ]);
    expect(await topics('second')).toContain('no-op-scripts');
    // And Auth0 never signed in with the login, nor came through a firewall.
    await (await deploying('first', {}, 'cutover'))(['--out', join(folder, 'cutover-of-first')]);
    const removal = await readFile(join(folder, 'cutover-of-first', 'removal', 'README.md'), 'utf8');
    expect(removal).toContain(`the login ${servers.sqlServer.user}, with which Userferry read`);
    expect(removal).not.toMatch(/scripts signed in|firewall/);

    const status = await deploying('second', {}, 'status');
    expect((await status([])).told.failure).toMatchObject({
      code: 'UF-6134',
      next: expect.stringContaining('userferry progress'),
    });
    await (await deploying('second', {}, 'plan'))([]);
    const progress = await deploying('second', {}, 'progress');
    expect((await progress([])).told).toMatchObject({ look: { total: 5 }, warnings: shared });
    expect(await status([])).toMatchObject({ code: 0, told: { look: { total: 5 } } });
    // Without any run it is the trickle that is reported.
    const reporting = await deploying('second', {}, 'report');
    const report = await reporting(['--out', join(folder, 'reports'), '--format', 'json']);
    expect(report).toMatchObject({ code: 0, told: { trickle: { connection: 'second' } } });
    expect(JSON.parse(await readFile(report.told.json, 'utf8'))).toMatchObject({
      report: 'userferry-trickle',
      cutover: null,
      looks: { count: 1, total: 5 },
    });
    await packOfTrickle(reporting);
    const absent = await (await deploying('nowhere', {}, 'progress'))([]);
    expect(absent.told.failure).toMatchObject({
      code: 'UF-6101',
      next: expect.stringContaining('deploy --yes create-connection'),
    });
  });

  test('deploys scripts that were edited by hand, and refuses those that would fail at Auth0', async () => {
    const deploy = await deploying('edited');
    const scripts = join(folder, 'edited-scripts');
    await mkdir(scripts);
    const trickle = ['--mode', 'trickle', '--scripts', scripts, '--yes', 'create-connection'];
    expect(await deploy(trickle)).toMatchObject({ code: 1, told: { failure: { code: 'UF-6122' } } });
    await writeFile(join(scripts, 'README.md'), 'What was edited, and why.');
    await writeFile(
      join(scripts, 'login.js'),
      'function login(usernameOrEmail, password, callback) {\n  callback(;\n}\n',
    );
    const refused = await deploy(trickle);
    expect(refused).toMatchObject({ code: 1, told: { failure: { code: 'UF-4110' } } });
    expect(refused.told.failure.detail).toMatch(/^login:2:12 \(syntax\): /);
    const edited =
      'function login(usernameOrEmail, password, callback) {\n  return callback(null, null); // by hand\n}\n';
    await writeFile(join(scripts, 'login.js'), edited);
    expect(await deploy(trickle)).toMatchObject({ code: 0 });
    const { options } = await read('edited');
    expect(options.customScripts).toEqual({ login: edited, get_user: expect.stringContaining('tedious') });
    expect(await deploy(trickle)).toMatchObject({ code: 0, told: { changes: [] } });
    await writeFile(join(scripts, 'login.js'), 'function login(');
    expect(await deploy([...trickle, 'script-errors'])).toMatchObject({ code: 0 });
    expect((await read('edited')).options.customScripts.login).toBe('function login(');

    await writeFile(join(scripts, 'create.js'), 'function create(user, callback) { return callback(null); }');
    expect(await deploy(trickle)).toMatchObject({ code: 1, told: { failure: { code: 'UF-4111' } } });
    await writeFile(join(scripts, 'get_user.js'), 'function getUser(email, callback) { return callback(null); }');
    await writeFile(join(scripts, 'getUser.js'), 'function getUser(email, callback) { return callback(null); }');
    expect(await deploy(trickle)).toMatchObject({ code: 1, told: { failure: { code: 'UF-6122' } } });
  });

  // Windows ends a process on a signal without asking it.
  test.skipIf(process.platform === 'win32')('Ctrl+C while it is sent waits for what becomes of it', async () => {
    const deploy = await deploying('interrupted');
    await fetch(`${servers.tenant.control}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'slow', on: 'connections.create', milliseconds: 1_500 }),
    });
    const interruption = { when: 'Deploying to interrupted', signal: 'SIGINT' } as const;
    const answer = await deploy(['--mode', 'trickle', '--yes', 'create-connection'], {}, interruption);
    expect(answer).toMatchObject({ code: 0, told: { deployment: expect.any(Number) } });
    expect(answer.stderr).toContain('is being found out');
    expect(await deploy(['--mode', 'trickle'])).toMatchObject({ code: 0, told: { changes: [], foreign: [] } });
  });

  test('Ctrl+C while the cutover is sent waits for what becomes of it and names it, but begins nothing further', async () => {
    const deploy = await deploying('hurried');
    await deploy(['--mode', 'trickle', '--yes', 'create-connection']);
    const pressed = new AbortController();
    const notes: string[] = [];
    const note = (text: string) => {
      notes.push(text);
      if (text.startsWith('Deploying')) queueMicrotask(() => pressed.abort(new Error('Ctrl+C')));
    };
    const options = { workspace: join(folder, 'hurried.json'), deploy: true, blankSecrets: true };
    vi.stubEnv('USERFERRY_SQL_PASSWORD', servers.sqlServer.password);
    vi.stubEnv('USERFERRY_CLIENT_SECRET', servers.tenant.clientSecret);
    const { json, exit } = await cutoverVerb(
      { ...options, yes: ['leave-behind'] },
      { ...contextFor(folder, pressed.signal), terminal: { progress: () => undefined, note } },
    ).finally(() => vi.unstubAllEnvs());
    const [number] = Object(json.deployments);
    expect({ json, exit }).toMatchObject({ json: { deployments: [expect.any(Number)] }, exit: 3 });
    expect(notes).toEqual([
      'Deploying to hurried …',
      expect.stringContaining('is being found out'),
      `Deployed to hurried as deployment ${number}.`,
    ]);
    expect((await read('hurried')).options.configuration).toHaveProperty('SQL_PASSWORD');
  });

  test('says in a dry run whether tenant and database carry the sign-ins, and asks for what nobody measured', async () => {
    const deploy = await deploying('loaded');
    const dry = ['--mode', 'trickle', '--dry-run'];
    const unknown = await deploy(dry);
    expect(unknown.told.capacity).toMatchObject({ tenant: 'unknown', load: { peakSignIns: null, concurrency: 250 } });
    const told = ['--peak-sign-ins', '20', '--script-ms', '500', '--free-connections', '30'];
    const { capacity } = (await deploy([...dry, ...told])).told;
    expect(capacity).toMatchObject({ tenant: 'enough', database: 'tight', signInsPossible: 500 });
    expect(capacity.sentences.join(' ')).toContain('20 sign-ins a second');
  });

  test('cuts over with import mode left on, and lists what was deployed', async () => {
    const deploy = await deploying('ending');
    await deploy(['--mode', 'trickle', '--yes', 'create-connection']);
    expect(await deploy(['--mode', 'cutover'])).toMatchObject({ code: 1, told: { failure: { code: 'UF-4113' } } });
    expect(await deploy(['--mode', 'cutover', '--yes', 'leave-behind'])).toMatchObject({ code: 0 });
    const { options } = await read('ending');
    expect(options).toMatchObject({ import_mode: true, enabledDatabaseCustomization: true });
    expect(options.customScripts.login).toMatch(/return callback\(null, null\);/);
    const { told } = await deploy(['--list']);
    expect(told.deployments).toMatchObject([
      { mode: 'trickle', state: 'applied' },
      { mode: 'cutover', state: 'applied' },
    ]);
    // Scripts that ask the database come back with what they read in the configuration, or not at all: no yes helps.
    const back = ['--back', String(told.deployments[0].number)];
    const forgotten = { USERFERRY_SQL_PASSWORD: '' };
    const asked = (await deploy(back, forgotten)).told.failure;
    expect(asked).toMatchObject({ code: 'UF-4106', next: expect.not.stringContaining('drop-configuration') });
    expect(await deploy([...back, '--yes', 'drop-configuration'], forgotten)).toMatchObject({
      code: 1,
      told: { failure: { code: 'UF-4114', message: expect.stringContaining('SQL_PASSWORD') } },
    });
    expect((await read('ending')).options.customScripts.login).toMatch(/return callback\(null, null\);/);
    expect(await deploy(back)).toMatchObject({ code: 0, told: { mode: 'trickle' } });
    const cutover = await deploying('ending', {}, 'cutover');
    // An acceptance has somebody and a reason; blanks are neither.
    const nobody = ['--accept', 'straggler', '--by', ' ', '--because', ''];
    expect(await cutover(nobody)).toMatchObject({ code: 1, told: { failure: { code: 'UF-6131' } } });
    // A name that nobody has stops everything that was named beside it.
    const said = ['--by', 'Ada Lovelace', '--because', 'seen'];
    for (const wrong of [
      ['--accept', 'legacy-side', 'legacy-side:typo', ...said],
      ['--withdraw', 'legacy-side:typo'],
    ]) {
      const { code, told: refused } = await cutover(wrong);
      expect([code, refused.failure.code]).toEqual([1, 'UF-6133']);
      expect(refused.failure.next).toContain('login and firewall rules');
    }
    expect((await cutover(['--accept', 'straggler:4711', ...said])).told.failure).toMatchObject({ code: 'UF-6133' });
    expect((await cutover([])).told.exceptions).toMatchObject([
      { kind: 'legacy-side', accepted: 0 },
      { kind: 'old-pages', accepted: 0 },
    ]);
    const named = 'legacy-side:login and firewall rules';
    expect((await cutover(['--accept', named, 'straggler', ...said])).told.accepted).toBe(1);
    expect((await cutover(['--accept', named, ...said])).told.accepted).toBe(0);
    expect((await cutover(['--withdraw', named])).told.withdrawn).toBe(1);
  });

  test('brings the scripts that ask the account service, and lets the database’s password go after a yes', async () => {
    const deploy = await deploying('served');
    await deploy(['--mode', 'trickle', '--yes', 'create-connection']);
    const api = [
      '--api-url',
      'https://accounts.contoso.example',
      '--api-audience',
      'accounts',
      '--api-client-id',
      'id',
    ];
    const through = ['--mode', 'trickle', '--through', 'api', ...api];
    expect(await deploy(through)).toMatchObject({ code: 1, told: { failure: { code: 'UF-7222' } } });
    const secret = { USERFERRY_API_CLIENT_SECRET: 'canary-of-the-service', USERFERRY_SQL_PASSWORD: '' };
    // What earlier scripts were given goes with them.
    const switched = await deploy(through, secret);
    expect(switched.code).toBe(0);
    expect(switched.told.changes).toContainEqual({ kind: 'configuration', key: 'SQL_PASSWORD', change: 'removed' });
    const { options } = await read('served');
    expect(Object.keys(options.configuration).toSorted()).toEqual([
      'API_AUDIENCE',
      'API_CLIENT_ID',
      'API_CLIENT_SECRET',
      'API_TOKEN_URL',
      'API_URL',
    ]);
    expect(options.customScripts.login).toContain('API_URL');
    expect(await deploy(through, secret)).toMatchObject({ code: 0, told: { changes: [] } });
    // In legacy mode, too, the service only reads.
    const legacy = await deploy(['--mode', 'legacy', '--dry-run', '--through', 'api', ...api], secret);
    expect(legacy.told.leftOut.map(({ action }: { action: string }) => action)).toContain('create');
  });

  test.for([
    [['--mode', 'trickle', '--back', '1']],
    [[]],
    [['--mode', 'bulk']],
    [['--mode', 'trickle', '--yes', 'all']],
  ])('%o is wrong usage', async ([args]) => {
    const deploy = await deploying('usage');
    expect(await deploy(args ?? [])).toMatchObject({ code: 2, told: { failure: { code: 'UF-6107' } } });
  });

  test('an unknown deployment and configuration that is no JSON are refused', async () => {
    const deploy = await deploying('fresh');
    // Userferry made this one: there was nothing before.
    for (const number of ['999', '0']) {
      expect(await deploy(['--back', number])).toMatchObject({ told: { failure: { code: 'UF-4108' } } });
    }
    const wrong = await deploy(['--mode', 'trickle'], { USERFERRY_CONFIGURATION: 'KEY=value' });
    expect(wrong).toMatchObject({ code: 1, told: { failure: { code: 'UF-6121' } } });
  });

  test('no secret is in a file or was printed', async () => {
    const secrets = [
      servers.sqlServer.password,
      servers.tenant.clientSecret,
      foreignSecret,
      'canary-of-the-service',
      'canary-in-a-script',
    ];
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toContain('journal.sqlite');
    for (const secret of secrets) {
      expect(printed).not.toContain(secret);
      for (const file of files)
        expect(await readFile(join(file.parentPath, file.name), 'latin1')).not.toContain(secret);
    }
  });
});
