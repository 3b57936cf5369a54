import { z } from 'zod';
import { standings, type TrickleStanding } from '../../common/trickle-words.ts';
import type { TrickleData } from '../trickle/trickle-data.ts';
import type { PackEvidence, PackedFormat } from './evidence.ts';

/**
 * Everything that an evidence pack says of accounts that move by signing in beside its ledger. Times are ms since 1970 here, and ISO 8601
 * (UTC) in the file.
 */
export interface TrickleEvidence
  extends Pick<
    PackEvidence,
    'made' | 'release' | 'people' | 'workspace' | 'attestations' | 'deployments' | 'findings'
  > {
  readonly report: TrickleData;
  /** How the accounts stood at the latest look, adding up to `total`; zeros before the first. */
  readonly counts: Readonly<Record<TrickleStanding | 'total', number>>;
  /** The login by which Userferry reads the legacy database. */
  readonly login: string;
  /** What the plan of the latest look rests on; null before the first. */
  readonly plan:
    | (Pick<PackEvidence, 'source' | 'decisions'> & { readonly formats: readonly Omit<PackedFormat, 'imported'>[] })
    | null;
}

/** What a check reads of the evidence's file. */
export const checkedTrickleEvidence = z.looseObject({
  evidence: z.literal('userferry-trickle-evidence'),
  version: z.literal(1),
  trickle: z.looseObject({ tenant: z.string(), connection: z.string(), plan: z.string().nullable() }),
  /** Of the ledger; they add up to `total`. */
  counts: z.object(Object.fromEntries([...standings, 'total'].map((name) => [name, z.int().min(0)]))),
  journal: z.looseObject({ findings: z.array(z.unknown()) }),
});
