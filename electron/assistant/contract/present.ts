import { z } from 'zod';
import { presentFields, presentReasons, presentStates } from '../../common/present-words.ts';
import { count, list, time } from './shapes.ts';

export type { PresentState } from '../../common/present-words.ts';
export { presentReasonTexts, presentStateTexts } from '../../common/present-words.ts';

const state = z.enum(presentStates);
const reason = z.enum(presentReasons);
const run = z.string().min(1).max(32);

/** Users who were in the connection before a run, and are updated, or were. */
export const presentUpdate = z.object({
  run,
  /** `listed`: shown, and nobody touched. */
  state: z.enum(['listed', 'updating', 'updated', 'putting-back', 'put-back']),
  begun: time,
  ended: time.nullable(),
  askings: list(
    z.object({
      at: time,
      what: z.enum(['update', 'put-back']),
      passwords: z.boolean(),
      by: z.string().nullable(),
      why: z.string().nullable(),
    }),
  ),
  /** They add up to everybody on the list. */
  counts: list(z.object({ state, reason: reason.nullable(), users: count })),
  /** Users a second, by the tenant’s own rate limit; missing until a look since the start has asked, null where the tenant names none. */
  pace: z.number().positive().nullable().optional(),
});
export type PresentUpdate = z.infer<typeof presentUpdate>;

const said = { by: z.string().trim().max(200), why: z.string().trim().max(1000) };

/** An update with its yes; `passwords` has the next delta carry theirs over as well, which can’t be put back. */
export const presentWish = z.object({ run, yes: z.literal('update'), passwords: z.boolean(), ...said });
export type PresentWish = z.infer<typeof presentWish>;

/** Putting them back, with its yes. */
export const putBackWish = z.object({ run, yes: z.literal('put-back'), ...said });
export type PutBackWish = z.infer<typeof putBackWish>;

/** Which of them are listed: in these states, for a reason; left out, all. */
export const presentList = z.object({ run, states: list(state).optional(), reason: reason.nullable().optional() });
export type PresentList = z.infer<typeof presentList>;

/** Somebody who was there before, and what is changed of them. */
export const presentRow = z.object({
  sequence: count,
  key: z.string(),
  email: z.string(),
  userId: z.string(),
  state,
  reason: reason.nullable(),
  /** Values as text, nothing as an empty one. */
  changes: list(z.object({ field: z.enum(presentFields), was: z.string(), given: z.string() })),
  /** The tenant’s own words. */
  detail: z.string().nullable(),
});
export type PresentRow = z.infer<typeof presentRow>;
