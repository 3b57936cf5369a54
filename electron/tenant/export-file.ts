import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A line longer than this is no user of Auth0's (a profile is 1 MB at most). */
const longestLine = 8 * 1024 * 1024;

/**
 * The lines of an export file as they arrive: gzipped or, where something on the way has unpacked it already, plain. Reads no
 * further ahead than the streams' buffers. Throws when the file ends in mid-stream or in mid-line.
 */
export async function* exportLines(
  body: NonNullable<Response['body']>,
  signal?: AbortSignal,
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of unpacked(
    Readable.from(body, signal ? { signal, objectMode: false } : { objectMode: false }),
  )) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new Error('The export file has a line that is too long.');
    if (lines.length > 0) yield lines.filter((line) => line !== '');
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}

async function* unpacked(source: Readable): AsyncGenerator<Uint8Array> {
  const first = await firstChunk(source);
  if (first === null) return;
  // The magic number of gzip (RFC 1952, 2.3.1).
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield first;
    for await (const chunk of source) yield chunk;
    return;
  }
  source.unshift(first);
  const gunzip = createGunzip();
  // pipe() passes no errors on: a download that breaks must break the reader too.
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function firstChunk(source: Readable): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const done = () => {
      source.off('readable', onReadable).off('end', onEnd).off('error', onError);
    };
    const onReadable = () => {
      const chunk: Buffer | null = source.read();
      if (chunk === null) return;
      done();
      resolve(chunk);
    };
    const onEnd = () => {
      done();
      resolve(null);
    };
    const onError = (error: Error) => {
      done();
      reject(error);
    };
    source.on('readable', onReadable).on('end', onEnd).on('error', onError);
  });
}
