import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { LookChoice } from '../assistant/contract/index.ts';
import { pageFile } from '../serving/page-files.ts';
import { securityHeaders } from '../serving/security-headers.ts';
import type { Entry } from './one-time-code.ts';

const sessionRequest = z.object({ code: z.string().max(256) });

/** A code and its JSON; anything longer is not from the page. */
const SESSION_BODY_LIMIT = 1024;

/** What the answers need to know of the host they are given by. */
export interface Host {
  readonly pageFolder: string;
  /** `127.0.0.1:PORT`, as the Host header must name it. */
  readonly authority: string;
  readonly entry: Entry;
  /** How the page is to look at first. */
  readonly look: () => LookChoice;
}

/** Answers one request: the page's files, and the exchange of the one-time code. */
export async function answer(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { authority, pageFolder } = host;
  // Another name for this address means that a foreign site's DNS points here (DNS rebinding).
  if (request.headers.host !== authority) return refuse(response, 421, 'Wrong host name.');
  const path = new URL(request.url ?? '/', `http://${authority}`).pathname;
  if (request.method === 'POST' && path === '/session') return exchange(host, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET.');
  const file = await pageFile(pageFolder, rawPath(request.url ?? '/'), host.look());
  if (file === undefined) return refuse(response, 404, 'No such file.');
  response.writeHead(200, {
    ...securityHeaders({ nonce: file.nonce, connect: ["'self'", `ws://${authority}`] }),
    'content-type': file.contentType,
    'cache-control': file.cacheControl,
  });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

/** The path as it was sent: `new URL` would already have resolved `..`, and hide that somebody tried. */
function rawPath(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '/';
}

async function exchange({ authority, entry }: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A page of another origin can post here, but not without its browser saying so.
  if (request.headers.origin !== `http://${authority}`) return refuse(response, 403, 'Wrong origin.');
  const body = await readBody(request);
  const parsed = sessionRequest.safeParse(body === undefined ? undefined : jsonOf(body));
  const token = parsed.success ? entry.exchange(parsed.data.code) : undefined;
  if (token === undefined) return refuse(response, 403, 'Unknown code.');
  response.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify({ token }));
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > SESSION_BODY_LIMIT) return undefined;
  }
  return text;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A refusal in a few words; it says nothing that a stranger could use. */
export function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(text);
}
