import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { requireScope } from '../auth/tokens.ts';
import type { CallFault } from '../faults/fault-plan.ts';
import { bringUpToDate, type TenantParts } from '../tenant-parts.ts';
import { ApiError, apiError } from './api-error.ts';
import type { AuthEndpoint } from './auth-endpoint.ts';
import { rateHeaders } from './rate-limit.ts';
import type { Answer, Call, Route } from './route.ts';
import { findRoute } from './router.ts';

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the tenant serves. */
export interface ServedApis {
  readonly routes: readonly Route[];
  readonly endpoints: readonly AuthEndpoint[];
}

/** Serves the Management API and the calls of the Authentication API, faults included. */
export function apiListener(parts: TenantParts, apis: ServedApis): RequestListener {
  return (request, response) => {
    void serve(parts, apis, request, response);
  };
}

async function serve(
  parts: TenantParts,
  { routes, endpoints }: ServedApis,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const target = request.url?.startsWith('/') ? request.url : '/';
  const url = new URL(`${parts.origins.api}${target}`);
  const endpoint = request.method === 'POST' ? endpoints.find(({ path }) => path === url.pathname) : undefined;
  const found = findRoute(routes, request.method ?? '', url.pathname);
  const operation = endpoint?.operation ?? found?.route.operation ?? 'unknown';
  const faults = parts.faults.onCall(operation);
  for (const fault of faults) {
    if (fault.kind === 'slow') await parts.clock.sleep(fault.milliseconds);
    if (fault.kind === 'tokens-revoked') parts.tokens.revokeAll();
  }
  if (faults.some((fault) => fault.kind === 'lost-answer' && fault.when === 'before'))
    return void request.socket.destroy();
  const reply = interrupted(faults, 'before', parts) ?? (await answer());
  if (faults.some((fault) => fault.kind === 'lost-answer' && fault.when === 'after'))
    return void request.socket.destroy();
  await drained(request);
  if (isGone(request)) return;
  // Clients measure a limit's end against the answer's own date.
  response.setHeader('date', new Date(parts.clock.now()).toUTCString());
  send(response, interrupted(faults, 'after', parts) ?? reply);

  async function answer(): Promise<Reply> {
    try {
      bringUpToDate(parts);
      if (endpoint !== undefined) {
        return { status: 200, headers: { 'cache-control': 'no-store' }, body: await endpoint.handle(parts, request) };
      }
      if (found === null) throw apiError(404, 'Not Found');
      return await callRoute(parts, found.route, { request, query: url.searchParams, params: found.params });
    } catch (error) {
      return failure(error, request);
    }
  }
}

/** Whether the client went away before it had sent all it announced: nobody is left to be told anything. */
function isGone(request: IncomingMessage): boolean {
  // Complete is also who went away with the last bytes still unread; only the error tells.
  return request.destroyed && (!request.complete || request.errored !== null);
}

/**
 * An answer that comes while a body is still being sent may break the connection before the client has read it: what nobody
 * read is read to its end first.
 */
async function drained(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise<void>((resolve) => {
    request.once('end', resolve).once('close', resolve).resume();
  });
}

async function callRoute(
  parts: TenantParts,
  route: Route,
  from: Pick<Call, 'request' | 'query' | 'params'>,
): Promise<Reply> {
  const now = parts.clock.now();
  const token = parts.tokens.check(from.request.headers.authorization, now);
  const rate = parts.limits.take(route.group, now);
  try {
    if (!rate.allowed) throw tooManyRequests();
    requireScope(token, route.scopes);
    const header = from.request.headers['x-correlation-id'];
    const correlationId = typeof header === 'string' ? header.slice(0, 64) : null;
    const answer = await route.handle({ ...from, token, correlationId });
    if (answer.log !== undefined) logWrite(parts, answer, { ...from, token, correlationId });
    return { status: answer.status, headers: { ...answer.headers, ...rate.headers }, body: answer.body };
  } catch (error) {
    return { ...failure(error, from.request), headers: rate.headers };
  }
}

/** Auth0 docs, rate limit policy: the body of a 429. */
const tooManyRequests = () => apiError(429, 'Global limit has been reached', 'too_many_requests');

/** API writes that succeed are logged as `sapi`, with the caller's correlation id (Auth0 docs: Management API). */
function logWrite(parts: TenantParts, answer: Answer, call: Call): void {
  const withCorrelation = call.correlationId !== null && parts.settings.variants.logCorrelation;
  parts.logs.add(parts.clock.now(), {
    type: 'sapi',
    description: '',
    client_id: call.token.clientId,
    client_name: parts.clients.find((client) => client.clientId === call.token.clientId)?.name ?? '',
    ...answer.log,
    details: {
      request: { method: call.request.method?.toLowerCase(), path: call.request.url },
      response: { statusCode: answer.status },
      ...answer.log?.details,
    },
    ...(withCorrelation ? { references: { correlation_id: call.correlationId ?? '' } } : {}),
  });
}

function failure(error: unknown, request: IncomingMessage): Reply {
  if (error instanceof ApiError) return replyOf(error);
  if (!isGone(request)) console.error('The practice tenant has a defect:', error);
  return replyOf(apiError(500, 'An internal server error occurred'));
}

function replyOf({ status, body, headers }: ApiError): Reply {
  return { status, headers, body };
}

function interrupted(faults: readonly CallFault[], when: 'before' | 'after', parts: TenantParts): Reply | null {
  for (const fault of faults) {
    if (fault.kind === 'rate-limited' && when === 'before') {
      const headers = rateHeaders(10, 0, parts.clock.now() + fault.resetSeconds * 1000);
      return { ...replyOf(tooManyRequests()), headers };
    }
    if (fault.kind === 'server-error' && fault.when === when) {
      return replyOf(apiError(fault.status, 'The service is temporarily unavailable'));
    }
  }
  return null;
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const isText = typeof body === 'string';
  const bytes = Buffer.from(isText ? body : JSON.stringify(body));
  const type = `${isText ? 'text/html' : 'application/json'}; charset=utf-8`;
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length, ...headers }).end(bytes);
}
