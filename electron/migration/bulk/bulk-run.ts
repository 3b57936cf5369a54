import { UserferryError } from '../../common/userferry-error.ts';
import type { StoredRunState } from '../../journal/records.ts';
import type { RunHandle } from '../migration.ts';
import { storedFailure } from '../worker/failure-across.ts';
import type { RunContext } from './run-context.ts';
import { defect } from './run-errors.ts';
import { runSession, type SessionEnd } from './run-session.ts';
import type { RunSnapshot } from './run-types.ts';
import type { RunWish } from './run-wish.ts';

/** A run that is carried out: sessions of sending, with pauses between them. */
export class BulkRun implements RunHandle {
  readonly id: string;
  readonly done: Promise<RunSnapshot>;
  readonly #context: RunContext;
  readonly #wish: RunWish;

  constructor(context: RunContext, wish: RunWish) {
    this.id = context.run;
    this.#context = context;
    this.#wish = wish;
    this.done = this.#live();
  }

  snapshot(): RunSnapshot {
    return this.#context.progress.snapshot();
  }

  onChange(listener: () => void): () => void {
    return this.#context.progress.onChange(listener);
  }

  pause(): void {
    this.#ask('pause');
  }

  resume(): void {
    this.#wish.ask('run');
  }

  stop(): void {
    this.#ask('stop');
  }

  #ask(wish: 'pause' | 'stop'): void {
    const { progress } = this.#context;
    const before = progress.state;
    this.#wish.ask(wish);
    if (before !== 'paused' && before !== 'stopped' && before !== 'finished') progress.setState('pausing');
  }

  async #live(): Promise<RunSnapshot> {
    const { signal, progress, worker, tell } = this.#context;
    try {
      for (;;) {
        const end = await this.#session();
        if (signal.aborted) break;
        if (end.kind === 'finished') {
          await this.#enter('finished', null);
          break;
        }
        if (end.kind === 'failed') {
          await tell('trouble', end.failure.message, end.failure.code);
          await this.#enter('stopped', end.failure);
          break;
        }
        if (this.#wish.wish === 'pause') {
          await tell('info', 'Paused. Nothing more is sent until you resume.');
          await this.#enter('paused', null);
          await this.#wish.changed(signal);
        }
        if (signal.aborted) break;
        if (this.#wish.wish === 'stop') {
          await tell('info', 'Stopped. The run can be resumed.');
          await this.#enter('stopped', null);
          break;
        }
        await tell('info', 'Resumed.');
      }
      await worker.unlockRuns();
    } catch (error) {
      // A closed migration takes the worker away; the journal is as after a crash, which is what it is made for.
      if (!signal.aborted) throw error;
    }
    if (signal.aborted) progress.setState('stopped');
    return progress.snapshot();
  }

  async #session(): Promise<SessionEnd> {
    const { worker, run, clock, progress } = this.#context;
    await worker.setRunState(run, 'running', clock.now(), null);
    progress.setState('sending');
    return runSession(this.#context, this.#wish).catch(
      (error: unknown): SessionEnd => ({
        kind: 'failed',
        failure: error instanceof UserferryError ? error : defect(error),
      }),
    );
  }

  async #enter(state: Exclude<StoredRunState, 'running'>, failure: UserferryError | null): Promise<void> {
    const { worker, run, clock, progress } = this.#context;
    const stored = failure === null ? null : storedFailure(failure);
    await worker.touchRun(run, clock.now(), progress.activeMs);
    await worker.setRunState(run, state, clock.now(), stored);
    progress.setTotals(await worker.totals(run, false));
    progress.setState(state, stored);
  }
}
