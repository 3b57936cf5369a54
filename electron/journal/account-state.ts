import { type SourceAspect, sourceAspects } from '../accounts/source-aspects.ts';

/** What a plan keeps of an account's values, so that it can be told later what of it has changed; keyed hashes, nothing in clear. */
export interface AccountState {
  /** Over all source values. */
  readonly digest: Uint8Array;
  /** Of each aspect, one behind the other; null for plans of earlier releases. */
  readonly aspects: Uint8Array | null;
  readonly emailHash: Uint8Array | null;
  /** Of phone number and user name as they would be sent. */
  readonly phoneHash: Uint8Array | null;
  readonly usernameHash: Uint8Array | null;
  /** Bits of `traits`. */
  readonly traits: number;
  /** It was sent, or is to be sent, as a user who is blocked. */
  readonly blocked: boolean;
}

/** 64 bits: a change that an aspect's digest doesn't show is out of the question for one account. */
const ASPECT_BYTES = 8;

/** The digest of one aspect; null where it is not known. */
export function aspectAt(aspects: Uint8Array | null, aspect: SourceAspect): Uint8Array | null {
  if (aspects === null) return null;
  const at = sourceAspects.indexOf(aspect) * ASPECT_BYTES;
  const digest = aspects.subarray(at, at + ASPECT_BYTES);
  // Nothing carried over yet that anybody knows of.
  return digest.some((byte) => byte !== 0) ? digest : null;
}

/** Puts the digests of all aspects together; null stands for one that is not known. */
export function joinAspects(digests: Readonly<Record<SourceAspect, Uint8Array | null>>): Uint8Array {
  const joined = new Uint8Array(sourceAspects.length * ASPECT_BYTES);
  for (const [index, aspect] of sourceAspects.entries()) {
    joined.set(digests[aspect]?.subarray(0, ASPECT_BYTES) ?? [], index * ASPECT_BYTES);
  }
  return joined;
}
