import type { CustomPasswordHash } from '../../custom-password-hash.ts';
import type { PasswordVerdict } from '../verdict.ts';

/** What a verdict lets Auth0 do, however it is spelt: two recipes with one meaning on every account are the same to it. */
export interface Meaning {
  readonly encoding: string;
  /** All but the password's encoding. */
  readonly rest: string;
}

export function meaningOf(verdict: PasswordVerdict): Meaning {
  if (verdict.kind !== 'importable') return { encoding: '', rest: verdict.kind };
  const { hash } = verdict;
  const encoding = 'password' in hash ? (hash.password?.encoding ?? 'utf8') : 'utf8';
  return { encoding, rest: JSON.stringify(inBytes(hash)) };
}

function inBytes(hash: CustomPasswordHash): readonly unknown[] {
  const value = Buffer.from(hash.hash.value, hash.hash.encoding).toString('hex');
  switch (hash.algorithm) {
    case 'hmac': {
      const { digest, key } = hash.hash;
      return [hash.algorithm, digest, value, Buffer.from(key.value, key.encoding).toString('hex')];
    }
    case 'md4':
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512': {
      const { salt } = hash;
      const bytes = salt === undefined ? '' : Buffer.from(salt.value, salt.encoding).toString('hex');
      return [hash.algorithm, value, bytes, salt?.position ?? 'prefix'];
    }
    default:
      return [hash];
  }
}
