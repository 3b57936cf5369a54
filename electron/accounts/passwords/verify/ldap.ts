import { type ComputableDigest, digestOf, sameBytes } from './digests.ts';

const digests: Readonly<Record<string, ComputableDigest>> = {
  MD5: 'md5',
  SHA: 'sha1',
  SHA224: 'sha224',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
};

/** RFC 2307: the digest of the password, or in the salted schemes of password and salt, with the salt behind it. */
export async function verifyLdap(value: string, password: Buffer): Promise<boolean> {
  const [, salted = '', name = '', base64 = ''] = /^\{(S?)(MD5|SHA\d*)\}(.+)$/i.exec(value) ?? [];
  const digest = digests[name.toUpperCase()];
  if (digest === undefined) return false;
  const stored = Buffer.from(base64, 'base64');
  const plain = await digestOf(digest, password);
  if (salted === '') return sameBytes(plain, stored);
  const salt = stored.subarray(plain.length);
  return sameBytes(await digestOf(digest, Buffer.concat([password, salt])), stored.subarray(0, plain.length));
}
