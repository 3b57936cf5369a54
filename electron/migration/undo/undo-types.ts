import type { UndoConsent } from '../../common/undo-words.ts';
import type { Viewed } from '../../journal/account-views.ts';
import type { UndoCount, UndoDifference, UndoEntry, UndoPerson } from '../../journal/undo-records.ts';
import type { RunEnds } from '../ends.ts';
import type { WorkEnd } from '../work-end.ts';
import type { UndoSightWish } from '../worker/undo-sights.ts';
import type { UndoStanding } from '../worker/undoing.ts';

export type UndoEnds = Pick<RunEnds, 'tenant' | 'connection'>;

/** What somebody wishes, and who they are. */
export interface UndoWish {
  readonly consents: readonly UndoConsent[];
  readonly by: string | null;
  readonly why: string | null;
  /** So many were to be deleted when they said yes: more than that takes another yes. Left out, a yes is to whoever it is by now. */
  readonly atMost?: number;
}

/** Whom undoing would be about. */
export interface UndoPreview {
  /** Null before anybody asked for it. */
  readonly standing: UndoStanding | null;
  readonly counts: readonly UndoCount[];
  /** Users a second, by the tenant's own rate limit; null where it says none. */
  readonly pace: number | null;
}

/** Users by state, while they are deleted. */
export interface UndoProgress {
  readonly deleted: number;
  readonly kept: number;
  readonly gone: number;
  readonly failed: number;
  readonly waiting: number;
  /** Everybody on the list as it stands, causes told apart. */
  readonly counts: readonly UndoCount[];
  /** Users a second who got their outcome: over the last quarter of a minute, and since it was begun or gone on with. */
  readonly rate: { readonly now: number; readonly average: number };
  /** Milliseconds, by the pace so far; null while that says nothing. */
  readonly remainingMs: number | null;
  /** The tenant's rate limit holds everything up until then; ms since 1970. */
  readonly pausedUntil: number | null;
}

export interface UndoneRun {
  readonly standing: UndoStanding;
  /** Users deleted just now. */
  readonly deleted: number;
  /** `done`: everybody has an outcome, and the connection was compared with the baseline. */
  readonly end: WorkEnd;
}

/** For whoever waits for it. */
export interface WatchedUndo {
  readonly signal?: AbortSignal;
  /** The list stands, and who asked is written down; nobody is deleted yet. */
  readonly onBegun?: () => void;
  readonly onProgress?: (progress: UndoProgress) => void;
  /** A line for people: what is done now, or waited for. */
  readonly onNote?: (text: string) => void;
}

/** Deleting exactly the users whom a run brought into being, less those who have done something since. */
export interface RunUndo {
  /** Whether it was begun, or is over. */
  isBegun(run: string): Promise<boolean>;
  /** How it stands, by the journal alone; null before anybody asked for it. */
  standing(run: string): Promise<UndoStanding | null>;
  /**
   * Finds out whom it would be about, by an export of now, and lets `use` look at it, `entries` included. Nothing is written down; of who is
   * kept `people` knows from then on.
   * @throws UserferryError UF-4001 (a run is under way), UF-4012 (the run belongs to another connection), UF-4402, UF-4405 to UF-4407
   */
  preview<Result>(
    run: string,
    ends: UndoEnds,
    use: (preview: UndoPreview) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result>;
  /**
   * Deletes them, or goes on with it after a stop, and compares the connection with the baseline. Each is looked at once more right before,
   * and written down. Aborting ends it between two users.
   * @throws UserferryError as `preview`, UF-4403 (there is nobody left to delete), UF-4404 (another run is being undone there), UF-4411
   * (more would be deleted than the yes was to)
   */
  carryOut(run: string, ends: UndoEnds, wish: UndoWish, watched?: WatchedUndo): Promise<UndoneRun>;
  /**
   * A part of those who are kept or were refused, addresses in clear: of a run that is being undone as it stands, of another as it was last
   * worked out.
   */
  people(run: string, wish: UndoSightWish): Promise<Viewed<UndoPerson>>;
  /** Everybody on the list, in pages, addresses in clear. */
  entries(run: string): AsyncIterable<readonly UndoEntry[]>;
  /** What the comparison with the baseline found, in pages. */
  differences(run: string): AsyncIterable<readonly UndoDifference[]>;
}
