/** What a person has asked of a running run. */
export type Wish = 'run' | 'pause' | 'stop';

/** Holds a run's wish and wakes whoever waits for it to change. */
export class RunWish {
  #wish: Wish = 'run';
  #failed = false;
  #wake: (() => void) | null = null;

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
    this.#wake?.();
  }

  /** Winds the session down after a failure. */
  fail(): void {
    this.#failed = true;
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
