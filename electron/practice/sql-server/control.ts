import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Counters } from './wire/counters.ts';
import { type Faults, faultsSchema } from './wire/faults.ts';

/** A control call is a handful of settings. */
const LARGEST_BODY = 64 * 1024;
/** Lines of NDJSON put together to one write. */
const LINES_AT_ONCE = 500;

export interface Controlled {
  readonly faults: Faults;
  readonly counters: Readonly<Counters>;
  /** What is true of each sample account, made while it is read. */
  truth(): Iterable<unknown>;
  /** Ends the process, after the answer has gone out. */
  stop(): void;
}

export interface ControlServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LARGEST_BODY) throw new SyntaxError(`The body is larger than ${LARGEST_BODY} bytes.`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
}

function* lines(values: Iterable<unknown>): Generator<string, void, void> {
  let batch: string[] = [];
  for (const value of values) {
    batch.push(`${JSON.stringify(value)}\n`);
    if (batch.length < LINES_AT_ONCE) continue;
    yield batch.join('');
    batch = [];
  }
  yield batch.join('');
}

function stateOf({ faults, counters }: Controlled): unknown {
  return { ...counters, faults: faults.settings, faultsLeft: faults.left };
}

async function setFaults(request: IncomingMessage, controlled: Controlled): Promise<Answer> {
  try {
    controlled.faults.set(faultsSchema.parse(await readBody(request)));
    return { status: 200, body: stateOf(controlled) };
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 400, body: { error: z.prettifyError(error) } };
    if (error instanceof SyntaxError) return { status: 400, body: { error: error.message } };
    throw error;
  }
}

function reply(response: ServerResponse, { status, body }: Answer): void {
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

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  controlled: Controlled,
  host: string,
): Promise<void> {
  if (isForeign(request, host)) {
    reply(response, { status: 403, body: { error: `Call http://${host}, and send POST bodies as application/json.` } });
    return;
  }
  switch (`${request.method} ${request.url}`) {
    case 'POST /faults':
      reply(response, await setFaults(request, controlled));
      return;
    case 'GET /state':
      reply(response, { status: 200, body: stateOf(controlled) });
      return;
    case 'GET /samples':
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      await pipeline(Readable.from(lines(controlled.truth())), response);
      return;
    case 'POST /stop':
      response.on('finish', () => controlled.stop());
      reply(response, { status: 202, body: {} });
      return;
    default:
      reply(response, {
        status: 404,
        body: { error: 'The control calls are POST /faults, GET /state, GET /samples and POST /stop.' },
      });
  }
}

/** Serves the control calls of a practice SQL Server on a loopback port of its own. */
export async function startControl(controlled: Controlled): Promise<ControlServer> {
  let host = '';
  const server = createServer((request, response) => {
    // The caller hung up in the middle of an answer: nobody is left to be told.
    answer(request, response, controlled, host).catch(() => response.destroy());
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
