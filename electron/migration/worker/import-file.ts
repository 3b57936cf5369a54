import { createHash } from 'node:crypto';
import type { FileRecord } from '../../journal/records.ts';
import { packedBytes } from '../bulk/pack-file.ts';
import type { EncodedUser } from './encode-users.ts';

/** The first and last place in the plan of a file's accounts; others between them may stand in other files. */
export function boundsOf(users: readonly EncodedUser[]): Pick<FileRecord, 'firstSequence' | 'lastSequence'> {
  const sequences = users.map(({ sequence }) => sequence);
  return { firstSequence: Math.min(...sequences), lastSequence: Math.max(...sequences) };
}

/** Digest over the keyed digests of the accounts, and the names under which the tenant knows the file. */
export function namesOf(
  token: string,
  number: number,
  attempt: number,
  users: readonly EncodedUser[],
): Pick<FileRecord, 'digest' | 'externalId' | 'correlationId'> {
  const hash = createHash('sha256');
  for (const { source } of users) hash.update(source);
  const digest = hash.digest('hex').slice(0, 32);
  return {
    digest,
    externalId: `${token}:${number}:${digest}`,
    // Auth0 docs: X-Correlation-ID has at most 64 characters.
    correlationId: `userferry-${token}-${number}-${attempt}`,
  };
}

/** The JSON array of a file's users, UTF-8, in a buffer that can change hands. */
export function bodyOf(users: readonly Pick<EncodedUser, 'json' | 'bytes'>[]): ArrayBuffer {
  const body = new Uint8Array(packedBytes(users));
  let at = 0;
  const put = (text: Uint8Array) => {
    body.set(text, at);
    at += text.length;
  };
  put(openBracket);
  for (const [index, { json }] of users.entries()) {
    if (index > 0) put(comma);
    put(json);
  }
  put(closeBracket);
  return body.buffer;
}

const openBracket = Buffer.from('[');
const comma = Buffer.from(',');
const closeBracket = Buffer.from(']');
