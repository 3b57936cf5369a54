import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** A control call is a handful of settings, or some users to plant. */
const largestBody = 1_048_576;
/** Lines of NDJSON put together to one write. */
const linesAtOnce = 500;

/** What a control call answers: one JSON value, or many as NDJSON, made while they are sent. */
export type ControlAnswer =
  /** `afterwards` happens once the answer has gone out. */
  { readonly json: unknown; readonly afterwards?: () => void } | { readonly lines: Iterable<unknown> };

/** Control calls by method and path, e.g. `POST /faults`; each gets the parsed JSON body. A ZodError becomes a 400 that says why. */
export type ControlCalls = Readonly<Record<string, (body: unknown) => ControlAnswer | Promise<ControlAnswer>>>;

export interface ControlServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  close(): void;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > largestBody) throw new SyntaxError(`The body is larger than ${largestBody} bytes.`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
}

function* joinedLines(values: Iterable<unknown>): Generator<string, void, void> {
  let batch: string[] = [];
  for (const value of values) {
    batch.push(`${JSON.stringify(value)}\n`);
    if (batch.length < linesAtOnce) continue;
    yield batch.join('');
    batch = [];
  }
  yield batch.join('');
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}

/**
 * A page in a browser on this machine can send requests to any loopback port. It can neither name our own address as the host
 * (DNS rebinding) nor send JSON without asking first, which nobody answers here.
 */
function isForeign(request: IncomingMessage, host: string): boolean {
  if (request.headers.host !== host) return true;
  return request.method === 'POST' && request.headers['content-type'] !== 'application/json';
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  calls: ControlCalls,
  host: string,
): Promise<void> {
  if (isForeign(request, host)) {
    return reply(response, 403, { error: `Call http://${host}, and send POST bodies as application/json.` });
  }
  const call = calls[`${request.method} ${request.url}`];
  if (call === undefined) {
    return reply(response, 404, { error: `The control calls are ${Object.keys(calls).join(', ')}.` });
  }
  try {
    const answer = await call(request.method === 'GET' ? {} : await readBody(request));
    if ('json' in answer) {
      if (answer.afterwards !== undefined) response.on('finish', answer.afterwards);
      return reply(response, 200, answer.json);
    }
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    return await pipeline(Readable.from(joinedLines(answer.lines)), response);
  } catch (error) {
    if (error instanceof z.ZodError) return reply(response, 400, { error: z.prettifyError(error) });
    if (error instanceof SyntaxError) return reply(response, 400, { error: error.message });
    throw error;
  }
}

/** Serves a practice server's control calls on a loopback port of their own. */
export async function startControlServer(calls: ControlCalls): Promise<ControlServer> {
  let host = '';
  const server = createServer((request, response) => {
    // The caller hung up in the middle of an answer: nobody is left to be told.
    serve(request, response, calls, host).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The control server has no port.');
  host = `127.0.0.1:${address.port}`;
  return {
    origin: `http://${host}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
