import type { UserferryError } from '../../common/userferry-error.ts';
import type { StoredRunState } from '../../journal/records.ts';
import { noteBegan, noteRested } from '../evidence/observe.ts';
import type { RunHandle } from '../migration.ts';
import { storedFailure } from '../worker/failure-across.ts';
import type { RunContext } from './run-context.ts';
import { asFailure } from './run-errors.ts';
import { runSession } from './run-session.ts';
import { isActiveState, type RunSnapshot, type RunState } from './run-types.ts';
import type { RunWish } from './run-wish.ts';
import type { SessionEnd } from './session-end.ts';

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
    if (isActiveState(before)) progress.setState('pausing');
  }

  async #live(): Promise<RunSnapshot> {
    const { signal, progress, worker } = this.#context;
    try {
      await this.#sessions();
    } catch (error) {
      // The journal can't be written: the failure is told here alone, and resuming takes the run for one that was interrupted.
      if (!signal.aborted) progress.setState('stopped', storedFailure(asFailure(error)));
    }
    // A closed migration takes the worker away; the journal is as after a crash, which is what it is made for.
    await worker.unlockRuns().catch(() => undefined);
    if (signal.aborted) progress.setState('stopped');
    return progress.snapshot();
  }

  /** Sends until the run is finished or stopped, and writes down how it ended. */
  async #sessions(): Promise<void> {
    const { signal, tell } = this.#context;
    for (;;) {
      const end = await this.#session();
      if (signal.aborted) return;
      if (end.kind === 'finished') return this.#enter('finished', null);
      if (end.kind === 'between-waves') return this.#enter('stopped', null, 'between-waves');
      if (end.kind === 'failed') {
        await tell('trouble', end.failure.message, end.failure.code);
        return this.#enter('stopped', end.failure);
      }
      if (this.#wish.wish === 'pause') {
        await tell('info', 'Paused. Nothing more is sent until you resume.');
        await this.#enter('paused', null);
        await this.#wish.changed(signal);
      }
      if (signal.aborted) return;
      if (this.#wish.wish === 'stop') {
        await tell('info', 'Stopped. The run can be resumed.');
        return this.#enter('stopped', null);
      }
      await tell('info', 'Resumed.');
    }
  }

  async #session(): Promise<SessionEnd> {
    const { worker, run, clock, progress } = this.#context;
    await worker.setRunState(run, 'running', clock.now(), null);
    progress.setState('sending');
    const observed = noteBegan(this.#context);
    const end = await runSession(this.#context, this.#wish).catch(
      (error: unknown): SessionEnd => ({ kind: 'failed', failure: asFailure(error) }),
    );
    await observed;
    return end;
  }

  /** `shown`: where a word of its own says more than the stored one; what the journal has of waves tells it too. */
  async #enter(
    state: Exclude<StoredRunState, 'running'>,
    failure: UserferryError | null,
    shown: RunState = state,
  ): Promise<void> {
    const { worker, run, clock, progress } = this.#context;
    const stored = failure === null ? null : storedFailure(failure);
    await noteRested(this.#context, state);
    await worker.touchRun(run, clock.now(), progress.activeMs);
    await worker.setRunState(run, state, clock.now(), stored);
    progress.setTotals(await worker.totals(run, false));
    progress.setState(shown, stored);
  }
}
