import type { RefusalCause, TrickleStanding } from '../../common/trickle-words.ts';
import type { Forecast } from './forecast.ts';

/** What refused people met, over the days that are told of. */
export interface FailureGroup {
  readonly cause: RefusalCause;
  /** How the old database keeps their passwords; null where it does not know them. */
  readonly format: string | null;
  readonly people: number;
  readonly attempts: number;
  readonly last: number;
}

/** What a look at a trickle migration found. Times are ms since 1970, days are UTC dates. */
export interface TrickleLook {
  readonly at: number;
  readonly plan: string;
  readonly total: number;
  readonly standings: Readonly<Record<TrickleStanding, number>>;
  /** Who came over by signing in, by the mark's own date, from the first day to today. */
  readonly perDay: readonly {
    readonly day: string;
    readonly came: number;
    readonly signIns: number;
    readonly refused: number;
  }[];
  /** Marks without a date, or with one that can't be: many years ago, or to come. Their bearers are in no day's count. */
  readonly undated: number;
  readonly forecast: readonly Forecast[];
  readonly failures: { readonly since: number; readonly groups: readonly FailureGroup[] };
  /** Users who carry the mark and whom the plan does not know: their accounts were made after the plan. */
  readonly newerThanPlan: number;
  /** People who set a new password by a link and have not signed in since. */
  readonly openResets: number;
  /** Of these, whom the export does not show: Auth0 may hold half of them, until they sign in. */
  readonly openResetsUnseen: number;
  /** People who set one of these passwords in the last seven days; older looks lack it. */
  readonly passwordsLastWeek?: number;
  /** What going back to the old database would lose. */
  readonly onlyInAuth0: {
    /** People whose password was set in Auth0 by a link. */
    readonly passwords: number;
    /** Users of the connection whom neither the plan knows nor a sign-in brought: they signed up in Auth0. */
    readonly users: number;
    /** The log has gaps or was not readable: there may be more passwords. */
    readonly atLeast: boolean;
  };
  readonly log: {
    readonly readable: boolean;
    /** The newest event that was read; null for none. */
    readonly upTo: number | null;
    readonly gaps: readonly { readonly after: number; readonly before: number }[];
  };
}

/** Who has moved, whichever way. */
export function moved({ standings: counts }: Pick<TrickleLook, 'standings'>): number {
  return counts['by-sign-in'] + counts['by-run'] + counts.otherwise;
}
