import { paceOfWave } from '../../migration/waves/wave-estimate.ts';
import type { WavesOfRun } from '../../migration/waves/wave-types.ts';
import type { ReportedWaves } from '../../reports/report-data.ts';

/** What a report tells of a run's waves. */
export function reportedWaves({ limits, waves, words, log, awaits, estimate }: WavesOfRun): ReportedWaves {
  return {
    limits,
    waves: waves.map((wave) => {
      const { number, title, accounts, state, begun, ended, people, outcomes } = wave;
      const pace = paceOfWave(wave);
      // A millisecond an account is a second a thousand.
      const secondsPerThousand = pace === null ? null : Math.round(pace * 1_000) / 1_000;
      return { number, title, accounts, state, begun, ended, people, outcomes, secondsPerThousand };
    }),
    words,
    log: { readable: log.readable, gap: log.gap },
    awaits,
    estimate: { accountsLeft: estimate.accountsLeft, left: estimate.left, byWave: estimate.byWave },
  };
}
