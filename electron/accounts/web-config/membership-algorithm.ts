import { type MembershipHash, membershipHashes } from '../passwords/recipe.ts';
import type { MembershipProvider } from './membership-provider.ts';

/** The algorithm of a database's hashed passwords, and which setting decided it. */
export interface MembershipAlgorithm {
  /** Null when the file does not tell. */
  readonly hash: MembershipHash | null;
  readonly why: string;
}

/** machineKey/@validation when it is not set, from .NET 4 on. */
const DEFAULT_VALIDATION = 'HMACSHA256';

/**
 * Which algorithm the provider uses, by the rules of Membership.HashAlgorithmType and SqlMembershipProvider.GetHashAlgorithm
 * (microsoft/referencesource): `hashAlgorithmType` when it is set; else in Framework20 mode SHA-1, or MD5 where that is the
 * machine key's validation; else the machine key's validation, SHA-1 for its encryption algorithms.
 */
export function membershipAlgorithm(
  provider: MembershipProvider,
  hashAlgorithmType: string | undefined,
  validation: string | undefined,
): MembershipAlgorithm {
  if (provider.kind === 'simple')
    return {
      hash: null,
      why: 'SimpleMembership keeps its passwords as ASP.NET Identity does, whatever this file says.',
    };
  if (hashAlgorithmType !== undefined && hashAlgorithmType !== '')
    return named(hashAlgorithmType, 'membership/@hashAlgorithmType names it.');
  if (provider.compatMode === 'framework20')
    return validation === 'MD5'
      ? { hash: 'md5', why: 'The provider works in Framework20 mode and the machine key’s validation is MD5.' }
      : {
          hash: 'sha1',
          why: 'No hashAlgorithmType is set, and the provider works in Framework20 mode, which takes SHA-1.',
        };
  if (validation === undefined)
    return named(DEFAULT_VALIDATION, 'Neither hashAlgorithmType nor validation is set: the default of .NET 4.');
  if (validation === '3DES' || validation === 'AES')
    return { hash: 'sha1', why: `The machine key’s validation is ${validation}, with which Membership takes SHA-1.` };
  return named(validation, 'No hashAlgorithmType is set, and the machine key’s validation names it.');
}

function named(name: string, why: string): MembershipAlgorithm {
  return { hash: algorithmNamed(name), why };
}

/** As HashAlgorithm.Create resolves the names of what Membership can use: with or without namespace, hyphen and implementation. */
function algorithmNamed(name: string): MembershipHash | null {
  const plain = name
    .replace(/^alg:/, '')
    .replace(/,.*$/, '')
    .replace(/^System\.Security\.Cryptography\./, '')
    .replace(/(?:Managed|Cng|CryptoServiceProvider)$/, '')
    .replace('-', '')
    .toLowerCase();
  return membershipHashes.find((known) => known === (plain === 'sha' ? 'sha1' : plain)) ?? null;
}
