import { z } from 'zod';
import {
  type UndoDifferenceKind,
  undoCauses,
  undoDifferenceTexts,
  undoStates,
  waivableCauses,
} from '../../common/undo-words.ts';
import { count, list, time } from './shapes.ts';

export { toDelete } from '../../common/undo-to-delete.ts';
export { undoCauseTexts, undoDifferenceTexts, undoStateTexts, waivableCauses } from '../../common/undo-words.ts';

const run = z.string().min(1).max(32);

/** Whom a run brought, by how it stands with them; they add up to everybody on the list. */
const undoCounts = list(z.object({ state: z.enum(undoStates), causes: list(z.enum(undoCauses)), users: count }));
export type UndoCounts = z.infer<typeof undoCounts>;

/** What undoing a run would do, as it was worked out; nobody is deleted, and nothing is written down. */
export const workedOutUndo = z.object({
  tenant: z.string(),
  connection: z.string(),
  counts: undoCounts,
  /** Users a second, by the tenant’s own rate limit; null where it names none. */
  pace: z.number().positive().nullable(),
});
export type WorkedOutUndo = z.infer<typeof workedOutUndo>;

/** Whom undoing keeps, or Auth0 refuses to delete: one of these, and of who is kept perhaps only for exactly these causes. */
export const undoPeopleWish = z.object({
  run,
  state: z.enum(['kept', 'failed']),
  causes: list(z.enum(undoCauses)).optional(),
});
export type UndoPeopleWish = z.infer<typeof undoPeopleWish>;

/** One of them; the address is masked, or in clear on a wish. */
export const undoPerson = z.object({
  sequence: count,
  key: z.string(),
  /** Empty where the account has none. */
  email: z.string(),
  causes: list(z.enum(undoCauses)),
  /** What Auth0 said; null of who is kept. */
  detail: z.string().nullable(),
});
export type UndoPerson = z.infer<typeof undoPerson>;

/** An undo with its yes, which is the word itself; `also` are the causes that are not to keep anybody. */
export const undoWish = z.object({
  run,
  yes: z.literal('undo'),
  /** So many were to be deleted, as it was shown: the yes is to no more than that. */
  users: count,
  also: list(z.enum(waivableCauses)),
  by: z.string().trim().max(200),
  why: z.string().trim().max(1000),
});
export type UndoWish = z.infer<typeof undoWish>;

/** A run that is undone, or being undone, by the journal. */
export const undoneRun = z.object({
  run,
  /** Where its users are, and whether that is the tenant of the environment that is chosen. */
  tenant: z.string(),
  connection: z.string(),
  here: z.boolean(),
  state: z.enum(['listing', 'under-way', 'finished']),
  begun: time,
  ended: time.nullable(),
  askings: list(
    z.object({ at: time, by: z.string().nullable(), why: z.string().nullable(), consents: list(z.string()) }),
  ),
  counts: undoCounts,
  /** The connection read back and compared with the baseline; null before that. */
  result: z.object({ at: time, baseline: count, tenantNow: count, newcomers: count, matches: z.boolean() }).nullable(),
  differences: count,
  firstDifferences: list(
    z.object({
      kind: z.enum(Object.keys(undoDifferenceTexts) as [UndoDifferenceKind, ...UndoDifferenceKind[]]),
      userId: z.string(),
    }),
  ),
});
export type UndoneRun = z.infer<typeof undoneRun>;
