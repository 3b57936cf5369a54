import type { Place } from '../container/line.ts';

/** What a script is checked for. Each is explained in docs/action-scripts.md. */
export type Rule =
  | 'syntax'
  | 'no-function'
  | 'helper-outside'
  | 'anonymous'
  | 'other-action'
  | 'parameters'
  | 'too-large'
  | 'too-deep'
  | 'callback-never'
  | 'callback-twice'
  | 'callback-in-loop'
  | 'return-forgotten'
  | 'work-after-callback'
  | 'still-under-way'
  | 'rejection-unhandled'
  | 'throws'
  | 'newer-than-node'
  | 'module-unavailable'
  | 'sql-built'
  | 'sql-no-t-sql'
  | 'secret-in-text'
  | 'password-written'
  | 'no-profile'
  | 'user-id-missing'
  | 'user-id-unfit'
  | 'user-id-random'
  | 'email-verified'
  | 'no-error-object'
  | 'not-found-as-error'
  | 'wrong-password-as-error'
  | 'sign-in-ignored'
  | 'never-connected'
  | 'encryption'
  | 'column-names-off'
  | 'rows-not-collected'
  | 'row-unchecked'
  | 'column-not-selected'
  | 'varchar';

/** One thing that is wrong with a script, or may be. */
export interface Finding {
  readonly rule: Rule;
  /** `error`: it fails or harms at Auth0. `warning`: it works by luck, or for some people only. */
  readonly severity: 'error' | 'warning';
  readonly place: Place & { readonly end: Place };
  /** What is wrong and what it leads to at Auth0. */
  readonly text: string;
  /** What to write instead. */
  readonly next: string;
}

/** A finding as a rule makes it, at a node of the script. */
export interface Found extends Omit<Finding, 'place'> {
  readonly at: { readonly start: number; readonly end: number };
}
