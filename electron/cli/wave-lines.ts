import { outcomeTexts, reasonTexts } from '../common/words.ts';
import type { ReportedWaves } from '../reports/report-data.ts';
import { failureText, leftText, limitsText, logText, waveStateText, waveWordText } from '../reports/wave-texts.ts';
import { countText, momentText, plural } from '../reports/wording.ts';

/** A run's waves in lines: of each what became of it, who said yes, and how sign-ins go; then how long the rest will take. Times in UTC. */
export function waveLines(waves: ReportedWaves): readonly string[] {
  const limits = limitsText(waves.limits);
  return [
    `In ${plural(waves.waves.length, 'wave', 'waves')}${limits === '' ? '' : `, each with ${limits}`} (times in UTC):`,
    ...waves.waves.flatMap((wave) => [
      `  Wave ${wave.number}: ${wave.title} (${plural(wave.accounts, 'account', 'accounts')}), ${waveStateText(wave)}`,
      ...waves.words.filter(({ wave: number }) => number === wave.number).map((word) => `    ${waveWordText(word)}`),
      ...wave.outcomes.map(
        ({ outcome, reason, accounts }) =>
          `    ${countText(accounts).padStart(9)}  ${outcomeTexts[outcome].toLowerCase()}${reason === null ? '' : `: ${reasonTexts[reason]}`}`,
      ),
      ...peopleLines(wave),
    ]),
    ...[logText(waves), leftText(waves)].filter((text) => text !== null),
  ];
}

function peopleLines({ people }: ReportedWaves['waves'][number]): readonly string[] {
  if (people === null) return [];
  const line = (count: number, text: string) => `    ${countText(count).padStart(9)}  ${text}`;
  return [
    line(people.signedIn, `signed in since, by the log on ${momentText(people.at)}`),
    line(people.failing, 'could not sign in with their password, and have not since'),
    ...people.failures.map((failure) =>
      line(failure.people, `${failureText(failure)}, in ${plural(failure.attempts, 'attempt', 'attempts')}`),
    ),
  ];
}

/** What is to be done for the next wave; `goOn` is the command that resumes the run. */
export function nextWaveLines({ awaits }: ReportedWaves, run: string, goOn: string | null): readonly string[] {
  if (awaits === null) return [];
  const { wave, exceeded } = awaits;
  return [
    exceeded === null
      ? `The run waits for a yes to wave ${wave}; nothing is sent before.`
      : `A limit stopped the run; nothing is sent before somebody says yes to going on with wave ${wave}.`,
    ...(goOn === null
      ? []
      : [
          `How sign-ins go by now: ${goOn} --wave ${wave}`,
          `Say yes, and go on: ${goOn} --wave ${wave} --by NAME --because WHY`,
        ]),
    `Or take back what came: userferry undo ${run}`,
  ];
}
