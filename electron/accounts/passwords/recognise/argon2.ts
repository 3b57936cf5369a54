import { decodeUnpadded } from '../columns/base64.ts';
import type { PasswordVerdict } from '../verdict.ts';
import { damaged, notImportable } from '../verdict.ts';

// PHC string of the Argon2 reference implementation: `$argon2id$v=19$m=65536,t=3,p=4$<salt>$<hash>`, base64 without padding.
// RFC 9106: p from 1, m at least 8 KiB per lane, t from 1, salt of 8 bytes or more.

const marker = /^\$argon2/;
const phc =
  /^\$(argon2(?:id|i|d))(?:\$v=(\d+))?\$m=(\d{1,10}),t=(\d{1,10}),p=(\d{1,8})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** The verdict on an Argon2 string; null for what is none. Version 16 and strings without one are not in what Auth0 documents. */
export function argon2Verdict(text: string): PasswordVerdict | null {
  if (!marker.test(text)) return null;
  const [, type, version, memory, iterations, lanes, salt = '', hash = ''] = phc.exec(text) ?? [];
  const saltBytes = decodeUnpadded(salt)?.length ?? 0;
  const hashBytes = decodeUnpadded(hash)?.length ?? 0;
  const sound =
    Number(lanes) >= 1 &&
    Number(iterations) >= 1 &&
    Number(memory) >= 8 * Number(lanes) &&
    Math.max(Number(memory), Number(iterations)) < 2 ** 32 &&
    saltBytes >= 8 &&
    // RFC 9106 allows any from 4; what is in use has these, and a string that was cut has not.
    hashBytes >= 16 &&
    hashBytes % 8 === 0;
  if (!sound || !(type === 'argon2d' || type === 'argon2i' || type === 'argon2id')) return damaged('argon2-unreadable');
  if (version === undefined || version === '16') return notImportable('argon2-version-16');
  if (version !== '19') return damaged('argon2-unreadable');
  return { kind: 'importable', format: type, hash: { algorithm: 'argon2', hash: { value: text, encoding: 'utf8' } } };
}
