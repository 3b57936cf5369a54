import type { DeltaEntry, DeltaFilter } from '../../journal/delta-records.ts';
import type { RunEnds, RunManner, Watched } from '../ends.ts';
import type { WorkEnd } from '../work-end.ts';
import type { DeltaStanding } from '../worker/delta-listing.ts';

export type { DeltaStanding } from '../worker/delta-listing.ts';

/** Who has it carried over, and why. */
export interface DeltaWish {
  readonly by: string | null;
  readonly why: string | null;
}

/** Accounts by state, while they are carried over. */
export interface DeltaProgress {
  readonly done: number;
  readonly listed: number;
  readonly waiting: number;
  /** Milliseconds, by the pace so far; null while that says nothing. */
  readonly remainingMs: number | null;
  /** The tenant's rate limit holds everything up until then; ms since 1970. */
  readonly pausedUntil: number | null;
}

/** What would be carried over. */
export interface DeltaPreview {
  readonly standing: DeltaStanding;
  /** Users a second, by the tenant's own rate limit; null where it says none. */
  readonly pace: number | null;
}

export interface CarriedDelta {
  readonly standing: DeltaStanding;
  /** `done`: nothing waits any more. `stopped`: the same command goes on. */
  readonly end: WorkEnd;
}

/** For whoever waits for it. */
export interface WatchedDelta {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DeltaProgress) => void;
  /** A line for people: what is done now, or waited for. */
  readonly onNote?: (text: string) => void;
  /** While the legacy database is read. */
  readonly onReading?: Watched['onProgress'];
}

/** A connection by its name: one that was made anew is as good as the one before it. */
export interface DeltaPlace {
  readonly name: string;
  readonly tenant: string;
}

/** Carrying over what changed in the legacy database since the tenant was last given it. */
export interface RunDelta {
  /** Passes of a connection that count, the earliest first, by the journal alone. */
  passes(place: DeltaPlace): Promise<readonly DeltaStanding[]>;
  /**
   * Reads the legacy database once more and says what changed; only reads on both sides. A pass that is under way is shown as it stands;
   * one that finds nothing to carry over is finished by that, and kept.
   * @throws UserferryError UF-4001 (a run is under way), UF-4402, UF-4404, UF-4451 to UF-4453
   */
  preview(ends: RunEnds, watched?: WatchedDelta): Promise<DeltaPreview>;
  /**
   * Carries over what a pass has listed: the one that was shown last, if it was within the hour, or a new one; or goes on with one that is
   * under way. Who must not sign in any more comes first, new accounts come last, as a run of their own.
   * @throws UserferryError as `preview`, UF-4454
   */
  carryOver(ends: RunEnds, wish: DeltaWish, watched?: WatchedDelta, manner?: RunManner): Promise<CarriedDelta>;
  /** How it stands with a pass, by the journal alone. */
  standing(delta: string): Promise<DeltaStanding>;
  /** Of a pass's list up to `limit` behind the number `after`, addresses in clear. */
  page(delta: string, filter: DeltaFilter, after: number, limit: number): Promise<readonly DeltaEntry[]>;
  /** Everybody on a pass's list, in pages, addresses in clear. */
  entries(delta: string): AsyncIterable<readonly DeltaEntry[]>;
}
