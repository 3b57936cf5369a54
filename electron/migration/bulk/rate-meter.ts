// Users a second, from a count that grows: over the last quarter of a minute, over the run, and as a series to draw.

export interface RatePoint {
  readonly at: number;
  readonly rate: number;
}

interface Sample {
  readonly at: number;
  readonly activeMs: number;
  readonly done: number;
}

const WINDOW_MS = 15_000;
const MAX_POINTS = 240;
const FIRST_POINT_MS = 1_000;
/** Time constant of the rate that the remaining time is reckoned with: long, so that the estimate does not jump. */
const SMOOTHING_MS = 60_000;

/** `done` counts users whom the tenant has finished, in time that the run was active. */
export class RateMeter {
  readonly #first: Sample;
  #window: Sample[];
  #lastPoint: Sample;
  #points: RatePoint[] = [];
  #pointMs = FIRST_POINT_MS;
  #smoothed: number | null = null;
  #last: Sample;

  constructor(at: number, activeMs: number, done: number) {
    this.#first = { at, activeMs, done };
    this.#last = this.#first;
    this.#lastPoint = this.#first;
    this.#window = [this.#first];
  }

  sample(at: number, activeMs: number, done: number): void {
    const sample = { at, activeMs, done };
    this.#smooth(sample);
    this.#last = sample;
    this.#window.push(sample);
    const oldest = activeMs - WINDOW_MS;
    while (this.#window.length > 2 && (this.#window[1]?.activeMs ?? activeMs) <= oldest) this.#window.shift();
    if (activeMs - this.#lastPoint.activeMs < this.#pointMs) return;
    this.#points.push({ at, rate: ratePerSecond(this.#lastPoint, sample) });
    this.#lastPoint = sample;
    if (this.#points.length > MAX_POINTS) this.#thin();
  }

  get now(): number {
    const oldest = this.#window[0] ?? this.#first;
    return ratePerSecond(oldest, this.#last);
  }

  /** Since this meter began; a resumed run's earlier part is told by the journal. */
  get average(): number {
    return ratePerSecond(this.#first, this.#last);
  }

  get series(): readonly RatePoint[] {
    return this.#points;
  }

  /** Milliseconds for so many more users, or null before anything can be said. */
  remaining(users: number): number | null {
    if (users === 0) return 0;
    const rate = this.#smoothed ?? 0;
    return rate <= 0 ? null : (users / rate) * 1000;
  }

  #smooth(sample: Sample): void {
    const passed = sample.activeMs - this.#last.activeMs;
    if (passed <= 0) return;
    const average = ratePerSecond(this.#first, sample);
    if (this.#smoothed === null) {
      this.#smoothed = average > 0 ? average : null;
      return;
    }
    // A run that has just begun has nothing to hold on to: its first second, often nearly idle, would rule the first minute.
    const memory = Math.min(SMOOTHING_MS, sample.activeMs - this.#first.activeMs);
    const weight = Math.exp(-passed / memory);
    const recent = ratePerSecond(this.#window[0] ?? this.#first, sample);
    this.#smoothed = this.#smoothed * weight + ((recent + average) / 2) * (1 - weight);
  }

  #thin(): void {
    const thinned: RatePoint[] = [];
    for (let index = 0; index + 1 < this.#points.length; index += 2) {
      const [first, second] = [this.#points[index], this.#points[index + 1]];
      if (first !== undefined && second !== undefined) {
        thinned.push({ at: second.at, rate: (first.rate + second.rate) / 2 });
      }
    }
    this.#points = thinned;
    this.#pointMs *= 2;
  }
}

function ratePerSecond(from: Sample, to: Sample): number {
  const passed = to.activeMs - from.activeMs;
  return passed <= 0 ? 0 : Math.max(0, (to.done - from.done) / passed) * 1000;
}
