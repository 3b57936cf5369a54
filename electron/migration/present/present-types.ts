import type { PresentState } from '../../common/present-words.ts';
import type { PresentEntry, PresentFilter, PresentRecord } from '../../journal/present-updates.ts';
import type { RunEnds } from '../ends.ts';
import type { WorkEnd } from '../work-end.ts';

export type { PresentRecord };

/** Where users are put back: nothing of the legacy database is needed. */
export type PutBackEnds = Pick<RunEnds, 'tenant' | 'connection'>;

/** Who asks for it, and why. */
export interface PresentWish {
  /** The next delta is to carry their passwords over as well. */
  readonly passwords: boolean;
  readonly by: string | null;
  readonly why: string | null;
}

export interface PresentPreview {
  readonly standing: PresentRecord;
  /** Users a second, by the tenant's own rate limit; null where it says none. */
  readonly pace: number | null;
}

/** Users, while they are changed. */
export interface PresentProgress {
  readonly done: number;
  readonly waiting: number;
  /** Milliseconds, by the pace so far; null while that says nothing. */
  readonly remainingMs: number | null;
  /** The tenant's rate limit holds everything up until then; ms since 1970. */
  readonly pausedUntil: number | null;
}

export interface PresentEnd {
  readonly standing: PresentRecord;
  /** `done`: nobody waits any more. `stopped`: the same command goes on. */
  readonly end: WorkEnd;
}

export interface WatchedPresent {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PresentProgress) => void;
  /** A line for people: what is done now, or waited for. */
  readonly onNote?: (text: string) => void;
}

/** Updating users who were in the connection before a run, under their account's own id, and putting them back. */
export interface UpdatePresent {
  /** How it stands, by the journal alone; null before anybody asked. */
  standing(run: string): Promise<PresentRecord | null>;
  /**
   * Finds out who would be changed and how, by an export and their accounts of now; only reads on both sides. What is under way is shown as
   * it stands.
   * @throws UserferryError UF-4001, UF-4012, UF-4401, UF-4404, UF-4452, UF-4456, UF-4459, UF-4651
   */
  preview(run: string, ends: RunEnds, watched?: WatchedPresent): Promise<PresentPreview>;
  /**
   * Updates them, or goes on with it after a stop. Each is looked at right before, and what they are is kept before they are touched.
   * @throws UserferryError as `preview`, UF-4453, UF-4653 (they are being put back)
   */
  update(run: string, ends: RunEnds, wish: PresentWish, watched?: WatchedPresent): Promise<PresentEnd>;
  /**
   * Makes of everybody who was updated, and who is as they were left, what they were before; or goes on with it.
   * @throws UserferryError UF-4001, UF-4012, UF-4452, UF-4453, UF-4459, UF-4652 (nobody was updated)
   */
  putBack(run: string, ends: PutBackEnds, wish: PresentWish, watched?: WatchedPresent): Promise<PresentEnd>;
  /** Of the list up to `limit` behind the sequence `after`, in clear. */
  page(run: string, filter: PresentFilter, after: number, limit: number): Promise<readonly PresentEntry[]>;
  /** Everybody on the list, in pages, in clear. */
  entries(run: string): AsyncIterable<readonly PresentEntry[]>;
}

/** How many stand so. */
export function usersIn({ counts }: Pick<PresentRecord, 'counts'>, ...states: readonly PresentState[]): number {
  return counts.reduce((sum, { state, users }) => (states.includes(state) ? sum + users : sum), 0);
}
