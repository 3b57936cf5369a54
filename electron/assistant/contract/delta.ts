import { z } from 'zod';
import { deltaKinds, deltaReasons, deltaStates } from '../../common/delta-words.ts';
import { count, list, time } from './shapes.ts';

export type { DeltaKind, DeltaReason } from '../../common/delta-words.ts';
export {
  deltaKinds,
  deltaReasons,
  deltaReasonTexts,
  deltaShownForMs,
} from '../../common/delta-words.ts';

const kind = z.enum(deltaKinds);
const reason = z.enum(deltaReasons);
const pass = z.string().min(1).max(32);

/** What can’t be carried over of an account, and why. */
const listedChanges = list(z.object({ kind, reason }));

/** Accounts that changed in the legacy database, by what changed of them and how it stands with them; they add up to everybody on the list. */
const deltaCounts = list(
  z.object({ kinds: list(kind), state: z.enum(deltaStates), listed: listedChanges, accounts: count }),
);
export type DeltaCounts = z.infer<typeof deltaCounts>;

/** A pass over the legacy database: what it found changed, and what became of that. */
export const deltaState = z.object({
  id: z.string(),
  /** `listed`: shown, and nothing sent. */
  state: z.enum(['listed', 'under-way', 'finished']),
  /** When the legacy database was read. */
  begun: time,
  ended: time.nullable(),
  by: z.string().nullable(),
  why: z.string().nullable(),
  /** Which brings the accounts that are new; null before it was begun, or where there are none. */
  run: z.string().nullable(),
  counts: deltaCounts,
  /** Runs that read other tables or applications: whom they brought is not looked at. */
  left: list(z.string()),
  /** Users a second, by the tenant’s own rate limit; missing until a look since the start has asked, null where the tenant names none. */
  pace: z.number().positive().nullable().optional(),
});
export type DeltaState = z.infer<typeof deltaState>;

/** A delta with its yes, which is the word itself, for the very list that was shown. */
export const deltaWish = z.object({
  delta: pass,
  yes: z.literal('delta'),
  by: z.string().trim().max(200),
  why: z.string().trim().max(1000),
  /** Removes half-created records that are in the way of new accounts; a new password that somebody chose and never used is lost with them. */
  settleHalfCreated: z.boolean(),
});
export type DeltaWish = z.infer<typeof deltaWish>;

/** How it stands with an account, or with one change of it. */
const standing = z.enum(['open', 'done', 'listed']);
export type DeltaStandingWord = z.infer<typeof standing>;

/** Which accounts of a pass are listed: of a kind, so standing, for a reason; left out, all. */
export const deltaList = z.object({
  delta: pass,
  kind: kind.optional(),
  standing: standing.optional(),
  reason: reason.optional(),
});
export type DeltaList = z.infer<typeof deltaList>;

/** An account on a pass’s list. */
export const deltaRow = z.object({
  number: count,
  key: z.string(),
  /** Null where there is none. */
  email: z.string().nullable(),
  userId: z.string().nullable(),
  kinds: list(kind),
  state: z.enum(deltaStates),
  listed: listedChanges,
  /** The tenant’s own words. */
  detail: z.string().nullable(),
});
export type DeltaRow = z.infer<typeof deltaRow>;
