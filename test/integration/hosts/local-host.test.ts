import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { LookChoice } from '../../../electron/assistant/contract/index.ts';
import { type LocalHost, startLocalHost } from '../../../electron/local-host.ts';
import type { ContractClient } from '../../../renderer/client/transport.ts';
import { scenes } from '../../e2e/scripted/scenes.ts';
import { scriptedAssistant } from '../../e2e/scripted/scripted-assistant.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';

let pageFolder: string;
let host: LocalHost;
let clock: ManualClock;
let look: LookChoice;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'userferry-host-'));
  pageFolder = join(folder, 'page');
  await mkdir(join(pageFolder, 'assets'), { recursive: true });
  await writeFile(
    join(pageFolder, 'index.html'),
    '<html data-look="USERFERRY-LOOK"><style nonce="USERFERRY-CSP-NONCE"></style>',
  );
  await writeFile(join(pageFolder, 'assets', 'page.js'), 'export {};');
  await writeFile(join(pageFolder, 'notes.txt'), 'not part of a build');
  await writeFile(join(folder, 'secret.js'), 'outside');
  await symlink(join(folder, 'secret.js'), join(pageFolder, 'link.js'));
});
beforeEach(async () => {
  clock = manualClock();
  look = 'system';
  host = await startLocalHost({
    router: scriptedAssistant(scenes.running).router,
    pageFolder,
    clock,
    look: () => look,
  });
});
afterEach(() => host.close());

const authority = () => new URL(host.url).host;
const origin = () => `http://${authority()}`;
const codeOf = (url: string) => new URLSearchParams(new URL(url).hash.slice(1)).get('code') ?? '';

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** As it stands: fetch would tidy paths up and refuse to lie about the host. */
function ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(host.url);
    const asked = request(
      { hostname, port, path, method: options.method ?? 'GET', headers: { host: authority(), ...options.headers } },
      (response) => {
        let body = '';
        response.on('data', (chunk) => (body += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    asked.on('error', reject);
    asked.end(options.body);
  });
}

function exchange(code: string, headers: Record<string, string> = { origin: origin() }) {
  return ask('/session', { method: 'POST', headers, body: JSON.stringify({ code }) });
}

async function token(): Promise<string> {
  const { body } = await exchange(codeOf(host.newUrl()));
  return (JSON.parse(body) as { token: string }).token;
}

function connect(headers: Record<string, string> = { origin: origin() }, path = '/contract'): WebSocket {
  return new WebSocket(`ws://${authority()}${path}`, { headers });
}

const closeCode = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));
const opened = (socket: WebSocket) => new Promise<void>((resolve) => socket.once('open', resolve));
const refused = (socket: WebSocket) =>
  new Promise<string>((resolve) => {
    socket.once('error', (error) => resolve(error.message));
    socket.once('open', () => resolve('opened'));
  });

describe('the page’s files', () => {
  test('index.html comes with a fresh nonce, a strict CSP, and is not kept', async () => {
    const answers = [await ask('/'), await ask('/index.html')];
    const nonces = answers.map(({ body }) => /nonce="([^"]+)"/.exec(body)?.[1] ?? '');
    expect(new Set(nonces).size).toBe(2);
    for (const [index, { status, headers }] of answers.entries()) {
      expect(status).toBe(200);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain(`'nonce-${nonces[index]}'`);
      expect(policy).not.toContain('unsafe-');
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
      });
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  test('index.html comes with the look that holds by then, so that nothing is drawn in another', async () => {
    expect((await ask('/')).body).toContain('data-look="system"');
    look = 'dark';
    expect((await ask('/')).body).toContain('data-look="dark"');
  });

  test('built files are served with their type', async () => {
    const { status, headers, body } = await ask('/assets/page.js');
    expect([status, headers['content-type'], body]).toEqual([200, 'text/javascript; charset=utf-8', 'export {};']);
  });

  test.for([
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/..\\secret.js',
    '/%2e%2e%5csecret.js',
    '/link.js',
    '/notes.txt',
    '/assets',
    '/nothing.js',
    '/%ff',
    '/index.html%00.js',
  ])('%s is not served', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('another host name is refused, because a foreign site’s DNS may point here', async () => {
    const { status } = await ask('/', { headers: { host: `localhost:${new URL(host.url).port}` } });
    expect(status).toBe(421);
  });

  test('nothing but reading is allowed', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask('/', { method })).status).toBe(405);
  });
});

describe('the one-time code', () => {
  test('gives a token once', async () => {
    const code = codeOf(host.url);
    const first = await exchange(code);
    expect(first.status).toBe(200);
    expect(first.headers['cache-control']).toBe('no-store');
    expect((await exchange(code)).status).toBe(403);
  });

  test('a wrong one gives nothing and uses nothing up', async () => {
    expect((await exchange('wrong')).status).toBe(403);
    expect((await exchange(codeOf(host.url))).status).toBe(200);
  });

  test('expires after ten minutes', async () => {
    clock.advance(10 * 60_000 + 1);
    expect((await exchange(codeOf(host.url))).status).toBe(403);
  });

  test('a new address makes the one before worthless', async () => {
    const before = codeOf(host.url);
    const after = codeOf(host.newUrl());
    expect((await exchange(before)).status).toBe(403);
    expect((await exchange(after)).status).toBe(200);
  });

  test('is exchanged for this origin alone', async () => {
    expect((await exchange(codeOf(host.url), { origin: 'https://example.com' })).status).toBe(403);
    expect((await exchange(codeOf(host.url), {})).status).toBe(403);
  });

  test('a body that is too long or no JSON is refused', async () => {
    const post = (body: string) => ask('/session', { method: 'POST', headers: { origin: origin() }, body });
    expect((await post('{')).status).toBe(403);
    expect((await post(JSON.stringify({ code: 'x'.repeat(5000) }))).status).toBe(403);
  });
});

describe('the WebSocket', () => {
  test('serves the contract after the right token', async () => {
    const socket = connect();
    await opened(socket);
    socket.send(JSON.stringify({ token: await token() }));
    await new Promise((resolve) => socket.once('message', resolve));
    const client: ContractClient = createORPCClient(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    );
    const { total } = await client.accounts({ from: 0, limit: 10 });
    expect(total).toBe(1_000_000);
    socket.terminate();
  });

  test.for(['{"token":"wrong"}', '{}', 'no json', '{"token":1}'])('is closed after %s', async (message) => {
    const socket = connect();
    await opened(socket);
    socket.send(message);
    expect(await closeCode(socket)).toBe(4401);
  });

  test('is closed when no token comes within ten seconds', async () => {
    const socket = connect();
    await opened(socket);
    // The server may see the socket a moment after the client does.
    const advancing = setInterval(() => clock.advance(10_001), 5);
    expect(await closeCode(socket)).toBe(4401);
    clearInterval(advancing);
  });

  test('is refused to another origin, to none, and at another path', async () => {
    expect(await refused(connect({ origin: 'https://example.com' }))).toContain('403');
    expect(await refused(connect({}))).toContain('403');
    expect(await refused(connect({ origin: origin() }, '/other'))).toContain('403');
    expect(await refused(connect({ origin: origin(), host: 'rebound.example' }))).toContain('403');
  });
});

test('listens on the loopback address alone', () => {
  expect(new URL(host.url).hostname).toBe('127.0.0.1');
});
