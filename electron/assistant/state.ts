import type { Clock } from '../common/clock.ts';
import type { Snapshot } from './contract/index.ts';

type State = Omit<Snapshot, 'sequence'>;

/** Snapshots go out at most this often: four a second is what a person can read (DESIGN: contract). */
const SNAPSHOT_INTERVAL_MS = 250;

/**
 * The state that pages see: changed in one place, numbered, and sent to each watcher whole, the latest one only. A slow page
 * gets fewer snapshots, never a queue of old ones.
 */
export class StateStore {
  #state: State;
  #sequence = 0;
  readonly #clock: Clock;
  readonly #changed = new Set<() => void>();

  constructor(initial: State, clock: Clock) {
    this.#state = initial;
    this.#clock = clock;
  }

  get state(): State {
    return this.#state;
  }

  get snapshot(): Snapshot {
    return { ...this.#state, sequence: this.#sequence };
  }

  /** Puts another state in the place of all of it: a workspace that was opened. */
  replace(state: State): void {
    this.#state = state;
    this.#changedNow();
  }

  /** Merges a change into the state; `undefined` removes an optional part. */
  update(change: { readonly [Part in keyof State]?: State[Part] | undefined }): void {
    const next: Record<string, unknown> = { ...this.#state, ...change };
    for (const [part, value] of Object.entries(next)) if (value === undefined) delete next[part];
    this.#state = next as State;
    this.#changedNow();
  }

  /** The state now, and the latest state after each change, until the signal is aborted. */
  async *watch(signal?: AbortSignal): AsyncGenerator<Snapshot, void, void> {
    const ended = () => signal?.aborted ?? false;
    let seen = -1;
    while (!ended()) {
      if (this.#sequence === seen) await this.#nextChange(signal);
      if (ended()) return;
      const snapshot = this.snapshot;
      seen = snapshot.sequence;
      yield snapshot;
      // An aborted wait only ends the loop: the page that asked is gone.
      await this.#clock.sleep(SNAPSHOT_INTERVAL_MS, signal).catch(() => undefined);
    }
  }

  #changedNow(): void {
    this.#sequence += 1;
    for (const notify of this.#changed) notify();
  }

  #nextChange(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#changed.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      this.#changed.add(done);
      signal?.addEventListener('abort', done, { once: true });
    });
  }
}
