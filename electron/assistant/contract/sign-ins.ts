import { z } from 'zod';
import { failureCauses } from '../../common/trickle-words.ts';
import { count, list, time } from './shapes.ts';
import { failure } from './words.ts';

export type { FailureCause, SignInExceeded, SignInLimits, SignInVerdict } from '../../common/sign-in-words.ts';
export { failureCauses } from '../../common/trickle-words.ts';

const cause = z.enum(failureCauses);
const people = z.number().int().nonnegative().max(99_999_999);

/** What is expected beforehand of the first sign-ins after a run. */
export const signInLimits = z.object({
  /** Of the run's people who tried, so many hundredths at most may not have got in; null for no such limit. */
  failingPercent: z.number().min(0).max(100).nullable(),
  /** So many people at most may be refused for a cause and not get in since; a cause that is missing has no limit. */
  people: z.partialRecord(cause, people),
});

/** How sign-ins go since a run, as the tenant's log tells. */
export const signInLook = z.object({
  run: z.string(),
  at: time,
  /** Of the people whom the run imported; everybody counts once. */
  tried: count,
  signedIn: count,
  /** Whose password was refused, and who did not get in since. */
  failing: count,
  /** By how the old database kept their passwords, as screens call it; most people first. */
  formats: list(z.object({ format: z.string(), tried: count, signedIn: count, failing: count })),
  /** Whoever was refused, of the plan or not, and of these who did not get in since; most people first. */
  causes: list(z.object({ cause, people: count, stillOut: count, attempts: count, last: time })),
  /** Attempts in intervals of five minutes, the last hours, oldest first, without a hole. */
  intervals: list(z.object({ start: time, signIns: count, refused: count })),
  log: z.object({
    readable: z.boolean(),
    /** The newest event that was read. */
    upTo: time.nullable(),
    /** From when on the log was kept when it was first read, where that is after the run; what was before is not known. */
    keptSince: time.nullable(),
    /** A part between two looks was forgotten before it was read. */
    gap: z.boolean(),
  }),
});
export type SignInLook = z.infer<typeof signInLook>;

export const signInVerdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unreadable') }),
  z.object({ kind: z.literal('nobody-yet') }),
  z.object({ kind: z.literal('as-expected') }),
  z.object({
    kind: z.literal('exceeded'),
    exceeded: list(
      z.discriminatedUnion('limit', [
        z.object({ limit: z.literal('failing'), people: count, of: count, most: z.number() }),
        z.object({ limit: z.literal('cause'), cause, people: count, most: count }),
      ]),
    ),
  }),
]);

/** The watch over sign-ins after a run. */
export const signInsState = z.object({
  limits: signInLimits,
  /** The latest, and how it stands against the limits; of a run that may not be the one that is shown. */
  latest: z.object({ look: signInLook, verdict: signInVerdict }).optional(),
  /** Why it could not be looked the last time. */
  failure: failure.optional(),
});
export type SignInsState = z.infer<typeof signInsState>;
