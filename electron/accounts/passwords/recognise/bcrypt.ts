import { bcryptHash } from '../../custom-password-hash.ts';
import { damaged, notImportable, type PasswordVerdict } from '../verdict.ts';

// `$2b$<cost>$` and 53 characters of bcrypt's own base64: 22 of salt, 31 of hash. 31 characters hold 186 bits and the hash has 184,
// so the last character stands for a multiple of four.

const marker = /^\$2[abxy]?\$/;
const value = /^\$2([abxy]?)\$(\d\d)\$[./A-Za-z0-9]{52}[.CGKOSWaeimquy26]$/;
/** WordPress 6.8 (`$wp`), Django's and passlib's bcrypt over SHA-256: bcrypt of another digest's text. */
const preHashed = [
  /^\$wp\$2y\$\d\d\$[./A-Za-z0-9]{53}$/,
  /^bcrypt_sha256\$\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/,
  /^\$bcrypt-sha256\$(?:v=2,t=2[aby],r=|2[aby],)\d{1,2}\$[./A-Za-z0-9]{22}\$[./A-Za-z0-9]{31}$/,
];

/** The verdict on a bcrypt hash, or on one over another digest, where the value says so; null for what is none. */
export function bcryptVerdict(text: string): PasswordVerdict | null {
  if (preHashed.some((pattern) => pattern.test(text))) return notImportable('bcrypt-pre-hashed');
  if (!marker.test(text)) return null;
  const [, minor, cost = ''] = value.exec(text) ?? [];
  if (minor === undefined || Number(cost) < 4 || Number(cost) > 31) return damaged('bcrypt-unreadable');
  // Of the older variants Auth0 takes neither: `$2$` does not say how it read non-ASCII, `$2x$` read it wrongly.
  if (minor === '' || minor === 'x') return notImportable('bcrypt-older');
  return { kind: 'importable', format: 'bcrypt', hash: bcryptHash(text) };
}
