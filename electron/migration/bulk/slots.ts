/** The tenant's places for import jobs, as many as it runs at a time; whoever asks first is served first. */
export class Slots {
  #free: number;
  readonly #queue: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Resolves with the way to give the place back; calling that twice does no harm. */
  async take(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#queue.push(resolve));
    return this.#giveBack();
  }

  /** A place if there is one now. */
  takeIfFree(): (() => void) | null {
    if (this.#free === 0) return null;
    this.#free -= 1;
    return this.#giveBack();
  }

  #giveBack(): () => void {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = this.#queue.shift();
      if (next === undefined) this.#free += 1;
      else next();
    };
  }
}
