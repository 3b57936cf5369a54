import { z } from 'zod';
import { membershipHashSetting, passwordRecipe } from '../../accounts/passwords/recipe.ts';
import { planScope } from './scope.ts';
import { count, list, time } from './shapes.ts';
import { ambiguity, decision, experience, modeName, reason, trait, wayOut } from './words.ts';

/** What the plan does with trouble; each has the default that loses nobody. */
export const planRules = z.object({
  blockedAccounts: z.enum(['import-blocked', 'skip', 'import-unblocked']),
  sharedEmail: z.enum(['hold']),
  withoutPassword: z.enum(['hold', 'import-without']),
  /** Membership tables don't say how they hash; web.config does. `auto` reads the length and takes the provider's default. */
  membershipHash: membershipHashSetting,
  /** Accounts whose names look like programs'. */
  serviceAccounts: z.enum(['skip', 'import']).default('skip'),
});
export type PlanRules = z.infer<typeof planRules>;

/** What becomes of a password. */
const treatment = z.enum(['imported-as-it-is', 'sent-as-bcrypt', 'held']);

export const passwordFormatCount = z.object({
  /** Stable name of the format, e.g. `identity-v3-pbkdf2-sha256`. */
  format: z.string(),
  label: z.string(),
  accounts: count,
  treatment,
});

const describedFormat = { format: z.string(), label: z.string(), treatment };

/** What trying a known password on an account showed. Neither the password nor anything stored is part of it. */
export const passwordProof = z.discriminatedUnion('kind', [
  /** The plan reads it rightly. */
  z.object({ kind: z.literal('proven'), ...describedFormat }),
  /** It was made otherwise than the plan reads it, and this recipe fits. */
  z.object({
    kind: z.literal('other-recipe'),
    ...describedFormat,
    recipe: passwordRecipe,
    /** The recipe in words that follow "made as". */
    how: z.string(),
  }),
  /** So many recipes fit; an account of another kind decides. */
  z.object({ kind: z.literal('ambiguous'), why: ambiguity, recipes: count }),
  /** None of so many recipes fits. */
  z.object({ kind: z.literal('unproven'), ...describedFormat, tried: count }),
]);
export type PasswordProof = z.infer<typeof passwordProof>;

/** A format that an account with a known password has shown to be read rightly. */
export const provenFormat = z.object({
  format: z.string(),
  at: time,
  /** Whether a password with a letter beyond ASCII was among those that have shown it. */
  beyondAscii: z.boolean().default(false),
});
export type ProvenFormat = z.infer<typeof provenFormat>;

/** The mode that suits the accounts, with its reason in one sentence. */
export const recommendation = z.object({ mode: modeName, why: z.string() });

/** Before anything is sent: files, and milliseconds by how fast the tenant imports. */
export const estimate = z.object({
  files: count,
  userBytes: z.number(),
  importing: z.object({ fast: z.number(), usual: z.number(), slow: z.number() }),
  hashing: z.number(),
});

/** One mode on a plan's own numbers; `atOnce`, `bySignIn`, `reset` and `stay` add up to `people`. */
export const modeComparison = z.object({
  mode: modeName,
  /** The plan without what it skips. */
  people: count,
  /** Moved by import files with their password; in hybrid at the latest. */
  atOnce: count,
  /** Moved with their password by nothing but their own next sign-in. */
  bySignIn: count,
  /** Must choose a new password. */
  reset: count,
  /** Don't move. */
  stay: count,
  /** Of those whom a sign-in would move; null where that is unknown or nobody moves so. */
  signedInLately: count.nullable(),
  files: estimate.nullable(),
});
export type ModeComparison = z.infer<typeof modeComparison>;

const byDecision = z.object({ import: count, hold: count, skip: count, reject: count });

export const planSummary = z.object({
  id: z.string(),
  total: count,
  import: count,
  importBlocked: count,
  held: count,
  skipped: count,
  rejected: count,
  reasons: list(z.object({ decision, reason, accounts: count })),
  traits: list(z.object({ trait, accounts: count })),
  /** What the owners meet at their first sign-in; these add up to `total`. */
  experiences: list(z.object({ experience, accounts: count })),
  formats: list(passwordFormatCount),
  made: time,
  rules: planRules,
  scope: planScope,
  /** Chosen applications' ids; empty means all. */
  applications: list(z.string()),
  estimate,
  recommendation,
  modes: list(modeComparison),
  /** The accounts that each rule is about, by what was decided for them. */
  touched: z.object({
    blockedAccounts: byDecision,
    sharedEmail: byDecision,
    withoutPassword: byDecision,
    serviceAccounts: byDecision,
  }),
  /** What can be done about passwords that are held. */
  waysOut: list(z.object({ reason, ways: list(wayOut) })),
});
export type PlanSummary = z.infer<typeof planSummary>;
