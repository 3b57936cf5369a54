import { z } from 'zod';
import { type Ambiguity, ambiguityTexts } from '../../common/ambiguity-texts.ts';
import { modes } from '../../common/mode-words.ts';
import {
  type DifferenceKind,
  decisions,
  differenceTexts,
  experiences,
  outcomes,
  reasons,
  traits,
  type WayOut,
  wayOutTexts,
} from '../../common/words.ts';

// The words of the product as the contract spells them; the rooms use the same ones.

/** Every store that is recognised: what a workspace may name. */
export const storeName = z.enum([
  'aspnet-identity-core',
  'aspnet-identity',
  'aspnet-membership',
  'universal-providers',
  'simple-membership',
  'dotnetnuke',
  'umbraco',
  'nopcommerce',
  // Any other tables, read by the mapping that the workspace holds.
  'custom',
]);

/** The stores that the practice SQL Server has sample accounts of. */
export const practiceStoreName = z.enum(['aspnet-identity-core', 'aspnet-membership']);
export type PracticeStoreName = z.infer<typeof practiceStoreName>;

/** A practice environment as somebody wants it: the same wish gives the same accounts. */
export const practiceWish = z.object({
  store: practiceStoreName,
  accounts: z.number().int().min(1).max(1_000_000),
  seed: z.number().int(),
});
export type PracticeWish = z.infer<typeof practiceWish>;

export const environmentKind = z.enum(['practice', 'test', 'production']);
/** A tenant that is somebody's. */
export const realEnvironment = environmentKind.exclude(['practice']);
export type RealEnvironment = z.infer<typeof realEnvironment>;

export const outcome = z.enum(outcomes);
export const decision = z.enum(decisions);
export const reason = z.enum(reasons);
export const trait = z.enum(traits);
export const experience = z.enum(experiences);
export const wayOut = z.enum(Object.keys(wayOutTexts) as [WayOut, ...WayOut[]]);
export const ambiguity = z.enum(Object.keys(ambiguityTexts) as [Ambiguity, ...Ambiguity[]]);
export const modeName = z.enum(modes);
export { ambiguityTexts } from '../../common/ambiguity-texts.ts';
export type { Mode } from '../../common/mode-words.ts';
export { modeWords } from '../../common/mode-words.ts';
export type { Decision, Experience, Outcome, Reason, Trait, WayOut } from '../../common/words.ts';
export {
  experienceText,
  experienceTexts,
  outcomeTexts,
  reasonTexts,
  traitTexts,
  wayOutTexts,
} from '../../common/words.ts';

/** A failure as it crosses to the page: never a stack, never a secret. */
export const failure = z.object({
  code: z.string(),
  message: z.string(),
  kept: z.string(),
  next: z.string(),
  detail: z.string().optional(),
  /** T-SQL that lists what is meant, to be copied for the DBA. */
  forDba: z.string().optional(),
});
export type Failure = z.infer<typeof failure>;

/** Every command carries one; a command that arrives twice under the same id is carried out once. */
export const requestId = z.string().min(8).max(64);

export const differenceKind = z.enum(Object.keys(differenceTexts) as [DifferenceKind, ...DifferenceKind[]]);
export type { DifferenceKind } from '../../common/words.ts';
