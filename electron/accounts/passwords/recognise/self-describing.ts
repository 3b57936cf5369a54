import type { StoredPassword } from '../../account.ts';
import { decodeBase64 } from '../columns/base64.ts';
import { decodeHex, withoutFill } from '../columns/hash-bytes.ts';
import { digestLengths } from '../convert/digest.ts';
import { noPassword, notImportable, type PasswordVerdict, unknownFormat } from '../verdict.ts';
import { argon2Verdict } from './argon2.ts';
import { bcryptVerdict } from './bcrypt.ts';
import { identityVerdict } from './identity.ts';
import { ldapVerdict } from './ldap.ts';
import { pwdencryptVerdict } from './pwdencrypt.ts';
import { mayBeDesCrypt, unixCryptVerdict } from './unix-crypt.ts';

const recognisers = [bcryptVerdict, argon2Verdict, ldapVerdict, unixCryptVerdict, pwdencryptVerdict, identityVerdict];

/** The verdict on a value that says by marker, length and checks how it was made; null for one that does not. */
export function markedPassword({ hash }: StoredPassword): PasswordVerdict | null {
  if (hash instanceof Uint8Array) return pwdencryptVerdict(hash);
  if (hash === null) return null;
  const text = withoutFill(hash);
  for (const recognise of recognisers) {
    const verdict = recognise(text);
    if (verdict !== null) return verdict;
  }
  return null;
}

/** The verdict on a column whose values are expected to say how they were made. What does not say it is held and asked for. */
export function selfDescribingPassword(stored: StoredPassword): PasswordVerdict {
  const marked = markedPassword(stored);
  if (marked !== null) return marked;
  if (stored.hash === null) return noPassword;
  if (stored.hash instanceof Uint8Array) return undecided(stored.hash.length);
  const text = withoutFill(stored.hash);
  if (text === '') return noPassword;
  if (mayBeDesCrypt(text)) return notImportable('crypt-des-assumed');
  return undecided((decodeHex(text) ?? decodeBase64(text))?.length ?? 0);
}

function undecided(bytes: number): PasswordVerdict {
  return unknownFormat(Object.values(digestLengths).includes(bytes) ? 'digest-undecided' : 'unrecognised');
}
