import type { FailureCause } from '../../common/trickle-words.ts';

/** How many signed in and how many were refused within `INTERVAL_MS` from `start` on, as attempts. */
export interface SignInsWithin {
  readonly start: number;
  readonly signIns: number;
  readonly refused: number;
}

/** Everybody of the run whose password was kept in one way in the old database. */
export interface SignInsOfFormat {
  readonly format: string;
  /** People of whom the log has a sign-in or a refused password. */
  readonly tried: number;
  readonly signedIn: number;
  /** Whose password was refused, and who did not get in since. */
  readonly failing: number;
}

/** Everybody who was refused for one cause, of the plan or not. */
export interface SignInsOfCause {
  readonly cause: FailureCause;
  readonly people: number;
  /** Of these, who did not get in since: whoever mistypes and then gets in is none of them. */
  readonly stillOut: number;
  readonly attempts: number;
  readonly last: number;
}

/** How sign-ins go since a run, as the tenant's log tells. Times are ms since 1970. */
export interface SignInLook {
  readonly run: string;
  readonly at: number;
  /** Of the people whom the run imported; everybody counts once. */
  readonly tried: number;
  readonly signedIn: number;
  readonly failing: number;
  /** Most people first. */
  readonly formats: readonly SignInsOfFormat[];
  readonly causes: readonly SignInsOfCause[];
  /** The last hours, oldest first, without a hole. */
  readonly intervals: readonly SignInsWithin[];
  readonly log: {
    readonly readable: boolean;
    /** The newest event that was read; null for none. */
    readonly upTo: number | null;
    /** When the log was first read it began only here, after the run; what was before is not known. Null where nothing is missing. */
    readonly keptSince: number | null;
    /** A part between two looks was forgotten. */
    readonly gap: boolean;
  };
}

export const INTERVAL_MS = 5 * 60_000;
/** So many intervals are told of: three hours. */
export const INTERVALS = 36;
