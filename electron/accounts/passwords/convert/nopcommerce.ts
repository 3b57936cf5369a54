import { decodeBase64 } from '../columns/base64.ts';
import { decodeHex } from '../columns/hash-bytes.ts';
import type { StoredText } from '../columns/stored-text.ts';
import { damaged, noPassword, notImportable, type PasswordVerdict } from '../verdict.ts';
import { clearPassword } from './clear.ts';

// CustomerPassword: 0 clear, 1 hexadecimal of a digest over UTF-8 password and salt text, 2 encrypted under the shop's own key. The
// digest is a setting of the shop and follows from the length. Source: nopCommerce EncryptionService.cs, PasswordFormat.cs.

const digestByLength = new Map([
  [16, 'md5'],
  [20, 'sha1'],
  [32, 'sha256'],
  [48, 'sha384'],
  [64, 'sha512'],
] as const);

/** The verdict on the latest row of a customer. */
export function nopcommercePassword({ hash, salt, format }: StoredText): PasswordVerdict {
  if (hash === '') return noPassword;
  switch (format) {
    case 0:
      return clearPassword(hash);
    case 1:
      return hashedPassword(hash, salt ?? '');
    case 2:
      return isWholeBlocks(hash)
        ? { kind: 'held', format: 'nopcommerce-encrypted', reason: 'password-needs-machine-key' }
        : damaged('nopcommerce-unreadable');
    default:
      return damaged('nopcommerce-unreadable');
  }
}

function hashedPassword(hash: string, salt: string): PasswordVerdict {
  const digest = digestByLength.get((decodeHex(hash)?.length ?? 0) as 16);
  if (digest === undefined || salt === '' || /^0x/i.test(hash)) return damaged('nopcommerce-unreadable');
  // Auth0's algorithms have no SHA-384.
  if (digest === 'sha384') return notImportable('nopcommerce-sha384');
  return {
    kind: 'importable',
    format: `nopcommerce-${digest}`,
    hash: {
      algorithm: digest,
      hash: { value: hash, encoding: 'hex' },
      salt: { value: salt, encoding: 'utf8', position: 'suffix' },
    },
  };
}

/** Base64 of a block cipher's output, of Triple DES at the least. */
function isWholeBlocks(encrypted: string): boolean {
  const bytes = decodeBase64(encrypted);
  return bytes !== null && bytes.length % 8 === 0;
}
