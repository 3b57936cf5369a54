import { z } from 'zod';

// The words of the product as the contract spells them; the rooms use the same ones.

export const storeName = z.enum(['aspnet-identity-core', 'aspnet-membership']);
export type StoreName = z.infer<typeof storeName>;

export const environmentKind = z.enum(['practice', 'test', 'production']);
export type EnvironmentKind = z.infer<typeof environmentKind>;

/** What became of an account in a run; the outcomes of a run add up to its plan. `uncertain` lasts only while the run does. */
export const outcome = z.enum(['imported', 'updated', 'present', 'held', 'skipped', 'rejected', 'uncertain']);
export type Outcome = z.infer<typeof outcome>;

/** What a plan decides for an account before anything is sent. */
export const decision = z.enum(['import', 'hold', 'skip', 'reject']);
export type Decision = z.infer<typeof decision>;

/**
 * Why an account is held, skipped or rejected: decided by the plan (the first three groups) or found out by the run.
 * Codes are stable; the sentence for each stands in `reasonText`.
 */
export const reason = z.enum([
  // held by the plan
  'no-password',
  'damaged-password',
  'password-not-importable',
  'password-needs-machine-key',
  'clear-password-over-72-bytes',
  'shared-email',
  // skipped by the plan
  'anonymous-user',
  'out-of-scope',
  // rejected by the plan
  'email-missing',
  'email-malformed',
  'email-too-long',
  'name-too-long',
  'username-invalid',
  'user-id-too-long',
  // found out by the run
  'address-of-another-user',
  'id-of-another-user',
  'half-created-user',
  'field-refused',
  'vanished-from-database',
  'user-too-large',
  'not-there-afterwards',
]);
export type Reason = z.infer<typeof reason>;

/** A failure as it crosses to the page: never a stack, never a secret. */
export const failure = z.object({
  code: z.string(),
  message: z.string(),
  kept: z.string(),
  next: z.string(),
  detail: z.string().optional(),
});
export type Failure = z.infer<typeof failure>;

/** Every command carries one; a command that arrives twice under the same id is carried out once. */
export const requestId = z.string().min(8).max(64);
