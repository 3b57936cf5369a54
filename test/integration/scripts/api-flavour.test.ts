import { type ChildProcess, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import type { LegacyDatabase } from '../../../electron/legacy/legacy.ts';
import { openLegacy } from '../../../electron/legacy/open-legacy.ts';
import type { PracticeSqlServer } from '../../../electron/practice/practice.ts';
import type { PlantedAccount } from '../../../electron/practice/samples/sample.ts';
import { startPracticeSqlServer } from '../../../electron/practice/start-sql-server.ts';
import type { ActionName } from '../../../electron/scripts/actions.ts';
import { exportApi, serviceDependencies } from '../../../electron/scripts/api/export-api.ts';
import { checkScript } from '../../../electron/scripts/check/check-script.ts';
import { tenantNodes } from '../../../electron/scripts/check/check-settings.ts';
import { Container } from '../../../electron/scripts/container/container.ts';
import { memoryOf } from '../../../electron/scripts/container/memory-of.ts';
import type { ScriptOutcome } from '../../../electron/scripts/container/result.ts';
import { renderScript } from '../../../electron/scripts/render/render.ts';
import type { ScriptPlan } from '../../../electron/scripts/render/script-plan.ts';
import { readTemplates } from '../../../electron/scripts/render/templates.ts';
import { onlyStore } from '../legacy/read-store.ts';
import { audience, clientId, clientSecret, startTokenIssuer, type TokenIssuer } from './token-issuer.ts';

const templates = readTemplates(new URL('../../../templates/', import.meta.url));
/** Inside the project, so that the service finds the packages that it names. */
const outside = fileURLToPath(new URL('../../../out/account-services/', import.meta.url));

let issuer: TokenIssuer;
beforeAll(async () => {
  issuer = await startTokenIssuer();
});
afterAll(() => issuer?.stop());

/** Two scripts that fail alike do it in different lines. */
function withoutPlaces(outcome: ScriptOutcome): object {
  return outcome.kind === 'error' ? { ...outcome, error: { ...outcome.error, at: [] } } : outcome;
}

interface Service {
  readonly url: string;
  /** Everything that it printed. */
  printed(): string;
  stop(): Promise<void>;
}

async function startService(folder: string, environment: Readonly<Record<string, string>>): Promise<Service> {
  const child: ChildProcess = spawn(process.execPath, ['server.mjs'], { cwd: folder, env: environment });
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk;
      const [, address] = /listens on (\S+:\d+)\./.exec(printed) ?? [];
      if (address !== undefined) resolve(`http://${address}`);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', (code) => reject(new Error(`The service ended with ${code}: ${printed}`)));
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  return {
    url,
    printed: () => printed,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

describe.for(['aspnet-identity-core', 'aspnet-membership'] as const)('the account service for %s', (store) => {
  const folder = join(outside, `${store}-${process.pid}`);
  let server: PracticeSqlServer;
  let legacy: LegacyDatabase;
  let plan: ScriptPlan;
  let files: ReadonlyMap<string, string>;
  let service: Service;
  let container: Container;
  let planted: readonly PlantedAccount[];
  let direct: Readonly<Record<string, string>>;
  let indirect: Readonly<Record<string, string>>;

  beforeAll(async () => {
    server = await startPracticeSqlServer({ store, accounts: 40, seed: 11 }, nodeFork);
    const { host, port, user, password, database, certificate, control } = server;
    const { fingerprint256 } = new X509Certificate(certificate);
    legacy = await openLegacy(
      {
        server: host,
        port,
        database,
        authentication: { type: 'sql-login', user },
        encrypt: true,
        trust: { kind: 'fingerprint', fingerprint256 },
      },
      password,
      { clock: systemClock },
    );
    plan = {
      mapping: (await onlyStore(legacy)).recognition.mapping,
      applications: [],
      prefix: 'members-',
      membershipHash: 'auto',
      barred: 'refuse',
      username: null,
      marked: false,
      tedious: '11.0.3',
    };
    files = exportApi(plan, templates);
    for (const [name, text] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    direct = {
      SQL_SERVER: host,
      SQL_PORT: String(port),
      SQL_DATABASE: database,
      SQL_USER: user,
      SQL_PASSWORD: password,
      SQL_TRUST_CERTIFICATE: 'yes',
    };
    service = await startService(folder, {
      ...direct,
      API_ISSUER: issuer.issuer,
      API_AUDIENCE: audience,
      API_CLIENT_IDS: `another, ${clientId}`,
      API_TRIES_A_MINUTE: '5',
      API_QUESTIONS_A_SECOND: '1000',
      // Any free port.
      HTTP_PLATFORM_PORT: '0',
    });
    indirect = {
      API_URL: service.url,
      API_TOKEN_URL: issuer.tokenUrl,
      API_CLIENT_ID: clientId,
      API_CLIENT_SECRET: clientSecret,
      API_AUDIENCE: audience,
    };
    container = new Container({ fork: nodeFork, clock: systemClock, memoryOf }, { watchMs: 5 });
    const lines = (await (await fetch(`${control}/samples`)).text()).trim().split('\n');
    planted = lines.map((line) => JSON.parse(line) as PlantedAccount);
  });
  afterAll(async () => {
    container?.close();
    await service?.stop();
    await legacy?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const script = (action: ActionName) => ({
    action,
    source: files.get(`scripts/${action}.js`) ?? '',
    configuration: indirect,
  });
  const ask = async (path: string, body: unknown, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${service.url}${path}`, { method: 'POST', headers, body: sent });
    return { status: response.status, answer: (await response.json()) as { readonly error?: string } };
  };

  test('its scripts give what those that ask the database themselves give', async () => {
    const before = issuer.given();
    const own = (action: ActionName) => ({
      action,
      source: renderScript(action, plan, templates),
      configuration: direct,
    });
    const [getUser, ownGetUser] = [script('getUser'), own('getUser')];
    for (const { email } of planted) {
      if (email === null || email.trim() === '') continue;
      const result = await container.run(getUser, [email]);
      expect(result.breaches).toEqual([]);
      expect(withoutPlaces(result.outcome)).toEqual(withoutPlaces((await container.run(ownGetUser, [email])).outcome));
    }
    const people = planted.filter(({ planted: as }) => as === 'import').slice(0, 12);
    for (const { email, password } of people) {
      const right = await container.run(script('login'), [email, password]);
      expect(right).toMatchObject({ outcome: (await container.run(getUser, [email])).outcome, breaches: [] });
      const wrong = await container.run(script('login'), [email, `${password}x`]);
      expect(wrong).toMatchObject({ outcome: { kind: 'wrong-password', identifier: email }, breaches: [] });
    }
    expect(people).toHaveLength(12);
    // One token served them all.
    expect(issuer.given() - before).toBe(1);
    for (const { password } of people) expect(service.printed()).not.toContain(password);
  });

  test('nobody, names that were made to hurt, and what is no question', async () => {
    for (const name of ['nobody@example.com', "' OR 1=1 --", '%', '\u0000', 'x'.repeat(4_000)]) {
      expect((await container.run(script('getUser'), [name])).outcome).toEqual({ kind: 'nobody' });
    }
    const token = await issuer.token();
    expect(await ask('/user', '{', token)).toEqual({ status: 400, answer: { error: 'question' } });
    expect(await ask('/user', { identifier: 7 }, token)).toMatchObject({ status: 400 });
    expect(await ask('/login', { identifier: 'a' }, token)).toMatchObject({ status: 400 });
    expect(await ask('/user', { identifier: 'x'.repeat(9_000) }, token)).toMatchObject({ status: 400 });
    expect(await ask('/constructor', {}, token)).toMatchObject({ status: 404, answer: { error: 'no-such-question' } });
  });

  test.for([
    ['none', undefined],
    ['of another issuer', { issuer: 'https://elsewhere.example/' }],
    ['for another service', { audience: 'https://elsewhere.example/' }],
    ['without the permission', { scope: 'read:other' }],
    ['of an application that is not listed', { client: 'stranger' }],
    ['that has expired', { expires: -60 }],
  ] as const)('a token %s is not taken', async ([, wish]) => {
    const token = wish === undefined ? undefined : await issuer.token(wish);
    expect(await ask('/user', { identifier: 'a@example.com' }, token)).toEqual({
      status: 401,
      answer: { error: 'token' },
    });
  });

  test('a name has so many tries a minute, and a script then says neither “wrong” nor “nobody”', async () => {
    const name = `tried-${store}@example.com`;
    for (let time = 0; time < 5; time += 1) {
      expect((await container.run(script('login'), [name, 'guess-word'])).outcome.kind).toBe('wrong-password');
    }
    expect(await container.run(script('login'), [name, 'guess-word'])).toMatchObject({
      outcome: { kind: 'error', error: { message: 'The user database can’t be asked just now.' } },
      breaches: [],
    });
  });

  test('it does not start without its settings, and says which', async () => {
    await expect(startService(folder, { API_ISSUER: issuer.issuer })).rejects.toThrow('API_AUDIENCE is missing');
  });

  test.for(['login', 'getUser'] as const)('nothing is found wrong with its %s script', (action) => {
    for (const node of tenantNodes) {
      expect(checkScript(action, files.get(`scripts/${action}.js`) ?? '', { node, context: false })).toEqual([]);
    }
  });

  test('what it stands on is installed here in those versions; its answers are described', () => {
    const described = JSON.parse(files.get('openapi.json') ?? '') as { readonly paths: object };
    expect(Object.keys(described.paths)).toEqual(['/login', '/user', '/health']);
    expect(JSON.parse(files.get('package.json') ?? '')).toMatchObject({ dependencies: serviceDependencies });
    for (const text of files.values()) {
      expect(text).not.toContain(server.password);
      expect(text).not.toContain('@render');
    }
  });

  test('a database that is away is told apart, and a service that is away too', async () => {
    await server.stop();
    const [{ email = '' } = {}] = planted.filter(({ planted: as }) => as === 'import');
    const away = { kind: 'error', error: { message: 'The user database can’t be asked just now.' } };
    expect((await container.run(script('getUser'), [email])).outcome).toMatchObject(away);
    expect(await ask('/user', { identifier: email }, await issuer.token())).toMatchObject({
      status: 503,
      answer: { error: 'database', number: expect.any(String) },
    });
    await service.stop();
    expect((await container.run(script('getUser'), [email])).outcome).toMatchObject(away);
  });
});
