import type { IncomingMessage } from 'node:http';
import { apiError } from './api-error.ts';

/** Auth0 docs, Management API: bodies other than import files are at most 1 MB. */
const maximumBytes = 1_048_576;

/** The whole body of a request; answers 413 to one that is longer than the Management API takes. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer: Buffer = chunk;
    bytes += buffer.length;
    if (bytes <= maximumBytes) chunks.push(buffer);
  }
  if (bytes > maximumBytes) {
    throw apiError(413, `Payload content length greater than maximum allowed: ${maximumBytes}`);
  }
  return Buffer.concat(chunks);
}

/** A JSON body; an absent one is `undefined`, a broken one 400. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request);
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw apiError(400, 'Invalid request payload JSON format', 'invalid_body');
  }
}
