import { OneAtATime } from '../common/one-at-a-time.ts';
import type { RunRecord } from '../journal/records.ts';
import { Patience } from './bulk/patience.ts';
import type { RunContext } from './bulk/run-context.ts';
import { otherConnection } from './bulk/run-errors.ts';
import type { RunProgress } from './bulk/run-progress.ts';
import { RunWish } from './bulk/run-wish.ts';
import type { MigrationOptions, RunEnds } from './migration.ts';
import { type RunsInHand, runsInHand } from './runs-in-hand.ts';
import type { WorkerApi } from './worker/make-worker-api.ts';
import type { Remote } from './worker/remote.ts';

/** What everything that works on one journal shares. */
export interface Engine extends Pick<MigrationOptions, 'settings' | 'clock' | 'random'>, RunsInHand {
  readonly worker: Remote<WorkerApi>;
  /** Runs, verifications and looks share the worker's one table for exports. */
  readonly exports: OneAtATime;
  /** Aborted when the workspace is closed. */
  readonly closing: AbortSignal;
  /** Aborted when that signal is, or the workspace is closed. */
  either(signal: AbortSignal | undefined): AbortSignal;
  /** Waits through outages; progress and lines tell of them. */
  patienceFor(signal: AbortSignal, wish: RunWish, progress: RunProgress | null, tell: RunContext['tell']): Patience;
  /** For what has no progress of its own to show waiting in: long waits are told in a line. */
  plainPatience(signal: AbortSignal, onNote?: (text: string) => void): Patience;
  /** @throws UserferryError UF-4012 */
  refuseOtherConnection(record: RunRecord, ends: Pick<RunEnds, 'tenant' | 'connection'>): void;
}

export function makeEngine(
  worker: Remote<WorkerApi>,
  closing: AbortSignal,
  { settings, clock, random }: Pick<MigrationOptions, 'settings' | 'clock' | 'random'>,
): Engine {
  const patienceFor = (
    signal: AbortSignal,
    wish: RunWish,
    progress: RunProgress | null,
    tell: RunContext['tell'],
  ): Patience =>
    new Patience({
      settings,
      clock,
      random,
      signal,
      windingDown: () => wish.windingDown,
      rest: (milliseconds) => wish.rest(clock, milliseconds, signal),
      onWaiting: (waiting) => progress?.setWaiting(waiting),
      onOutage: (why, detail) => {
        const what = why === 'database-unreachable' ? 'The legacy database' : 'The tenant';
        const line =
          detail === null
            ? tell('good', `${what} answers again.`)
            : tell('attention', `${what} can’t be reached; the run waits and goes on by itself.`, detail);
        line.catch(() => undefined);
      },
    });

  return {
    ...runsInHand(worker),
    worker,
    settings,
    clock,
    random,
    exports: new OneAtATime(),
    closing,
    either: (signal) => (signal === undefined ? closing : AbortSignal.any([closing, signal])),
    patienceFor,
    plainPatience: (signal, onNote = () => undefined) =>
      patienceFor(signal, new RunWish(), null, async (_kind, text) => onNote(text)),
    refuseOtherConnection({ connection }, ends) {
      if (connection.id === ends.connection.id && connection.tenant === ends.tenant.domain) return;
      throw otherConnection(
        `${connection.name} at ${connection.tenant}`,
        `${ends.connection.name} at ${ends.tenant.domain}`,
      );
    },
  };
}
