/** Waits that double from `first` to `longest`, each spread by a fifth so that callers don't keep step. */
export class BackOff {
  #next: number;
  readonly #longest: number;
  readonly #random: () => number;

  constructor(first: number, longest: number, random: () => number) {
    this.#next = first;
    this.#longest = longest;
    this.#random = random;
  }

  next(): number {
    const wait = this.#next * (0.9 + 0.2 * this.#random());
    this.#next = Math.min(this.#next * 2, this.#longest);
    return Math.round(wait);
  }
}
