import { createHash, createHmac } from 'node:crypto';
import type { MakeHash, PooledHash } from './hash-pool.ts';
import { hashFor, makePool } from './hash-pool.ts';
import type { Draws } from './random.ts';

// As SqlMembershipProvider writes them (microsoft/referencesource SQLMembershipProvider.cs): over the salt and the password's
// UTF-16LE bytes. An application that once changed its hashAlgorithmType has both kinds.

const sha1: MakeHash = (password, salt) => {
  const hash = createHash('sha1').update(salt).update(Buffer.from(password, 'utf16le')).digest('base64');
  return { hash, salt: salt.toString('base64') };
};

const hmacSha256: MakeHash = (password, salt) => {
  // .NET's HMACSHA256 wants a key of 64 bytes; the provider fills it with copies of the salt.
  const key = Buffer.concat([salt, salt, salt, salt]);
  const hash = createHmac('sha256', key).update(Buffer.from(password, 'utf16le')).digest('base64');
  return { hash, salt: salt.toString('base64') };
};

/** SHA-384, which an application may name in web.config and Auth0 can't verify. */
const sha384: MakeHash = (password, salt) => {
  const hash = createHash('sha384').update(salt).update(Buffer.from(password, 'utf16le')).digest('base64');
  return { hash, salt: salt.toString('base64') };
};

export interface MembershipHashes {
  /** Two thirds SHA-1, one third HMAC-SHA-256. */
  usual(index: number): PooledHash;
  sha384(index: number): PooledHash;
}

export function membershipHashes(draws: Draws): MembershipHashes {
  const pools = { sha1: makePool(draws, 0, 256, sha1), hmac: makePool(draws, 1000, 256, hmacSha256) };
  const rare = makePool(draws, 2000, 8, sha384);
  return {
    usual: (index) => hashFor(draws, index, draws.below('hash-format', index, 3) < 2 ? pools.sha1 : pools.hmac),
    sha384: (index) => hashFor(draws, index, rare),
  };
}
