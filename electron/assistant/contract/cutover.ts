import { z } from 'zod';
import { cutoverSteps, cutoverTopics, exceptionKinds, lineStates } from '../../common/cutover-words.ts';
import { count, list, time } from './shapes.ts';

export type { CutoverStep, ExceptionKind } from '../../common/cutover-words.ts';
export { cutoverTitles } from '../../common/cutover-words.ts';

export const exceptionKind = z.enum(exceptionKinds);

const cutoverLine = z.object({
  topic: z.enum(cutoverTopics),
  state: z.enum(lineStates),
  /** What was found, in one sentence. */
  evidence: z.string(),
  /** When that was seen; null where it is of the moment of the look, or of never. */
  at: time.nullable(),
  /** What somebody can do about it; null where nothing, or not yet. */
  next: z.enum(cutoverSteps).nullable(),
});
export type CutoverLine = z.infer<typeof cutoverLine>;

/** How a cutover stands: the checklist with its evidence, and what going back would lose. */
export const cutoverState = z.object({
  at: time,
  /** In the order in which they are done. */
  lines: list(cutoverLine),
  exceptions: list(z.object({ kind: exceptionKind, found: count, accepted: count })),
  /** The deployment that asks the old database, where one click leads back to; null before anything was deployed. */
  before: z.object({ number: count, mode: z.string() }).nullable(),
  /** Null before anybody looked. */
  onlyInAuth0: z.object({ passwords: count, users: count, atLeast: z.boolean() }).nullable(),
  /** How many passwords were set in Auth0 in the seven days before that; missing where nobody has counted. */
  passwordsLastWeek: count.optional(),
  /** Keys of the values that deployments gave and that are at Auth0 still. */
  configurationKeys: list(z.string()),
});
export type CutoverState = z.infer<typeof cutoverState>;

/** Somebody or something that a cutover would leave as it should not be, as it was found when the checklist was put together. */
export const exceptionRow = z.object({
  /** The account's key, or the user's id where there is no account. */
  name: z.string(),
  email: z.string(),
  accepted: z.object({ by: z.string(), why: z.string(), at: time }).nullable(),
});
export type ExceptionRow = z.infer<typeof exceptionRow>;

/** Exceptions of a kind; all that there are, or the one of a name. */
const meant = { kind: exceptionKind, name: z.string().min(1).max(450).optional() };
export const withdrawing = z.object(meant);
/** Who accepts them, and why. */
export const accepting = withdrawing.extend({
  by: z.string().trim().min(1).max(200),
  why: z.string().trim().min(1).max(1000),
});
