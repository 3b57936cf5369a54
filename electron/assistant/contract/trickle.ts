import { z } from 'zod';
import { refusalCauses, standings } from '../../common/trickle-words.ts';
import { count, list, time } from './shapes.ts';
import { decision, failure, reason } from './words.ts';

export type { TrickleStanding } from '../../common/trickle-words.ts';
export { failureTexts, standings } from '../../common/trickle-words.ts';

export const standing = z.enum(standings);

/** A day as UTC counts it, `2026-11-26`. */
const day = z.iso.date();

/** What a look at a trickle migration found. */
export const trickleLook = z.object({
  at: time,
  /** The plan that says who is to move. */
  plan: z.string(),
  total: count,
  /** Every account has exactly one; they add up to `total`. */
  standings: z.record(standing, count),
  /** Who came over by signing in, day by day without a hole up to today; beside them sign-ins and refusals of the tenant's log. */
  perDay: list(z.object({ day, came: count, signIns: count, refused: count })),
  /** Who came on a day that their mark doesn't tell. */
  undated: count,
  /** When a share of those who could come will have come, in days from then on; `latest` is null beyond five years. */
  forecast: list(z.object({ share: z.number(), days: count, earliest: count, latest: count.nullable() })),
  /** Who was refused in the last days, most people first. */
  failures: z.object({
    since: time,
    groups: list(
      z.object({
        cause: z.enum(refusalCauses),
        /** How the old database keeps their passwords, as screens call it; null for people whom it doesn't know. */
        format: z.string().nullable(),
        people: count,
        attempts: count,
        last: time,
      }),
    ),
  }),
  /** Who came with an account that was made after the plan; in no standing. */
  newerThanPlan: count,
  /** Who set a new password by a link and has not signed in since. */
  openResets: count,
  /** Of these, whom Auth0 may hold only half of until they sign in. */
  openResetsUnseen: count,
  /** Who set a new password in the last seven days; looks of an older release lack it. */
  passwordsLastWeek: count.optional(),
  /** What going back would lose; least numbers where the log was not read in time or may not be read. */
  onlyInAuth0: z.object({ passwords: count, users: count, atLeast: z.boolean() }),
  log: z.object({
    readable: z.boolean(),
    /** The newest event that was read. */
    upTo: time.nullable(),
    gaps: list(z.object({ after: time, before: time })),
  }),
});
export type TrickleLook = z.infer<typeof trickleLook>;

/** How a trickle migration stands, as far as anybody has looked. */
export const trickleState = z.object({
  /** The latest that was taken of the connection that the forms name. */
  look: trickleLook.optional(),
  /** Why Userferry could not look by itself the last time that it tried. */
  failure: failure.optional(),
});
export type TrickleState = z.infer<typeof trickleState>;

/** When somebody was last seen in the old application; null where nothing tells. */
const lastSeen = z.union([time, z.literal('never')]).nullable();

/** An account by how it stood at the latest look. */
export const standingRow = z.object({
  sequence: count,
  key: z.string(),
  email: z.string(),
  lastSeen,
  /** How its password is kept, as screens call it. */
  format: z.string(),
  decision,
  reason: reason.optional(),
});
export type StandingRow = z.infer<typeof standingRow>;
