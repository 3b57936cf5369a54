import type { Clock } from '../../common/clock.ts';
import type { OneAtATime } from '../../common/one-at-a-time.ts';
import type { EventKind } from '../../journal/records.ts';
import type { WaveLimits } from '../../journal/wave-records.ts';
import type { TableName } from '../../stores/mapping/mapping.ts';
import type { AccountSource } from '../../stores/store.ts';
import type { RunEnds } from '../migration.ts';
import type { MigrationSettings } from '../settings.ts';
import type { WorkerApi } from '../worker/make-worker-api.ts';
import type { Remote } from '../worker/remote.ts';
import type { Patience } from './patience.ts';
import type { RunProgress } from './run-progress.ts';

/** What every part of a running run works with. */
export interface RunContext {
  readonly run: string;
  readonly worker: Remote<WorkerApi>;
  readonly ends: RunEnds;
  readonly source: AccountSource;
  /** The tables that it reads. */
  readonly tables: readonly TableName[];
  readonly settings: MigrationSettings;
  readonly clock: Clock;
  readonly random: () => number;
  /** Aborted when the migration is closed: everything ends where it is, as in a crash. */
  readonly signal: AbortSignal;
  readonly progress: RunProgress;
  /** Whether half-created records are removed, and their accounts sent again. */
  readonly settlesHalfCreated: boolean;
  readonly patience: Patience;
  /** Of a run in waves; null for one that is sent in one. */
  readonly waves: { readonly limits: WaveLimits } | null;
  /** The worker takes in one export at a time. */
  readonly exports: OneAtATime;
  /** Packing, committing and withdrawing change one queue. */
  readonly packing: OneAtATime;
  /** Whether the run is pausing or stopping: nothing new is begun. */
  windingDown(): boolean;
  /** Sleeps, but no longer than until the run winds down. Throws when the migration is closed. */
  rest(milliseconds: number): Promise<void>;
  /** Adds a line to the run's story, without personal data. */
  tell(kind: EventKind, text: string, detail?: string): Promise<void>;
}
