import { z } from 'zod';
import { pilotStates, pilotSteps } from '../../common/pilot-words.ts';
import { count, list, time } from './shapes.ts';
import { failure } from './words.ts';

export { type PilotStep, pilotSteps, pilotStepTexts } from '../../common/pilot-words.ts';

/** What of a tenant a pilot is to try beside the formats. */
export const pilotWish = z.object({
  /** Another application than the workspace's own to sign in to; a public one has no secret. Used and forgotten. */
  application: z
    .object({ clientId: z.string().trim().min(1).max(128), clientSecret: z.string().max(1_024) })
    .optional(),
  /** Imports about a thousand users without meaning, to see what the limit of a file counts. */
  measureCap: z.boolean(),
});
export type PilotWish = z.infer<typeof pilotWish>;

/** What a pilot would do. */
export const pilotPreview = z.object({
  /** Formats that it would try, as screens call them. */
  formats: list(z.string()),
  accounts: count,
  connections: count,
  signIns: count,
  wrongSignIns: count,
  capUsers: count,
  /** At the most. */
  seconds: z.number(),
  /** Connections of an earlier pilot that would be removed first. */
  left: list(z.string()),
});
export type PilotPreview = z.infer<typeof pilotPreview>;

/** A pilot that has ended, or of which nobody knows how. */
export const pilotFound = z.object({
  state: z.enum(pilotStates),
  begun: time,
  ended: time.optional(),
  /** Whether mapping and rules are as they were then; unknown while there is no plan. */
  standing: z.enum(['present', 'outdated', 'unknown']),
  /** Those that look alike to Auth0 share a line. */
  lines: list(
    z.object({
      formats: list(z.object({ format: z.string(), label: z.string() })),
      steps: z.record(z.enum(pilotSteps), z.enum(['yes', 'no', 'not-tried'])),
      /** All steps of it went well. */
      whole: z.boolean(),
      why: list(z.string()),
    }),
  ),
  /** Formats whose account could not be made here. */
  notMade: list(z.string()),
  failure: failure.optional(),
  /** What could not be removed. */
  left: list(z.string()),
});
export type PilotFound = z.infer<typeof pilotFound>;

/** Pilots of the tenant that the form names. */
export const pilotState = z.object({
  latest: pilotFound.optional(),
  /** To each question the latest answer, whichever pilot gave it. */
  answers: list(z.object({ question: z.string(), answer: z.string(), at: time })),
  /** What the one that is under way does, the newest last. */
  notes: list(z.string()),
});
export type PilotState = z.infer<typeof pilotState>;
