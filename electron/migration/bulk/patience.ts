import type { Clock } from '../../common/clock.ts';
import type { MigrationSettings } from '../settings.ts';
import { type Transience, tenantTransience } from '../transient.ts';
import { BackOff } from './back-off.ts';
import type { Waiting } from './run-types.ts';
import { WindDown } from './wind-down.ts';

export interface PatienceParts {
  readonly settings: MigrationSettings;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  windingDown(): boolean;
  rest(milliseconds: number): Promise<void>;
  onWaiting(waiting: Waiting | null): void;
  /** Once, when something out of reach has lasted a while, and once when it is back. */
  onOutage(why: Waiting['why'], detail: string | null): void;
}

/** After so many attempts in vain, an outage is worth a line in the story. */
const WORTH_TELLING = 3;

/** Repeats what fails for reasons that time can mend, and shows meanwhile what is waited for. */
export class Patience {
  readonly #parts: PatienceParts;

  constructor(parts: PatienceParts) {
    this.#parts = parts;
  }

  /**
   * Repeats the work until it succeeds. It must be safe to repeat.
   * @throws WindDown when the run winds down while waiting; otherwise whatever time can't mend
   */
  async until<Result>(
    why: Waiting['why'],
    transience: (error: unknown) => Transience,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const { settings, clock, random, signal, onWaiting, onOutage, windingDown, rest } = this.#parts;
    const backOff = new BackOff(settings.firstWait, settings.longestWait, random);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await work();
        if (attempt > 1) onWaiting(null);
        if (attempt > WORTH_TELLING) onOutage(why, null);
        return result;
      } catch (error) {
        signal.throwIfAborted();
        const kind = transience(error);
        if (kind === 'permanent' || (kind === 'try-a-few-times' && attempt >= settings.attempts)) throw error;
        if (attempt === WORTH_TELLING) onOutage(why, error instanceof Error ? error.message : String(error));
        if (windingDown()) throw new WindDown();
        const wait = backOff.next();
        onWaiting({ why, until: clock.now() + wait });
        await rest(wait);
        if (windingDown()) {
          onWaiting(null);
          throw new WindDown();
        }
      }
    }
  }

  /** A call to the tenant that may be repeated. */
  tenant<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.until('tenant-unreachable', tenantTransience, work);
  }
}
