import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import type { PlantedAccount } from '../../../electron/practice/samples/sample.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { exportedService } from '../scripts/account-service.ts';
import { configurationFor } from '../scripts/scripted-database.ts';
import { audience, clientId, clientSecret, startTokenIssuer } from '../scripts/token-issuer.ts';
import { runCli } from './run-cli.ts';
import { runHere } from './run-here.ts';

let folder: string;
let servers: PracticeServers;
let someone: PlantedAccount;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'userferry-script-'));
  servers = await startPracticeServers(
    { sqlServer: { store: 'aspnet-membership', accounts: 30, seed: 5 }, tenant: { plan: 'unlimited' } },
    nodeFork,
  );
  const legacy = { ...servers.sqlServer, fingerprint256: servers.fingerprint256 };
  const workspace = practiceWorkspace({ legacy, tenant: servers.tenant }, 'aspnet-membership', 'practice-script');
  await writeFile(join(folder, 'workspace.json'), JSON.stringify(workspace));
  const samples = (await (await fetch(`${servers.sqlServer.control}/samples`)).text()).trim().split('\n');
  const planted = samples.map((line) => JSON.parse(line) as PlantedAccount).find((each) => each.planted === 'import');
  if (planted === undefined) throw new Error('Nobody among the samples is to be imported.');
  someone = planted;
});
afterAll(async () => {
  await servers?.stop();
  await rm(folder, { recursive: true, force: true });
});

const scriptBy =
  (run: typeof runHere) =>
  async (args: readonly string[], password?: string, more: Readonly<Record<string, string>> = {}) => {
    const { code, stdout, stderr } = await run(
      ['script', ...args, '--workspace', join(folder, 'workspace.json'), '--json'],
      {
        USERFERRY_HOME: folder,
        USERFERRY_SQL_PASSWORD: servers.sqlServer.password,
        USERFERRY_CLIENT_SECRET: servers.tenant.clientSecret,
        ...(password === undefined ? {} : { USERFERRY_ACCOUNT_PASSWORD: password }),
        ...more,
      },
    );
    expect(stdout, stderr).not.toBe('');
    return { code, told: JSON.parse(stdout), stdout };
  };
const script = scriptBy(runHere);
/** In a process of its own, as a terminal has it: once for each verb. */
const scriptStarted = scriptBy(runCli);

test('export writes the account service with its scripts, and no secret', async () => {
  const out = join(folder, 'service');
  const { code, stdout } = await runCli(
    ['export', '--format', 'api', '--out', out, '--workspace', join(folder, 'workspace.json'), '--json'],
    { USERFERRY_HOME: folder, USERFERRY_SQL_PASSWORD: servers.sqlServer.password },
  );
  expect({ code, told: JSON.parse(stdout) }).toMatchObject({
    code: 0,
    told: { files: expect.arrayContaining(['server.mjs', 'web.config', 'openapi.json', 'scripts/login.js']) },
  });
  expect(await readFile(join(out, 'server.mjs'), 'utf8')).not.toContain(servers.sqlServer.password);
  expect(await readFile(join(out, 'scripts', 'login.js'), 'utf8')).toMatch(/^function login\(/);
});

describe('script', () => {
  test('render writes a script without any secret, and run takes it as a file', async () => {
    const file = join(folder, 'login.js');
    expect(await scriptStarted(['render', 'login', '--out', file])).toMatchObject({ code: 0, told: { file } });
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(/^function login\(usernameOrEmail, password, callback\) \{/);
    expect(text).not.toContain(servers.sqlServer.password);
    const password = someone.password ?? '';
    const { code, told, stdout } = await scriptStarted(
      ['run', 'login', '--file', file, '--arg', `usernameOrEmail=${someone.email}`],
      password,
    );
    expect({ code, told }).toMatchObject({
      code: 0,
      told: { action: 'login', outcome: { kind: 'profile', profile: { user_id: `uf-${someone.key}` } }, breaches: [] },
    });
    expect(stdout).not.toContain(password);
  });

  test('run takes the script of the mapping where no file is named', async () => {
    const wrong = await script(['run', 'login', '--arg', `usernameOrEmail=${someone.email}`], 'not the password');
    expect(wrong).toMatchObject({ code: 0, told: { outcome: { kind: 'wrong-password' } } });
    const nobody = await script(['run', 'getUser', '--arg', 'email=nobody@example.com']);
    expect(nobody).toMatchObject({ code: 0, told: { outcome: { kind: 'nobody' }, breaches: [], console: [] } });
  });

  test('run gives a script the key of web.config, and shows it nowhere', async () => {
    const key = '0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF';
    const [file, webConfig] = [join(folder, 'key.js'), join(folder, 'web.config')];
    await writeFile(
      webConfig,
      `<configuration><system.web><machineKey decryptionKey="${key}" decryption="3DES"/></system.web></configuration>`,
    );
    const told = 'configuration.MACHINE_DECRYPTION, configuration.MACHINE_DECRYPTION_KEY';
    await writeFile(file, `function getUser(email, callback) { console.log(${told}); callback(null); }`);
    const run = await script(['run', 'getUser', '--file', file, '--web-config', webConfig, '--arg', 'email=a']);
    expect(run).toMatchObject({ code: 0, told: { console: [{ text: '3DES •••' }] } });
    expect(run.stdout).not.toContain(key);
  });

  test('run gives a script the key of a shop from the environment, and shows it nowhere', async () => {
    const [file, key] = [join(folder, 'shop-key.js'), '8152309764415283'];
    const told = 'configuration.NOPCOMMERCE_ENCRYPTION_KEY';
    await writeFile(file, `function getUser(email, callback) { console.log(${told}); callback(null); }`);
    const ask = ['run', 'getUser', '--file', file, '--arg', 'email=a'];
    const run = await script(ask, undefined, { USERFERRY_SHOP_KEY: key });
    expect(run).toMatchObject({ code: 0, told: { console: [{ text: '•••' }] } });
    expect(run.stdout).not.toContain(key);
    expect(await script(ask)).toMatchObject({ told: { console: [{ text: 'undefined' }] } });
  });

  test('login and getUser through the account service are rendered, checked and run', async () => {
    const out = join(folder, 'through');
    const exported = await runHere(
      ['export', '--format', 'api', '--out', out, '--workspace', join(folder, 'workspace.json'), '--json'],
      { USERFERRY_HOME: folder, USERFERRY_SQL_PASSWORD: servers.sqlServer.password },
    );
    expect(exported.code).toBe(0);
    for (const action of ['login', 'getUser']) {
      const { code, told } = await script(['render', action, '--through', 'api']);
      expect([code, told.source]).toEqual([0, await readFile(join(out, 'scripts', `${action}.js`), 'utf8')]);
    }
    expect(await script(['check', '--through', 'api'])).toMatchObject({
      code: 0,
      told: { checked: [{ action: 'login' }, { action: 'getUser' }], errors: 0, warnings: 0 },
    });
    const issuer = await startTokenIssuer();
    const names: readonly string[] = JSON.parse(exported.stdout).files;
    const files = await Promise.all(
      names.map(async (name) => [name, await readFile(join(out, name), 'utf8')] as const),
    );
    const service = await exportedService(new Map(files), issuer, configurationFor(servers.sqlServer));
    try {
      const { API_URL, API_TOKEN_URL } = service.configuration;
      const password = someone.password ?? '';
      const asked = (typed: string, secret: string) =>
        script(
          [
            ...['run', 'login', '--through', 'api', '--arg', `usernameOrEmail=${someone.email}`],
            ...['--api-url', API_URL ?? '', '--api-token-url', API_TOKEN_URL ?? ''],
            ...['--api-audience', audience, '--api-client-id', clientId],
          ],
          typed,
          { USERFERRY_API_CLIENT_SECRET: secret },
        );
      const right = await asked(password, clientSecret);
      expect(right).toMatchObject({
        code: 0,
        told: { outcome: { kind: 'profile', profile: { user_id: `uf-${someone.key}` } }, breaches: [] },
      });
      expect(right.stdout).not.toContain(clientSecret);
      expect(await asked(`${password}x`, clientSecret)).toMatchObject({
        code: 0,
        told: { outcome: { kind: 'wrong-password' } },
      });
      expect(await asked(password, 'another secret')).toMatchObject({ code: 1, told: { outcome: { kind: 'error' } } });
      expect(await asked(password, '')).toMatchObject({ code: 1, told: { failure: { code: 'UF-7222' } } });
    } finally {
      await service.stop();
      await issuer.stop();
    }
  });

  test('render writes the actions that write, too', async () => {
    for (const action of ['create', 'changePassword', 'changeEmail', 'deleteUser']) {
      const { code, told } = await script(['render', action]);
      expect([code, told.source]).toEqual([0, expect.stringMatching(new RegExp(`^function ${action}\\(`))]);
    }
  });

  test('a script with something wrong fails and says what', async () => {
    const file = join(folder, 'endless.js');
    await writeFile(file, 'function getUser(email, callback) { for (;;); }');
    expect(await script(['run', 'getUser', '--file', file, '--limit', '1', '--arg', 'email=a'])).toMatchObject({
      code: 1,
      told: { outcome: { kind: 'timed-out', limitMs: 1000 } },
    });
  });

  test.for([
    [['run', 'getUser'], 'UF-7204'],
    [['run', 'getUser', '--arg', 'id=7'], 'UF-7207'],
    [['run', 'getuser'], 'UF-7206'],
    [['render', 'create', '--through', 'api'], 'UF-7221'],
    [['run', 'getUser', '--through', 'api', '--arg', 'email=a'], 'UF-7222'],
    [['run', 'getUser', '--arg', 'email=a', '--write', 'AAAA-AAAA'], 'UF-7209'],
    [['run', 'changePassword', '--arg', 'email=a'], 'UF-7204'],
    // ASP.NET Membership keeps nowhere that an address is proven.
    [['render', 'verify'], 'UF-7104'],
    [['run', 'getUser', '--file', 'nowhere.js', '--arg', 'email=a'], 'UF-7205'],
  ] as const)('%o is refused with %s', async ([args, code]) => {
    expect(await script(args)).toMatchObject({ code: 1, told: { failure: { code } } });
  });

  test('what writes is run on copies, and with the code that it prints against the legacy database', async () => {
    const canary = 'Kanarienvögel-im-Käfig-80';
    const change = ['run', 'changePassword', '--arg', `email=${someone.email}`];
    const signIn = async (password: string) =>
      (await script(['run', 'login', '--arg', `usernameOrEmail=${someone.email}`], password)).told.outcome.kind;
    const tried = await script(change, canary);
    expect(tried).toMatchObject({
      code: 0,
      told: {
        outcome: { kind: 'value', value: true },
        statements: [{ sql: expect.stringContaining('UPDATE') }],
        written: null,
      },
    });
    expect(tried.stdout).not.toContain(canary);
    expect(await signIn(canary)).toBe('wrong-password');
    expect(await script([...change, '--write', 'AAAA-AAAA'], canary)).toMatchObject({
      code: 1,
      told: { failure: { code: 'UF-7236' } },
    });
    expect(await signIn(canary)).toBe('wrong-password');
    expect(await script([...change, '--write', tried.told.code], canary)).toMatchObject({
      code: 0,
      told: { written: { outcome: { kind: 'value', value: true } } },
    });
    expect(await signIn(canary)).toBe('profile');
  });

  test('for people, what writes is told as its statements, what is different, and how to do it', async () => {
    const { code, stdout } = await runHere(
      [
        ...['script', 'run', 'changeEmail', '--arg', `email=${someone.email}`, '--arg', 'newEmail=New.One@example.com'],
        ...['--arg', 'verified=true'],
        ...['--workspace', join(folder, 'workspace.json')],
      ],
      {
        USERFERRY_HOME: folder,
        USERFERRY_SQL_PASSWORD: servers.sqlServer.password,
        USERFERRY_CLIENT_SECRET: servers.tenant.clientSecret,
      },
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^On copies of the accounts, in memory:\nThe script handed over /);
    expect(stdout).toContain('    UPDATE [dbo].[aspnet_Membership] SET');
    expect(stdout).toMatch(/Account \S+ was changed\./);
    expect(stdout).toMatch(/ aspnet_Membership\.Email: \S•••@\S+ → N•••@example\.com$/m);
    expect(stdout).toMatch(
      /Nothing was written to Practice on 127\.0\.0\.1\.\nTo run exactly this there.* --write [0-9A-F]{4}-[0-9A-F]{4}$/m,
    );
    expect(stdout).not.toContain('New.One');
  });
});

describe('script check', () => {
  const check = async (args: readonly string[], run: typeof runHere = runHere) => {
    const { code, stdout } = await run(['script', 'check', ...args], { USERFERRY_HOME: folder });
    return { code, stdout };
  };
  const written = async (name: string, source: string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, source);
    return file;
  };

  test('needs neither workspace nor database, and tells where something is wrong and what to write', async () => {
    const file = await written(
      'twice.js',
      'function verify(email, callback) {\n  callback(null);\n  callback(null);\n}\n',
    );
    const { code, stdout } = await check(['verify', '--file', file]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${file}:3:3 error (callback-twice): `);
    expect(stdout).toContain('1 error, 0 warnings.');
    const json = await check(['--file', file, '--json'], runCli);
    expect({ code: json.code, told: JSON.parse(json.stdout) }).toMatchObject({
      code: 1,
      told: {
        errors: 1,
        warnings: 0,
        checked: [{ action: 'verify', file, findings: [{ rule: 'callback-twice', place: { line: 3, column: 3 } }] }],
      },
    });
  });

  test('warnings alone are no failure, and the tenant’s Node and context count', async () => {
    const file = await written(
      'newer.js',
      'function login(email, password, context, callback) { callback(null, { user_id: context.ids.toSorted()[0] }); }',
    );
    const rules = async (...args: readonly string[]) => {
      const { code, stdout } = await check(['login', '--file', file, '--json', ...args]);
      const [checked] = (JSON.parse(stdout) as { checked: readonly { findings: readonly { rule: string }[] }[] })
        .checked;
      return [code, checked?.findings.map(({ rule }) => rule)];
    };
    expect(await rules()).toEqual([1, ['parameters']]);
    expect(await rules('--context')).toEqual([0, []]);
    expect(await rules('--context', '--node', '18')).toEqual([1, ['newer-than-node']]);
    const helped = await written(
      'helped.js',
      'function verify(email, callback) { callback(null, known(email)); }\nfunction known() { return true; }',
    );
    expect(await check(['--file', helped])).toMatchObject({ code: 0 });
  });

  test('checks what a workspace’s mapping renders where no file is named', async () => {
    const { code, told } = await script(['check']);
    expect({ code, told }).toEqual({
      code: 0,
      told: {
        errors: 0,
        warnings: 0,
        checked: ['login', 'getUser'].map((action) => ({ action, file: null, findings: [] })),
      },
    });
  });

  test('is refused where nobody knows what to check', async () => {
    const nameless = await written('nameless.js', 'function (email, callback) { callback(null); }');
    const refused: readonly (readonly [readonly string[], number, string])[] = [
      [[], 2, 'UF-6107'],
      [['verify', '--file', nameless, '--node', '20'], 2, 'UF-6107'],
      [['--file', nameless], 1, 'UF-7208'],
      [['signIn', '--file', nameless], 1, 'UF-7206'],
      [['verify', '--file', join(folder, 'nowhere.js')], 1, 'UF-7205'],
    ];
    const answers = await Promise.all(refused.map(([args]) => check([...args, '--json'])));
    expect(answers.map(({ code, stdout }) => [code, JSON.parse(stdout).failure.code])).toEqual(
      refused.map(([, code, failure]) => [code, failure]),
    );
  });
});

describe('script test', () => {
  test('holds a script to its cases, keeps what came of them for the report, and fails when one fails', async () => {
    const { email, password } = someone;
    const passed = await scriptStarted(['test', 'getUser', '--account', email ?? ''], password ?? '');
    expect(passed.code).toBe(0);
    expect(passed.told).toMatchObject({ failed: 0 });
    expect(passed.told.passed).toBeGreaterThan(8);
    expect(passed.told.cases).toContainEqual(
      expect.objectContaining({ action: 'getUser', case: 'found', outcome: 'passed' }),
    );
    const file = join(folder, 'nobody.js');
    await writeFile(file, 'function getUser(email, callback) {\n  callback(null);\n}\n');
    const failed = await script(['test', '--file', file]);
    expect(failed.code).toBe(1);
    expect(failed.told.cases).toContainEqual(
      expect.objectContaining({
        case: 'found',
        outcome: 'failed',
        why: 'getUser finds nobody instead of somebody’s profile.',
      }),
    );
    expect(failed.stdout).not.toContain(email ?? '');
  });

  test('is refused where an account is named without its password, or nobody knows which action a file is', async () => {
    expect(await script(['test', 'login', '--account', 'somebody'])).toMatchObject({
      code: 1,
      told: { failure: { code: 'UF-7213' } },
    });
    const file = join(folder, 'anonymous.js');
    await writeFile(file, '(email, callback) => callback(null)');
    expect(await script(['test', '--file', file])).toMatchObject({ code: 1, told: { failure: { code: 'UF-7208' } } });
  });
});
