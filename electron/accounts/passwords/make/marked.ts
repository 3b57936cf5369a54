import { createHash } from 'node:crypto';
import { hash as bcrypt } from 'bcrypt';
import { argon2d, argon2i, argon2id } from 'hash-wasm';
import { makeIdentity } from './identity.ts';
import { inHashColumn, type MadeColumns, type Making } from './making.ts';

// Values that say themselves how they were made.

/** What Auth0 itself uses, and most applications. */
const BCRYPT_COST = 10;

const argon2 = { argon2d, argon2i, argon2id } as const;

/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const argon2Settings = { parallelism: 1, iterations: 2, memorySize: 19_456, hashLength: 32 } as const;

const ldap = /^ldap-(s?)(md5|sha(?:224|256|384|512)?)$/;

/** A password as such a value, or null for a format that has no marker. */
export async function makeMarked(format: string, password: string, making: Making): Promise<MadeColumns | null> {
  const { random } = making;
  if (format === 'bcrypt') return inHashColumn(await bcrypt(password, BCRYPT_COST));
  if (isArgon2(format)) {
    const salt = random(16);
    return inHashColumn(await argon2[format]({ ...argon2Settings, password, salt, outputType: 'encoded' }));
  }
  const [, salted, scheme] = ldap.exec(format) ?? [];
  if (scheme !== undefined) return inHashColumn(ldapValue(scheme, salted === 's' ? random(8) : null, password));
  const sql = pwdencrypt(format, password, random(4));
  return sql === null ? makeIdentity(format, password, making) : inHashColumn(sql);
}

function isArgon2(format: string): format is keyof typeof argon2 {
  return Object.hasOwn(argon2, format);
}

/** RFC 2307: in the salted schemes the salt is hashed behind the password, and follows the digest. */
function ldapValue(scheme: string, salt: Buffer | null, password: string): string {
  const name = scheme === 'sha' ? 'sha1' : scheme;
  const bytes = salt ?? Buffer.alloc(0);
  const digest = createHash(name).update(password, 'utf8').update(bytes).digest();
  const prefix = `{${salt === null ? '' : 'S'}${scheme.toUpperCase()}}`;
  return prefix + Buffer.concat([digest, bytes]).toString('base64');
}

/** PWDENCRYPT: version, four bytes of salt, the digest of UTF-16LE password and salt; SQL Server 2000 adds one of capital letters (AUTH0.md F6). */
function pwdencrypt(format: string, password: string, salt: Buffer): Buffer | null {
  const digest = (name: string, text: string) => createHash(name).update(text, 'utf16le').update(salt).digest();
  switch (format) {
    case 'pwdencrypt-sha512':
      return Buffer.concat([Buffer.of(2, 0), salt, digest('sha512', password)]);
    case 'pwdencrypt-sha1':
      return Buffer.concat([Buffer.of(1, 0), salt, digest('sha1', password)]);
    case 'pwdencrypt-2000':
      return Buffer.concat([Buffer.of(1, 0), salt, digest('sha1', password), digest('sha1', password.toUpperCase())]);
    default:
      return null;
  }
}
