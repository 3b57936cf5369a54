import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionName } from '../../../electron/scripts/actions.ts';
import { serviceDependencies } from '../../../electron/scripts/api/export-api.ts';
import { openApi } from '../../../electron/scripts/api/open-api.ts';
import { checkScript } from '../../../electron/scripts/check/check-script.ts';
import { tenantNodes } from '../../../electron/scripts/check/check-settings.ts';
import type { Container } from '../../../electron/scripts/container/container.ts';
import type { ScriptPlan } from '../../../electron/scripts/render/script-plan.ts';
import { type FixtureDatabase, fixtureDatabase } from '../legacy/fixture-database.ts';
import { onlyStore } from '../legacy/read-store.ts';
import { type AccountService, accountService } from './account-service.ts';
import { configurationFor, plantedAccounts, scriptContainer, scriptPlan } from './scripted-database.ts';
import { startTokenIssuer, type TokenIssuer } from './token-issuer.ts';

// The service by itself, and against those who want it to fail. That it gives what scripts give that ask the database themselves is
// shown where those are tried, store by store and case by case (both-ways.ts).

let issuer: TokenIssuer;
let database: FixtureDatabase;
let plan: ScriptPlan;
let service: AccountService;
let container: Container;
let ada: { readonly email: string; readonly password: string };
/** A question to a service of its own that is begun and never ended: others go on while it waits. */
let slow: { readonly service: AccountService; readonly answer: Promise<string> };

beforeAll(async () => {
  issuer = await startTokenIssuer();
  database = await fixtureDatabase({ store: 'aspnet-membership', accounts: 20, seed: 11 });
  plan = scriptPlan((await onlyStore(database.legacy)).recognition.mapping, await database.legacy.catalog());
  service = await accountService(plan, issuer, { ...configurationFor(database.server), API_TRIES_A_MINUTE: '5' });
  container = scriptContainer();
  const [first] = (await plantedAccounts(database.server)).filter(({ planted }) => planted === 'import');
  if (first === undefined || first.email === null) throw new Error('Nobody was planted.');
  ada = { email: first.email, password: String(first.password) };
  const waiting = await accountService(plan, issuer, configurationFor(database.server));
  const answer = written(
    waiting.url,
    `POST /user HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${await issuer.token()}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
  );
  slow = { service: waiting, answer };
});
afterAll(async () => {
  container?.close();
  await slow?.service.stop();
  await service?.stop();
  await database?.stop();
  await issuer?.stop();
});

/** What comes back for these bytes until the service closes the line. */
async function written(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  return text(socket).catch((error: Error) => error.message);
}

function run(action: ActionName, args: readonly string[], inside: Container = container) {
  const { files, configuration } = service;
  return inside.run({ action, source: files.get(`scripts/${action}.js`) ?? '', configuration }, args);
}

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly token?: string | null;
  readonly type?: string;
}

async function ask({ path = '/user', method = 'POST', body = { identifier: ada.email }, ...wish }: Asked) {
  const { token = await issuer.token(), type = 'application/json' } = wish;
  const response = await fetch(`${service.url}${path}`, {
    method,
    headers: { 'content-type': type, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Answer;
  expectDescribed(path, response.status, answer);
  return { status: response.status, answer };
}

interface Answer {
  readonly error?: string;
  readonly profile?: object;
}

/** What the service answers stands in its own OpenAPI document, field by field. */
function expectDescribed(path: string, status: number, answer: Answer): void {
  const { paths, components } = openApi;
  const described = Object.entries(paths).find(([known]) => known === path)?.[1];
  if (described === undefined || !('post' in described)) return;
  const response = Object.entries(described.post.responses).find(([known]) => known === String(status))?.[1];
  const schema = response?.content['application/json'].schema;
  if (schema === undefined) throw new Error(`${path} answers ${status}, which is not described.`);
  if ('error' in schema.properties) expect(schema.properties.error.enum).toContain(answer.error);
  else
    expect(Object.keys(components.schemas.Profile.properties)).toEqual(
      expect.arrayContaining(Object.keys(answer.profile ?? {})),
    );
}

const notAsked = { outcome: { kind: 'error', error: { message: 'The user database can’t be asked just now.' } } };

describe('a token', () => {
  test.for([
    ['of another issuer', { issuer: 'https://elsewhere.example/' }],
    ['for another service', { audience: 'https://elsewhere.example/' }],
    ['without the permission', { scope: 'read:other' }],
    ['with a permission that only looks like it', { scope: 'read:accounts2 xread:accounts' }],
    ['of an application that is not listed', { client: 'stranger' }],
    ['that has expired', { expires: -60 }],
  ] as const)('%s is not taken', async ([, wish]) => {
    expect(await ask({ token: await issuer.token(wish) })).toEqual({ status: 401, answer: { error: 'token' } });
  });

  test.for(['nobody', 'public key as secret', 'another key', 'a key of an unknown name'] as const)(
    'signed by %s is not taken',
    async (by) => {
      expect(await ask({ token: await issuer.forged(by) })).toEqual({ status: 401, answer: { error: 'token' } });
    },
  );

  test.for([null, '', 'a.b.c', 'null'])('that reads %o is none', async (token) => {
    expect(await ask({ token })).toEqual({ status: 401, answer: { error: 'token' } });
  });

  test('may have the permission in either place', async () => {
    const token = await issuer.token({ permissions: ['read:accounts'] });
    expect(await ask({ token })).toMatchObject({ status: 200 });
  });

  test('that was not taken leaves its reason in the log, and neither itself nor a flood of lines', async () => {
    const token = await issuer.token({ audience: 'https://elsewhere.example/' });
    for (let time = 0; time < 30; time += 1) await ask({ token });
    expect(service.printed()).toContain('A token was not taken: unexpected "aud" claim value.');
    expect(service.printed().split('A token was not taken')).toHaveLength(11);
    expect(service.printed()).not.toContain(token);
  });
});

describe('a script', () => {
  test('keeps one token for whoever signs in, gets another when it ends, and another after a recycle', async () => {
    const before = issuer.given();
    const inside = scriptContainer();
    expect((await run('login', [ada.email, ada.password], inside)).outcome.kind).toBe('profile');
    expect((await run('getUser', [ada.email], inside)).outcome.kind).toBe('profile');
    expect(issuer.given() - before).toBe(1);
    inside.close();
    const fresh = scriptContainer();
    // Within the minute before its end a token is as good as ended.
    issuer.next({ told: 30 }, { told: 30 });
    for (let time = 0; time < 2; time += 1) {
      expect((await run('getUser', [ada.email], fresh)).outcome.kind).toBe('profile');
    }
    expect(issuer.given() - before).toBe(3);
    fresh.close();
  });

  test('gets another token, once, when the service takes the first one no longer', async () => {
    const before = issuer.given();
    const inside = scriptContainer();
    issuer.next({ expires: -60 });
    expect((await run('login', [ada.email, ada.password], inside)).outcome.kind).toBe('profile');
    expect(issuer.given() - before).toBe(2);
    inside.close();
  });

  test('whose tokens are never taken says neither “wrong password” nor “nobody”', async () => {
    const inside = scriptContainer();
    const wrong = { audience: 'https://elsewhere.example/' };
    issuer.next(wrong, wrong, wrong, wrong);
    expect(await run('login', [ada.email, ada.password], inside)).toMatchObject({ ...notAsked, breaches: [] });
    expect(await run('getUser', [ada.email], inside)).toMatchObject({ ...notAsked, breaches: [] });
    issuer.next();
    inside.close();
  });

  test('goes on when the service was started again', async () => {
    await run('getUser', [ada.email]);
    const before = issuer.given();
    const { port } = new URL(service.url);
    await service.stop();
    expect(await run('getUser', [ada.email])).toMatchObject({ ...notAsked, breaches: [] });
    service = await accountService(plan, issuer, {
      ...configurationFor(database.server),
      API_TRIES_A_MINUTE: '5',
      HTTP_PLATFORM_PORT: port,
    });
    expect((await run('getUser', [ada.email])).outcome.kind).toBe('profile');
    expect(issuer.given()).toBe(before);
  });

  test.for(['login', 'getUser'] as const)('%s has nothing that script check finds', (action) => {
    for (const node of tenantNodes) {
      expect(checkScript(action, service.files.get(`scripts/${action}.js`) ?? '', { node, context: false })).toEqual(
        [],
      );
    }
  });
});

describe('the service', () => {
  test.for([
    ['no JSON', { body: '{' }, 400, 'question'],
    ['no object', { body: 'null' }, 400, 'question'],
    ['a name that is none', { body: { identifier: 7 } }, 400, 'question'],
    ['no password', { path: '/login', body: { identifier: 'a' } }, 400, 'question'],
    ['a password that is none', { path: '/login', body: { identifier: 'a', password: ['a'] } }, 400, 'question'],
    ['another kind of content', { type: 'application/x-www-form-urlencoded' }, 415, 'no-json'],
    ['a long name', { body: { identifier: 'x'.repeat(70_000) } }, 413, 'too-long'],
    ['another path', { path: '/login/' }, 404, 'no-such-question'],
    ['a path that leads elsewhere', { path: '/health/..%2flogin' }, 404, 'no-such-question'],
    ['a path in capitals', { path: '/USER' }, 404, 'no-such-question'],
    ['a path with a question', { path: '/user?identifier=a' }, 404, 'no-such-question'],
    ['a file of its folder', { method: 'GET', path: '/server.mjs' }, 404, 'no-such-question'],
    ['a word of JavaScript', { path: '/__proto__' }, 404, 'no-such-question'],
    ['another method', { method: 'PUT', path: '/login/x' }, 404, 'no-such-question'],
  ] as const)('answers %s with what is wrong', async ([, asked, status, error]) => {
    expect(await ask(asked)).toEqual({ status, answer: { error } });
  });

  test('does not wait for the end of a question that is too long', async () => {
    const sent = request(`${service.url}/user`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await issuer.token()}`, 'content-type': 'application/json' },
    });
    // The service may close the line while there is more to send.
    sent.on('error', () => undefined);
    sent.write(`{"identifier":"${'x'.repeat(100_000)}`);
    const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
    expect([response.statusCode, response.headers.connection]).toEqual([413, 'close']);
    expect(await text(response)).toBe('{"error":"too-long"}');
    sent.destroy();
  });

  test('lets strangers use up nothing of what the tenant may ask', async () => {
    const narrow = await accountService(plan, issuer, {
      ...configurationFor(database.server),
      API_QUESTIONS_A_SECOND: '3',
    });
    const asked = async (token: string) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const body = JSON.stringify({ identifier: 'nobody@example.com' });
      return (await fetch(`${narrow.url}/user`, { method: 'POST', headers, body })).status;
    };
    const strangers = await Promise.all(Array.from({ length: 30 }, () => asked('a.b.c')));
    expect(new Set(strangers)).toEqual(new Set([401]));
    const token = await issuer.token();
    expect(await asked(token)).toBe(404);
    const own = await Promise.all(Array.from({ length: 30 }, () => asked(token)));
    expect(new Set(own)).toEqual(new Set([404, 429]));
    await narrow.stop();
  });

  test('takes so many tries a minute for a name, however it is written; a script then says neither “wrong” nor “nobody”', async () => {
    for (const name of [
      'tried@example.com',
      'TRIED@example.com',
      ' tried@example.com ',
      'tried@EXAMPLE.com',
      'tried@example.com',
    ]) {
      expect((await run('login', [name, 'guess-word'])).outcome.kind).toBe('wrong-password');
    }
    expect(await run('login', ['tried@example.com', 'guess-word'])).toMatchObject({ ...notAsked, breaches: [] });
    expect((await run('login', ['another@example.com', 'guess-word'])).outcome.kind).toBe('wrong-password');
  });

  test('says it when the tenant’s keys can’t be had: the token is not to blame', async () => {
    issuer.hideKeys(true);
    const fresh = await accountService(plan, issuer, configurationFor(database.server));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await issuer.token()}` };
    const response = await fetch(`${fresh.url}/user`, { method: 'POST', headers, body: '{"identifier":"a"}' });
    expect(await response.json()).toEqual({ error: 'keys', number: expect.any(String) });
    expect(response.status).toBe(503);
    issuer.hideKeys(false);
    const again = await fetch(`${fresh.url}/user`, { method: 'POST', headers, body: '{"identifier":"a"}' });
    expect(again.status).toBe(404);
    await fresh.stop();
  });

  test.for([
    ['without its settings', { API_AUDIENCE: '' }, 'API_AUDIENCE is missing'],
    ['with a tenant that no token comes from', { API_ISSUER: 'https://tenant.example' }, 'a slash at its end'],
    ['with half a certificate', { TLS_CERT_FILE: 'web.config' }, 'TLS_KEY_FILE is missing'],
  ] as const)('does not start %s, and says why', async ([, environment, why]) => {
    await expect(accountService(plan, issuer, environment)).rejects.toThrow(why);
  });

  test('answers on a pipe, as iisnode wants it', async () => {
    const pipe = join(tmpdir(), `userferry-${process.pid}.sock`);
    const piped = await accountService(plan, issuer, { HTTP_PLATFORM_PORT: '', PORT: pipe });
    const sent = request({ socketPath: pipe, path: '/health' }).end();
    const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
    expect(await text(response)).toBe('{"status":"up"}');
    await piped.stop();
    await rm(pipe, { force: true });
  });

  test('stands on what is installed here in those versions, and holds nothing secret', () => {
    expect(JSON.parse(service.files.get('package.json') ?? '')).toMatchObject({ dependencies: serviceDependencies });
    expect(JSON.parse(service.files.get('openapi.json') ?? '')).toEqual(openApi);
    for (const file of service.files.values()) {
      expect(file).not.toContain(database.server.password);
      expect(file).not.toContain('@render');
    }
  });

  test('leaves whoever is slow with a question', async () => {
    expect(await slow.answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('tells a database that is away apart, and a script tells the service apart that is away', async () => {
    await database.server.stop();
    expect(await run('getUser', [ada.email])).toMatchObject(notAsked);
    expect(await ask({})).toEqual({ status: 503, answer: { error: 'database', number: expect.any(String) } });
    await service.stop();
    expect(await run('getUser', [ada.email])).toMatchObject(notAsked);
    expect(service.printed()).not.toContain(ada.email);
    expect(service.printed()).not.toContain(ada.password);
  });
});
