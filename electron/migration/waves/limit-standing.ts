import type { WaveLimits, WaveOutcome, WavePeople, WaveWord } from '../../journal/wave-records.ts';
import { mostAllowed } from './wave-limits.ts';
import { acceptedOf } from './wave-turn.ts';

/** How near a wave is to a limit that stops the run. */
export interface LimitStanding {
  /** So many may be found; one more stops the run. What somebody went on in spite of counts on top. */
  readonly most: number;
  /** Null while nobody has looked. */
  readonly found: number | null;
}

interface WaveOfLimits {
  readonly number: number;
  readonly accounts: number;
  readonly outcomes: readonly WaveOutcome[];
  readonly people: WavePeople | null;
}

/** How near a wave is to each of the run's limits; null for one that nobody has set. */
export function limitStandings(
  { number, accounts, outcomes, people }: WaveOfLimits,
  limits: WaveLimits,
  words: readonly WaveWord[],
): { readonly rejected: LimitStanding | null; readonly failedSignIns: LimitStanding | null } {
  const { rejected, failedSignIns } = limits;
  const found = outcomes.reduce((sum, each) => sum + (each.outcome === 'rejected' ? each.accounts : 0), 0);
  return {
    rejected:
      rejected === null
        ? null
        : { most: mostAllowed(rejected, acceptedOf(words, 'rejected', number), accounts), found },
    failedSignIns:
      failedSignIns === null
        ? null
        : {
            most: mostAllowed(failedSignIns, acceptedOf(words, 'failedSignIns', number), accounts),
            found: people?.failing ?? null,
          },
  };
}
