import { decodeHex } from '../columns/hash-bytes.ts';
import { digestLengths } from '../convert/digest.ts';
import { damaged, type PasswordVerdict } from '../verdict.ts';

// PWDENCRYPT and the passwords of SQL logins: a version, 4 bytes of salt, and the digest of UTF-16LE password and salt. Version
// 0x0200 (SQL Server 2012 and later) is SHA-512; 0x0100 is SHA-1, in SQL Server 2000 followed by a second digest, of the password
// in capital letters, which is left out. Source: AUTH0.md F6.

const HEADER = 2;
const SALT = 4;
const SHA1 = 20;
const SHA512 = 64;

/** The verdict on binary, or on hexadecimal text that says so with 0x; null for what has no such header. */
export function pwdencryptVerdict(value: string | Uint8Array): PasswordVerdict | null {
  const bytes = typeof value === 'string' ? hexWithPrefix(value) : Buffer.from(value);
  if (bytes === null || bytes.length < HEADER) return null;
  // One digest in 32,768 begins like a header by chance; it is no broken PWDENCRYPT.
  if (Object.values(digestLengths).includes(bytes.length)) return null;
  const rest = bytes.length - HEADER - SALT;
  switch (bytes.readUInt16BE(0)) {
    case 0x0200:
      return rest === SHA512
        ? importable('sha512', 'pwdencrypt-sha512', bytes, SHA512)
        : damaged('pwdencrypt-unreadable');
    case 0x0100:
      if (rest === SHA1) return importable('sha1', 'pwdencrypt-sha1', bytes, SHA1);
      return rest === 2 * SHA1 ? importable('sha1', 'pwdencrypt-2000', bytes, SHA1) : damaged('pwdencrypt-unreadable');
    default:
      return null;
  }
}

function hexWithPrefix(text: string): Buffer | null {
  return /^0x/i.test(text) ? decodeHex(text) : null;
}

function importable(
  algorithm: 'sha1' | 'sha512',
  format: 'pwdencrypt-sha1' | 'pwdencrypt-2000' | 'pwdencrypt-sha512',
  bytes: Buffer,
  length: number,
): PasswordVerdict {
  const from = HEADER + SALT;
  return {
    kind: 'importable',
    format,
    hash: {
      algorithm,
      hash: { value: bytes.subarray(from, from + length).toString('hex'), encoding: 'hex' },
      salt: { value: bytes.subarray(HEADER, from).toString('hex'), encoding: 'hex', position: 'suffix' },
      password: { encoding: 'utf16le' },
    },
  };
}
