import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../common/canonical-json.ts';

/** What a link says of one table of a run. */
const coveredPart = z.strictObject({
  part: z.string(),
  added: z.int().min(0),
  changed: z.int().min(0),
  removed: z.int().min(0),
  /** How many lines of the run the table has from now on. */
  lines: z.int().min(0),
  /** Keyed mark of all of them together: only who has the workspace's key can make or compare it. */
  state: z.string(),
});
export type CoveredPart = z.infer<typeof coveredPart>;

/** The connection into which accounts move by signing in, and its tenant's domain. */
const intoConnection = { tenant: z.string(), connection: z.string() };

const linkSubject = z.discriminatedUnion('kind', [
  /** The chain begins here, or goes on under a newer form of the journal: what was there before is taken as it was found. */
  z.strictObject({ kind: z.literal('begins'), version: z.int(), release: z.string() }),
  z.strictObject({ kind: z.literal('found'), run: z.string(), covers: z.array(coveredPart) }),
  z.strictObject({ kind: z.literal('changed'), run: z.string(), covers: z.array(coveredPart) }),
  /** A plan was made: its decisions, in their order. */
  z.strictObject({ kind: z.literal('planned'), plan: z.string(), accounts: z.int().min(0), state: z.string() }),
  /** A plan that nothing goes by any more was removed: the reading of a delta, once there is a later one. */
  z.strictObject({ kind: z.literal('dropped'), plan: z.string() }),
  /** A run's ledger was written into an evidence pack, whose ledger file has this SHA-256. */
  z.strictObject({
    kind: z.literal('sealed'),
    run: z.string(),
    plan: z.string(),
    lines: z.int().min(0),
    ledger: z.string(),
  }),
  /** The pack that was sealed before, as its fingerprint names it. */
  z.strictObject({ kind: z.literal('packed'), run: z.string(), fingerprint: z.string() }),
  /** Who answers for what moves by signing in into a connection: an `Attestation` as JSON, encrypted under the workspace's key, in base64. */
  z.strictObject({ kind: z.literal('trickle-attested'), ...intoConnection, said: z.string() }),
  /** How its accounts stood at the latest look was written into an evidence pack; `plan` is null before the first look. */
  z.strictObject({
    kind: z.literal('trickle-sealed'),
    ...intoConnection,
    plan: z.string().nullable(),
    lines: z.int().min(0),
    ledger: z.string(),
  }),
  z.strictObject({ kind: z.literal('trickle-packed'), ...intoConnection, fingerprint: z.string() }),
]);
export type LinkSubject = z.infer<typeof linkSubject>;

/** One link of the chain of evidence, as it stands in the journal and, a line each, in a pack. */
export const chainLink = z.strictObject({
  /** From 1, without a gap. */
  number: z.int().min(1),
  /** Milliseconds since 1970 (UTC). */
  at: z.int(),
  of: linkSubject,
  /** The digest of the link before; empty for the first. */
  previous: z.string(),
  /** SHA-256 of everything above in canonical form, hexadecimal. */
  digest: z.string(),
});
export type ChainLink = z.infer<typeof chainLink>;

/** The digest that a link must have. */
export function linkDigest({ number, at, of, previous }: Omit<ChainLink, 'digest'>): string {
  return createHash('sha256').update(canonicalJson({ number, at, of, previous })).digest('hex');
}

/** Whether a link follows the one before it and is as it was written; `before` is null for the first. */
export function follows(link: ChainLink, before: Pick<ChainLink, 'number' | 'digest'> | null): boolean {
  return (
    link.number === (before?.number ?? 0) + 1 &&
    link.previous === (before?.digest ?? '') &&
    link.digest === linkDigest(link)
  );
}
