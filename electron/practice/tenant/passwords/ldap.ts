import { passwordBytes, sameBytes } from './bytes.ts';
import type { CustomPasswordHash } from './custom-password-hash.ts';
import { digest } from './digest.ts';

const schemes: Readonly<Record<string, { readonly algorithm: string; readonly bytes: number }>> = {
  md5: { algorithm: 'md5', bytes: 16 },
  sha: { algorithm: 'sha1', bytes: 20 },
  sha1: { algorithm: 'sha1', bytes: 20 },
  sha224: { algorithm: 'sha224', bytes: 28 },
  sha256: { algorithm: 'sha256', bytes: 32 },
  sha384: { algorithm: 'sha384', bytes: 48 },
  sha512: { algorithm: 'sha512', bytes: 64 },
};

/** RFC 2307 `{SCHEME}base64`; with an S in front, the salt follows the digest and is hashed after the password. */
export async function verifyLdap(password: string, spec: CustomPasswordHash): Promise<boolean> {
  const [, name = '', base64 = ''] = /^\{([A-Z0-9]+)\}(.*)$/i.exec(spec.hash.value) ?? [];
  const lower = name.toLowerCase();
  const plain = schemes[lower];
  const scheme = plain ?? (lower.startsWith('s') ? schemes[lower.slice(1)] : undefined);
  if (scheme === undefined) return false;
  const value = Buffer.from(base64, 'base64');
  const salt = plain === undefined ? value.subarray(scheme.bytes) : Buffer.alloc(0);
  const typed = Buffer.concat([passwordBytes(password, spec), salt]);
  return sameBytes(
    await digest(scheme.algorithm, typed),
    value.subarray(0, plain === undefined ? scheme.bytes : undefined),
  );
}
