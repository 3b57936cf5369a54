import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../electron/common/clock.ts';
import { openTenant, type TenantOptions } from '../../../electron/tenant/open-tenant.ts';
import type { Tenant } from '../../../electron/tenant/tenant.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (response: ServerResponse, asked: Asked) => void;

/** Time that passes only when somebody waits. */
export function quickClock(): Clock & { readonly waits: number[]; pass(milliseconds: number): void } {
  let now = Date.UTC(2026, 0, 1);
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** The line breaks without an answer, after the request has been read. */
export const hangUp: Answer = (response) => {
  response.socket?.destroy();
};

export function apiError(status: number, message: string, errorCode?: string): Answer {
  return json(status, { statusCode: status, error: 'Error', message, ...(errorCode ? { errorCode } : {}) });
}

export interface ScriptedTenant {
  readonly origin: string;
  readonly asked: Asked[];
  readonly tenant: Tenant;
  readonly clock: ReturnType<typeof quickClock>;
  /** Paths of the calls, the token requests left out. */
  calls(): readonly string[];
}

/**
 * An HTTP server for one test that answers each path with its answers in turn, the last one for good. Tokens are t1, t2, …
 * unless `/oauth/token` is scripted.
 */
export async function scriptedTenant(
  script:
    | Readonly<Record<string, readonly Answer[]>>
    | ((origin: string) => Readonly<Record<string, readonly Answer[]>>),
  options: Partial<TenantOptions> = {},
): Promise<ScriptedTenant> {
  const asked: Asked[] = [];
  const turns = new Map<string, number>();
  let tokens = 0;
  const giveToken: Answer = (response, request) => {
    tokens += 1;
    const scope = 'create:users read:users read:connections';
    json(200, { access_token: `t${tokens}`, expires_in: 86_400, scope, token_type: 'Bearer' })(response, request);
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname } = new URL(request.url ?? '/', 'http://tenant');
      const path = pathname.replace('/api/v2', '');
      const seen = {
        method: request.method ?? '',
        path,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      asked.push(seen);
      const answers = answersBy[path] ?? (path === '/oauth/token' ? [giveToken] : []);
      const turn = turns.get(path) ?? 0;
      turns.set(path, turn + 1);
      const answer = answers[Math.min(turn, answers.length - 1)] ?? apiError(404, `Nothing at ${path}`);
      answer(response, seen);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const answersBy = typeof script === 'function' ? script(origin) : script;
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const clock = quickClock();
  const tenant = openTenant({
    domain: origin,
    clientId: 'client',
    clientSecret: 'very-secret',
    fetch,
    clock,
    random: () => 0,
    ...options,
  });
  const calls = () => asked.map(({ path }) => path).filter((path) => path !== '/oauth/token');
  return { origin, asked, tenant, clock, calls };
}
