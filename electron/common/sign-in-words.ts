import type { FailureCause } from './trickle-words.ts';

export type { FailureCause } from './trickle-words.ts';

/** What an administrator expects beforehand of the first sign-ins after a run. */
export interface SignInLimits {
  /** Of the run's people who tried, so many hundredths at most may not have got in; null for no such limit. */
  readonly failingPercent: number | null;
  /** So many people at most may be refused for a cause and not get in since; a cause that is missing has no limit. */
  readonly people: { readonly [Cause in FailureCause]?: number };
}

/** A limit, and what went beyond it. */
export type SignInExceeded =
  | { readonly limit: 'failing'; readonly people: number; readonly of: number; readonly most: number }
  | { readonly limit: 'cause'; readonly cause: FailureCause; readonly people: number; readonly most: number };

/** How sign-ins go, held against the limits. */
export type SignInVerdict =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'nobody-yet' }
  | { readonly kind: 'as-expected' }
  | { readonly kind: 'exceeded'; readonly exceeded: readonly SignInExceeded[] };

/**
 * Before anybody has set limits: people mistype every day, so one in twenty who does not get in is no alarm. Causes have none, because
 * what is usual of them differs from tenant to tenant.
 */
export const defaultSignInLimits: SignInLimits = { failingPercent: 5, people: {} };
