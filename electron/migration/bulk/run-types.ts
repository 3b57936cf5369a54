import type { Reason } from '../../common/words.ts';
import type { RunCounts, RunEvent, StoredFailure } from '../../journal/records.ts';

export type RunState =
  | 'reading-baseline'
  | 'sending'
  | 'settling'
  | 'confirming'
  | 'pausing'
  | 'paused'
  /** A wave has ended, and the next one waits for somebody's yes. */
  | 'between-waves'
  | 'stopped'
  | 'finished';

/** Whether a run goes on by itself in this state. */
export function isActiveState(state: RunState): boolean {
  return state !== 'paused' && state !== 'between-waves' && state !== 'stopped' && state !== 'finished';
}

export interface ImportSlot {
  readonly file: number;
  readonly accounts: number;
  readonly bytes: number;
  readonly cap: number;
  readonly state: 'sending' | 'queued' | 'importing' | 'reading-errors' | 'uncertain';
  readonly sent?: number;
  readonly percent?: number;
}

export interface Waiting {
  /** `half-created`: whoever has just chosen a password is given time to sign in with it, before what is in the way is removed. */
  readonly why: 'rate-limit' | 'two-active-jobs' | 'tenant-unreachable' | 'database-unreachable' | 'half-created';
  readonly until: number;
}

export interface UncertainFile {
  readonly file: number;
  readonly accounts: number;
  readonly sent: number;
  /** What is known of it, in a sentence. */
  readonly known: string;
  readonly nextLook?: number;
}

/** The wave that is sent at the moment, or was when the run stopped; its counts add up to its accounts. */
export interface WaveOfSnapshot {
  readonly number: number;
  /** Waves of the run. */
  readonly of: number;
  readonly title: string;
  readonly counts: RunCounts;
}

/** A run as a person watches it. Times are milliseconds since 1970, rates users a second. */
export interface RunSnapshot {
  readonly id: string;
  readonly plan: string;
  /** The delta whose new accounts alone it brings: its plan is the whole reading, which no other run may carry out. Else missing. */
  readonly delta?: string;
  readonly state: RunState;
  readonly started: number;
  readonly ended?: number;
  readonly activeMs: number;
  readonly counts: RunCounts;
  readonly rate: { readonly now: number; readonly average: number };
  readonly remainingMs?: number;
  readonly series: readonly { readonly at: number; readonly rate: number }[];
  readonly slots: readonly ImportSlot[];
  /** Missing for a run in no waves, and between them. */
  readonly wave?: WaveOfSnapshot;
  /** While it rests with files that Auth0 may have and nobody has asked for their end: when Auth0 forgets why it refused people of them. */
  readonly reasonsKept?: { readonly until: number; readonly files: number };
  readonly filesSettled: number;
  /** An estimate, from the size of the files so far. */
  readonly filesToSend: number;
  readonly packedAhead: boolean;
  readonly waiting?: Waiting;
  readonly rejectedBy: readonly { readonly reason: Reason; readonly accounts: number }[];
  readonly uncertainFiles: readonly UncertainFile[];
  readonly events: readonly RunEvent[];
  readonly failure?: StoredFailure;
}
