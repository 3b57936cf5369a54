import { formatLabels, type PasswordFormat } from '../accounts/passwords/format-labels.ts';
import { failureTexts, type RefusalCause } from '../common/trickle-words.ts';
import { outcomeTexts, reasonTexts } from '../common/words.ts';
import type { WaveRecord } from '../journal/wave-records.ts';
import { paceOfWave } from '../migration/waves/wave-estimate.ts';
import { limitText } from '../migration/waves/wave-limits.ts';
import type { ReportedWaves } from '../migration/waves/wave-types.ts';
import { countText, durationText, momentText, plural } from '../reports/wording.ts';

type ReportedWave = ReportedWaves['waves'][number];

/** A run's waves in lines: of each what became of it, who said yes, and how sign-ins go; then how long the rest will take. */
export function waveLines(waves: ReportedWaves): readonly string[] {
  return [
    `In ${plural(waves.waves.length, 'wave', 'waves')}${limitsText(waves)}:`,
    ...waves.waves.flatMap((wave) => [
      `  Wave ${wave.number}: ${wave.title} (${plural(wave.accounts, 'account', 'accounts')}), ${stateText(wave)}`,
      ...wordLines(waves, wave.number),
      ...wave.outcomes.map(
        ({ outcome, reason, accounts }) =>
          `    ${countText(accounts).padStart(9)}  ${outcomeTexts[outcome].toLowerCase()}${reason === null ? '' : `: ${reasonTexts[reason]}`}`,
      ),
      ...peopleLines(wave),
    ]),
    ...logLines(waves),
    ...estimateLines(waves),
  ];
}

/** What is to be done for the next wave; `goOn` resumes the run. */
export function nextWaveLines({ awaits }: ReportedWaves, run: string, goOn: string | null): readonly string[] {
  if (awaits === null) return [];
  const { wave, exceeded } = awaits;
  const command =
    goOn === null
      ? null
      : `${goOn.replace(/^userferry resume( \d+)?/, 'userferry migrate')} --wave ${wave} --by NAME --because WHY`;
  return [
    exceeded === null
      ? `The run waits for a yes to wave ${wave}; nothing is sent before.`
      : `A limit stopped the run; nothing is sent before somebody says yes to going on with wave ${wave}.`,
    ...(command === null ? [] : [`Look how sign-ins go, then say yes: ${command}`]),
    `Or take back what came: userferry undo ${run}`,
  ];
}

function limitsText({ limits: { rejected, failedSignIns } }: ReportedWaves): string {
  const texts = [
    ...(rejected === null ? [] : [`at most ${limitText(rejected)} rejected`]),
    ...(failedSignIns === null ? [] : [`at most ${limitText(failedSignIns)} failing to sign in`]),
  ];
  return texts.length === 0 ? '' : `, each with ${texts.join(' and ')}`;
}

function stateText(wave: WaveRecord): string {
  if (wave.state === 'waiting' || wave.begun === null) return 'not begun';
  if (wave.ended === null) return `begun on ${momentText(wave.begun)} UTC, not at its end`;
  const pace = paceOfWave(wave);
  const took = pace === null ? '' : `, ${durationText(pace * 1_000)} a thousand`;
  return `${momentText(wave.begun)} to ${momentText(wave.ended)} UTC${took}`;
}

function wordLines({ words }: ReportedWaves, number: number): readonly string[] {
  return words
    .filter(({ wave }) => wave === number)
    .map((word) =>
      word.kind === 'yes'
        ? `    yes by ${word.by ?? 'nobody by name'} on ${momentText(word.at)} UTC${word.why === null ? '' : `: ${word.why}`}`
        : `    stopped on ${momentText(word.at)} UTC: ${plural(word.exceeded.found, word.exceeded.limit === 'rejected' ? 'account was rejected' : 'person could not sign in', word.exceeded.limit === 'rejected' ? 'accounts were rejected' : 'people could not sign in')}`,
    );
}

function peopleLines({ people, state }: ReportedWave): readonly string[] {
  if (people === null || state === 'waiting') return [];
  const { at, signedIn, failing, failures } = people;
  return [
    `    ${countText(signedIn).padStart(9)}  signed in since, ${countText(failing)} could not and still can’t, by the log on ${momentText(at)} UTC`,
    ...failures.map(
      ({ cause, format, people: count, attempts }) =>
        `    ${countText(count).padStart(9)}  ${causeText(cause)} (${formatText(format)}), in ${plural(attempts, 'attempt', 'attempts')}`,
    ),
  ];
}

/** Causes and formats are written by our own rooms alone. */
const causeText = (cause: string) => failureTexts[cause as RefusalCause];
const formatText = (format: string) => formatLabels[format as PasswordFormat].label;

function logLines({ log, waves }: ReportedWaves): readonly string[] {
  if (log.at === null || waves.every(({ state }) => state === 'waiting')) return [];
  if (!log.readable)
    return ['How sign-ins go can’t be told: the application may not read the tenant’s log (read:logs).'];
  return log.gap
    ? ['The tenant’s log had forgotten a part before it was read: more may have signed in, or failed.']
    : [];
}

function estimateLines({ estimate }: ReportedWaves): readonly string[] {
  const { accountsLeft, left, byWave } = estimate;
  if (accountsLeft === 0) return [];
  const basis =
    byWave === null ? 'as the plan says for a usual tenant' : `at the pace of wave ${byWave}, the largest so far`;
  return [`The ${plural(accountsLeft, 'account', 'accounts')} left will take ${durationText(left)}, ${basis}.`];
}

/** The same for programs. */
export function wavesJson({ limits, waves, words, log, awaits, estimate }: ReportedWaves) {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    limits,
    waves: waves.map((wave) => {
      const { begun, ended, people, rejectedBefore: _, activeBefore: __, activeUntil: ___, ...told } = wave;
      const pace = paceOfWave(wave);
      return {
        ...told,
        begun: iso(begun),
        ended: iso(ended),
        secondsPerThousand: pace === null ? null : Math.round(pace * 1_000) / 1_000,
        people: people === null ? null : { ...people, at: iso(people.at) },
        words: words
          .filter(({ wave: number }) => number === wave.number)
          .map((word) => ({ ...word, at: iso(word.at) })),
      };
    }),
    log: { ...log, position: undefined, at: iso(log.at) },
    awaits,
    estimate: {
      accountsLeft: estimate.accountsLeft,
      seconds: Math.round(estimate.left / 1_000),
      byWave: estimate.byWave,
    },
  };
}
