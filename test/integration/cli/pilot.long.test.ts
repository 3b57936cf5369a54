// Pilots on practice tenants, by the command line: every format through and back under every reading of Auth0's documentation, refusals
// told, kills cleared away, and no password or hash of a pilot anywhere but on its way to the tenant.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { planAccounts } from '../../../electron/assistant/plan-accounts.ts';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { type TenantEvents, tenantEvents } from '../../../electron/assistant/rehearsal/tenant-events.ts';
import { WorkspaceSession } from '../../../electron/assistant/session.ts';
import { saveWorkspace } from '../../../electron/assistant/workspace/load-workspace.ts';
import { nodePowers } from '../../../electron/cli/node-powers.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import type { PracticeTenant } from '../../../electron/practice/practice.ts';
import { startPracticeTenant } from '../../../electron/practice/start-tenant.ts';
import { type Variants, variantsSchema } from '../../../electron/practice/tenant/variants.ts';
import { type Ends, newHome, startEnds } from '../assistant/support/workbench.ts';
import { expectNoSecretIn } from './no-secrets.ts';
import { runCli } from './run-cli.ts';
import { runHere } from './run-here.ts';

const told = z.looseObject({
  state: z.string(),
  formats: z.array(
    z.looseObject({
      format: z.string(),
      as: z.string(),
      steps: z.record(z.string(), z.string()),
      why: z.array(z.string()),
    }),
  ),
  answers: z.array(z.looseObject({ question: z.string(), answer: z.string() })),
  failure: z.looseObject({ code: z.string() }).nullable(),
  left: z.array(z.string()),
  swept: z.array(z.string()),
});

let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;

beforeAll(async () => {
  ends = await startEnds(60, { plan: 'unlimited' });
  home = await newHome();
  vi.stubEnv('USERFERRY_HOME', home.path);
  vi.stubEnv('USERFERRY_SQL_PASSWORD', ends.sqlServer.password);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await ends?.stop();
  await home?.remove();
});

/** A workspace of its own that points at a tenant. */
async function workspaceAt(tenant: PracticeTenant, id: string) {
  const { sqlServer, fingerprint256 } = ends;
  const workspace = practiceWorkspace({ legacy: { ...sqlServer, fingerprint256 }, tenant }, 'aspnet-identity-core', id);
  const file = `${home.path}/${id}.json`;
  await saveWorkspace(file, workspace);
  return { workspace, file };
}

/** The same with a plan, of which few formats come. */
async function plannedAt(tenant: PracticeTenant, id: string): Promise<string> {
  const { workspace, file } = await workspaceAt(tenant, id);
  const secrets = { sqlPassword: ends.sqlServer.password, clientSecret: tenant.clientSecret };
  const session = new WorkspaceSession(workspace, 'practice', secrets, nodePowers('terminal', home.path));
  await planAccounts(session, {});
  await session.close();
  return file;
}

async function pilot(tenant: PracticeTenant, file: string, ...options: readonly string[]) {
  const environment = { USERFERRY_CLIENT_SECRET: tenant.clientSecret };
  const { code, stdout, stderr } = await runHere(['pilot', '--workspace', file, '--json', ...options], environment);
  const { answers, ...rest } = told.parse(JSON.parse(stdout));
  return {
    code,
    stdout,
    stderr,
    ...rest,
    answers: Object.fromEntries(answers.map((one) => [one.question, one.answer])),
  };
}

async function connectionNames(events: TenantEvents): Promise<readonly string[]> {
  const { body } = await events.management('GET', 'connections');
  return z
    .array(z.looseObject({ name: z.string() }))
    .parse(body)
    .map(({ name }) => name);
}

/** For each variant its n-th reading, the last one where there are fewer. */
function reading(place: number): Variants {
  const readings = Object.entries(variantsSchema.shape).map(([name, schema]) => {
    const inner: unknown = schema.unwrap();
    if (inner instanceof z.ZodEnum) return [name, inner.options[Math.min(place, inner.options.length - 1)]];
    if (inner instanceof z.ZodBoolean) return [name, place === 0];
    return [name, 0];
  });
  return variantsSchema.parse(Object.fromEntries(readings));
}

/** What a pilot must find out where the tenant follows these readings. */
function expectedAnswers(variants: Variants): Readonly<Record<string, string>> {
  const ascii = variants.signInPasswords === 'ascii-72';
  return {
    'existing-user-code': `refused as ${variants.existingUserCode === 'by-field' ? 'CONFLICT_EMAIL' : variants.existingUserCode}`,
    'format-code': `refused as ${variants.formatCode}`,
    'log-correlation': variants.logCorrelation ? 'carried' : 'not found',
    'utf16le-digest': 'taken',
    'utf16le-hmac': 'taken',
    'beyond-ascii-utf8': ascii ? 'refused' : 'taken',
    'beyond-ascii-utf16le': ascii ? 'refused' : 'taken',
    'blanks-utf8': ascii ? 'refused' : 'taken',
    'blanks-utf16le': ascii ? 'refused' : 'taken',
    'address-beyond-ascii': `refused as ${variants.formatCode}`,
    'domain-beyond-ascii': `refused as ${variants.formatCode}`,
    'import-cap': variants.importCap,
    'script-metadata': variants.scriptMetadata,
    'script-user-id': 'as the script gives them',
    'script-node': process.version,
    'script-tedious': 'served, of an unknown version; tedious@11.0.3 is served',
    'script-mssql': 'served, of an unknown version',
    'get-user-at-sign-in': variants.getUserAtSignIn === 'before-login' ? 'asked before login' : 'not seen to be asked',
    'configuration-echo': variants.configurationEcho === 'recognised' ? 'recognised' : 'taken for a new value',
    'trickle-blanks': 'taken',
    'trickle-beyond-ascii': 'taken',
  };
}

describe.each([0, 1, 2])('under the readings %i', (place) => {
  const variants = reading(place);
  let tenant: PracticeTenant;
  beforeAll(async () => {
    tenant = await startPracticeTenant(
      // Slow enough that a job is seen while it runs, on a busy machine too.
      { plan: 'unlimited', importSpeed: place === 0 ? 'instant' : 400, variants },
      nodeFork,
    );
  });
  afterAll(() => tenant?.stop());

  test('every format goes the whole way, and every question is answered as the tenant is', {
    timeout: 300_000,
  }, async () => {
    const { file } = await workspaceAt(tenant, `pilot-reading-${place}`);
    // What leaves this process holds the passwords and hashes: they are nowhere else.
    const secrets: string[] = [];
    const lent = globalThis.fetch;
    vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
      if (typeof init?.body === 'string') secrets.push(new URLSearchParams(init.body).get('password') ?? '');
      return lent(input, init);
    });
    const { signInClientId } = tenant;
    const found = await pilot(tenant, file, '--client-id', signInClientId, '--trickle', '--measure-cap');
    vi.unstubAllGlobals();

    expect(found).toMatchObject({ code: 0, state: 'passed', failure: null, left: [], swept: [] });
    expect(found.formats.length).toBeGreaterThan(70);
    for (const { format, steps, why } of found.formats) {
      expect(Object.values(steps), format).toEqual(Array(6).fill('yes'));
      expect(why).toEqual([]);
    }
    const { 'job-statuses': words, ...answers } = found.answers;
    expect(answers).toEqual(expectedAnswers(variants));
    expect(words?.split(', ')).toContain('completed');
    if (place > 0) expect(words).toContain(variants.runningStatus);

    const events = await tenantEvents(tenant, tenant.connection);
    expect(await connectionNames(events)).toEqual([tenant.connection]);
    const state = await (await fetch(`${tenant.control}/state`)).json();
    expect(state).toMatchObject({ users: 0 });

    const passwords = [...new Set(secrets)].filter((secret) => secret.length > 10);
    expect(passwords.length).toBeGreaterThan(80);
    await expectNoSecretIn(home.path, [...passwords, '$pbkdf2-sha', '$argon2id$', '$2b$10$', 'custom_password_hash']);
    for (const secret of passwords) expect(found.stdout + found.stderr).not.toContain(secret);
    expect(found.stdout).not.toMatch(/\$pbkdf2-|\$2b\$|\$argon2|custom_password_hash|\{S?SHA\d*\}[A-Za-z0-9+/]{8}/);
  });
});

describe('a workspace with a plan', () => {
  test('pilots the formats of the plan, and run, status and report tell of it', { timeout: 300_000 }, async () => {
    const { tenant } = ends;
    const file = await plannedAt(tenant, 'pilot-with-plan');
    const environment = { USERFERRY_CLIENT_SECRET: tenant.clientSecret };
    const dry = await runHere(['pilot', '--workspace', file, '--dry-run', '--json'], environment);
    expect(JSON.parse(dry.stdout)).toMatchObject({ dryRun: true, connections: 1, capUsers: 0, left: [] });
    expect(await connectionNames(await tenantEvents(tenant, tenant.connection))).toEqual([tenant.connection]);

    const refused = await pilot(tenant, file);
    expect(refused).toMatchObject({ code: 3, state: 'not-passed', failure: { code: 'UF-4555' } });
    expect(refused.formats[0]?.steps).toMatchObject({
      imported: 'yes',
      'read-back': 'yes',
      'wrong-refused': 'not-tried',
      'signed-in': 'not-tried',
      deleted: 'yes',
    });
    expect(refused.stdout).toContain('Grant Types, tick “Password”');

    const found = await pilot(tenant, file, '--client-id', tenant.signInClientId);
    expect(found).toMatchObject({ code: 0, state: 'passed' });
    expect(found.formats.map(({ format }) => format)).toEqual([
      'identity-v2-pbkdf2-sha1',
      'identity-v3-pbkdf2-sha256',
      'identity-v3-pbkdf2-sha512',
    ]);

    const migrated = await runHere(['migrate', '--workspace', file, '--json'], environment);
    const { report } = z.object({ report: z.string() }).parse(JSON.parse(migrated.stdout));
    const page = await readFile(report, 'utf8');
    expect(page).toContain('<h2>Pilot</h2>');
    expect(page).toContain('of the mapping and rules of this run');
    const json = JSON.parse(await readFile(report.replace(/html$/, 'json'), 'utf8'));
    expect(json.pilot).toMatchObject({
      state: 'passed',
      sameSettings: true,
      settingsDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const status = await runHere(['status', '--workspace', file], environment);
    expect(status.stdout).toMatch(/^Pilot of .* UTC: passed, 3 of 3 formats went the whole way\.\n/);
  });

  test('has runs and scripts go by the tenant’s answers', { timeout: 300_000 }, async () => {
    const tenant = await startPracticeTenant(
      { plan: 'unlimited', variants: { scriptMetadata: 'metadata', importCap: 'file' } },
      nodeFork,
    );
    const file = await plannedAt(tenant, 'pilot-used');
    const environment = { USERFERRY_CLIENT_SECRET: tenant.clientSecret };
    const script = (verb: string) => runHere(['script', verb, 'getUser', '--workspace', file], environment);
    const older = 'profile.metadata = profile.app_metadata';
    expect((await script('render')).stdout).not.toContain(older);
    await pilot(tenant, file, '--client-id', tenant.signInClientId, '--trickle', '--measure-cap');
    expect((await script('render')).stdout).toContain(older);
    // The same to everybody else: what a test case expects of a profile holds as before.
    const { code, stdout } = await script('test');
    expect(code, stdout).toBe(0);
    await tenant.stop();
  });

  test('is refused before anything is made where it could not be cleared away', async () => {
    const bare = await startPracticeTenant({ withheldScopes: ['delete:connections', 'delete:users'] }, nodeFork);
    const { file } = await workspaceAt(bare, 'pilot-without-scopes');
    const answer = await runHere(['pilot', '--workspace', file, '--json'], {
      USERFERRY_CLIENT_SECRET: bare.clientSecret,
    });
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.stdout)).toMatchObject({
      failure: { code: 'UF-4552', message: expect.stringContaining('delete:connections, delete:users') },
    });
    expect(await connectionNames(await tenantEvents(bare, bare.connection))).toEqual([bare.connection]);
    await bare.stop();
  });
});

// Windows ends a process on a signal without asking it.
describe.skipIf(process.platform === 'win32')('a pilot that is ended', () => {
  test('by Ctrl+C clears away; killed, the next one does', { timeout: 300_000 }, async () => {
    const tenant = await startPracticeTenant({ plan: 'unlimited' }, nodeFork);
    const file = await plannedAt(tenant, 'pilot-ended');
    const events = await tenantEvents(tenant, tenant.connection);
    const own = [tenant.connection, 'userferry-pilot-somebody-elses'];
    await events.management('POST', 'connections', { name: own[1], strategy: 'auth0' });
    const order = (call: string, body: object) =>
      fetch(`${tenant.control}/${call}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const end = async (signal: NodeJS.Signals) => {
      await order('faults', { kind: 'job-never-ends', share: 0.5 });
      const environment = { USERFERRY_CLIENT_SECRET: tenant.clientSecret };
      const options = ['--client-id', tenant.signInClientId, '--json'];
      const ended = await runCli(['pilot', '--workspace', file, ...options], environment, {
        when: 'Importing',
        signal,
      });
      return ended;
    };

    const stopped = await end('SIGINT');
    expect(stopped.code).toBe(1);
    expect(told.parse(JSON.parse(stopped.stdout))).toMatchObject({ state: 'stopped', left: [] });
    expect(await connectionNames(events)).toEqual(own);

    await end('SIGKILL');
    const left = (await connectionNames(events)).filter((name) => !own.includes(name));
    expect(left).toHaveLength(1);
    await order('no-faults', {});
    const next = await pilot(tenant, file, '--client-id', tenant.signInClientId);
    expect(next).toMatchObject({ code: 0, state: 'passed', swept: left });
    expect(await connectionNames(events)).toEqual(own);
    await tenant.stop();
  });

  test('by faults on the way goes on, or says what stopped it', { timeout: 300_000 }, async () => {
    const tenant = await startPracticeTenant({ plan: 'unlimited' }, nodeFork);
    const file = await plannedAt(tenant, 'pilot-in-trouble');
    const order = (body: object) =>
      fetch(`${tenant.control}/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    await order({ kind: 'lost-answer', on: 'connections.create', when: 'after' });
    await order({ kind: 'lost-answer', on: 'jobs.users-imports.create', when: 'after' });
    await order({ kind: 'server-error', on: 'oauth.token', status: 503, when: 'before', skip: 3 });
    await order({ kind: 'rate-limited', on: 'users.', resetSeconds: 1 });
    const found = await pilot(tenant, file, '--client-id', tenant.signInClientId);
    expect(found).toMatchObject({ code: 0, state: 'passed', left: [] });

    await order({ kind: 'job-fails', share: 0.5, detail: 'Out of everything' });
    const failed = await pilot(tenant, file, '--client-id', tenant.signInClientId);
    expect(failed).toMatchObject({ code: 1, state: 'failed', failure: { code: 'UF-4554' }, left: [] });
    expect(await connectionNames(await tenantEvents(tenant, tenant.connection))).toEqual([tenant.connection]);
    await tenant.stop();
  });
});
