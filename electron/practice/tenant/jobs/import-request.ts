import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { apiError } from '../http/api-error.ts';
import type { Variants } from '../variants.ts';

/** Auth0 docs, bulk user imports: the file size limit of 500 KB, in the error's own figure. */
const maximumBytes = 512_000;

const tooLarge = () => apiError(413, `Payload content length greater than maximum allowed: ${maximumBytes}.`);
const broken = () => apiError(400, "Payload validation error: 'Invalid multipart payload format'.", 'invalid_body');

export interface ImportParts {
  readonly users: Buffer | null;
  readonly fields: ReadonlyMap<string, string>;
}

/** Reads the multipart body of an import; answers 413 and 400 as documented. The file is capped, whatever is sent. */
export async function readImportParts(
  request: IncomingMessage,
  importCap: Variants['importCap'],
): Promise<ImportParts> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (importCap === 'request' && announced > maximumBytes) throw tooLarge();
  const parts = await parseMultipart(request);
  const oversized =
    importCap === 'request' ? parts.requestBytes > maximumBytes : (parts.users?.length ?? 0) > maximumBytes;
  if (oversized) throw tooLarge();
  return parts;
}

function parseMultipart(request: IncomingMessage): Promise<ImportParts & { readonly requestBytes: number }> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    const chunks: Buffer[] = [];
    let users = false;
    let requestBytes = 0;
    let parser: busboy.Busboy;
    try {
      parser = busboy({ headers: request.headers, limits: { fileSize: maximumBytes + 1, files: 1, fields: 10 } });
    } catch {
      return reject(broken());
    }
    parser.on('file', (name, stream) => {
      if (name === 'users') users = true;
      else fields.set(name, '');
      stream.on('data', (chunk: Buffer) => {
        if (name === 'users') chunks.push(chunk);
      });
      // A form that ends within a file fails in the file's stream first, and an error nobody hears ends the process.
      stream.on('error', () => reject(broken()));
    });
    parser.on('field', (name, value) => fields.set(name, value));
    parser.on('error', () => reject(broken()));
    parser.on('close', () => resolve({ users: users ? Buffer.concat(chunks) : null, fields, requestBytes }));
    request.on('data', (chunk: Buffer) => {
      requestBytes += chunk.length;
    });
    request.on('error', reject);
    request.on('aborted', () => reject(broken()));
    request.pipe(parser);
  });
}
