import type { ConsoleLine, Json, ObservedBreach, Place, ScriptError } from './line.ts';

/** How a call of an action script ended. */
export type ScriptOutcome =
  /** login or getUser handed over a profile. */
  | { readonly kind: 'profile'; readonly profile: { readonly [name: string]: Json } }
  /** login or getUser handed over nobody. */
  | { readonly kind: 'nobody' }
  /** Any other value, with those actions that answer one. */
  | { readonly kind: 'value'; readonly value: Json }
  /** `WrongUsernameOrPasswordError`. */
  | { readonly kind: 'wrong-password'; readonly identifier: string | null; readonly message: string }
  /** `ValidationError`. */
  | { readonly kind: 'validation-error'; readonly code: string; readonly message: string }
  /** `UnauthorizedError`. */
  | { readonly kind: 'unauthorized'; readonly message: string }
  /** Any other error, handed over or thrown. */
  | { readonly kind: 'error'; readonly error: ScriptError }
  | { readonly kind: 'syntax-error'; readonly message: string; readonly place: Place | null }
  | { readonly kind: 'not-a-function'; readonly found: string }
  | { readonly kind: 'timed-out'; readonly limitMs: number }
  | { readonly kind: 'crashed'; readonly how: Crash }
  | { readonly kind: 'out-of-memory'; readonly capBytes: number }
  /** The container ended while this call was under way, and not by its doing. */
  | { readonly kind: 'recycled'; readonly why: RecycleReason };

/** What ended a container's process from within. */
export type Crash =
  | { readonly kind: 'uncaught-error'; readonly error: ScriptError }
  | { readonly kind: 'exit'; readonly code: number }
  /** A signal, or nothing that could be seen. */
  | { readonly kind: 'killed' };

/** Why a container was recycled under a call that had no part in it. */
export type RecycleReason = 'timed-out' | 'crashed' | 'out-of-memory' | 'closed';

/** Something that works by luck, or not at all, at Auth0. */
export type Breach =
  | ObservedBreach
  /** A login or getUser must hand over an object, and did not. */
  | { readonly kind: 'no-profile'; readonly found: string }
  /** `user_id` is missing, empty, too long or not a text that Auth0 takes. */
  | { readonly kind: 'unfit-user-id'; readonly why: 'missing' | 'not-a-text' | 'blank-in-it' | 'too-long' }
  /** Answered, and at work so long that the limit ended it. */
  | { readonly kind: 'busy-past-limit' }
  /** Answered, and then the process went down by its doing. */
  | { readonly kind: 'crashed-after-callback'; readonly how: Crash }
  /** A password of the arguments stands in what the script wrote. */
  | { readonly kind: 'password-written' };

/** Everything that came of one call. Passwords and secrets are taken out of its texts. */
export interface ScriptResult {
  readonly outcome: ScriptOutcome;
  readonly breaches: readonly Breach[];
  readonly console: readonly ConsoleLine[];
  /** From the call to its answer, in milliseconds; starting a container is not counted. */
  readonly durationMs: number;
}
