import type { Clock } from '../../common/clock.ts';

/** What a person has asked of a running run. */
export type Wish = 'run' | 'pause' | 'stop';

/** Holds a run's wish and wakes whoever waits for it to change. */
export class RunWish {
  #wish: Wish = 'run';
  #failed = false;
  #wake: (() => void) | null = null;
  #rests = new AbortController();

  get wish(): Wish {
    return this.#wish;
  }

  /** Nothing new is begun: somebody asked for it, or something failed. */
  get windingDown(): boolean {
    return this.#failed || this.#wish !== 'run';
  }

  ask(wish: Wish): void {
    // A stop is final for this handle.
    if (this.#wish === 'stop') return;
    this.#wish = wish;
    if (this.windingDown) this.#rests.abort();
    else this.#rests = new AbortController();
    this.#wake?.();
  }

  /** Winds the session down after a failure. */
  fail(): void {
    this.#failed = true;
    this.#rests.abort();
  }

  /**
   * Sleeps for that many milliseconds, and no longer than until the run winds down: whoever presses Pause waits for no timer.
   * @throws the signal's reason when it is aborted
   */
  async rest(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
    await clock.sleep(milliseconds, AbortSignal.any([signal, this.#rests.signal])).catch((error: unknown) => {
      signal.throwIfAborted();
      if (!this.windingDown) throw error;
    });
  }

  async changed(signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#wish !== 'pause') return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    this.#wake = null;
  }
}
