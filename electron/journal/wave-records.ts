import type { Outcome, Reason } from '../common/words.ts';

// What the journal tells of a run in waves. Times in ms since 1970, durations in ms.

export type WaveState = 'waiting' | 'under-way' | 'ended';

/** Accounts by what became of them. */
export interface WaveOutcome {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly accounts: number;
}

/** Whom the run brought with a wave, by what the tenant's log says of them since. */
export interface WavePeople {
  readonly at: number;
  /** Who has signed in. */
  readonly signedIn: number;
  /** Who typed a password that was not taken, and has not signed in since: what the limit counts. */
  readonly failing: number;
  /** Everybody who was refused, by cause and password format; whoever was refused for two causes stands in both. */
  readonly failures: readonly {
    readonly cause: string;
    readonly format: string;
    readonly people: number;
    readonly attempts: number;
  }[];
}

export interface WaveRecord {
  /** From 1. */
  readonly number: number;
  readonly title: string;
  /** Accounts to import. */
  readonly accounts: number;
  readonly state: WaveState;
  readonly begun: number | null;
  readonly ended: number | null;
  /** How long the run was active before it was begun, and until it ended. */
  readonly activeBefore: number | null;
  readonly activeUntil: number | null;
  /** Accounts that the run had as rejected before. */
  readonly rejectedBefore: number;
  /** Once it has ended. */
  readonly outcomes: readonly WaveOutcome[] | null;
  /** As of the latest look at the tenant's log; null before. */
  readonly people: WavePeople | null;
}

/** At most so many accounts of a wave, or so many hundredths of it. */
export type WaveLimit =
  | { readonly kind: 'accounts'; readonly accounts: number }
  | { readonly kind: 'share'; readonly percent: number };

/** What stops a run by itself; each holds for every wave by itself, and null for none. */
export interface WaveLimits {
  /** Accounts that were to be imported, and Auth0 refused or did not have afterwards. */
  readonly rejected: WaveLimit | null;
  /** People who typed a password that was not taken, and have not signed in since. */
  readonly failedSignIns: WaveLimit | null;
}

export type LimitName = keyof WaveLimits;

/** A limit that was exceeded, with what was found. */
export interface ExceededLimit {
  readonly limit: LimitName;
  readonly wave: number;
  readonly found: number;
  /** Accounts of the wave. */
  readonly accounts: number;
}

/** Somebody's yes to a wave, or that a limit stopped the run; in the order in which they came. */
export type WaveWord = { readonly wave: number; readonly at: number } & (
  | {
      readonly kind: 'yes';
      readonly by: string | null;
      readonly why: string | null;
      /** What had gone beyond a limit by then. */
      readonly inSpiteOf: readonly ExceededLimit[];
    }
  | { readonly kind: 'exceeded'; readonly exceeded: ExceededLimit }
);

/** How far the tenant's log was read for a run. */
export interface WaveLog {
  /** Behind which the next reading begins; null: from the oldest event that is kept. */
  readonly position: string | null;
  /** When it was read last; null for never. */
  readonly at: number | null;
  readonly readable: boolean;
  /** The log had forgotten something before it was read: figures are least ones. */
  readonly gap: boolean;
}
