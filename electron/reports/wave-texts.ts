import { formatLabels, type PasswordFormat } from '../accounts/passwords/format-labels.ts';
import { failureTexts, type RefusalCause } from '../common/trickle-words.ts';
import type { ExceededLimit, WaveLimit, WaveLimits, WaveWord } from '../journal/wave-records.ts';
import type { ReportedWaves } from './report-data.ts';
import { countText, durationText, momentText, plural } from './wording.ts';

// What is told of waves in words, the same on a terminal and in a report.

type ReportedWave = ReportedWaves['waves'][number];

/** Which limits hold for each wave; empty for none. */
export function limitsText({ rejected, failedSignIns }: WaveLimits): string {
  return [
    ...(rejected === null ? [] : [`at most ${limitText(rejected)} rejected`]),
    ...(failedSignIns === null ? [] : [`at most ${limitText(failedSignIns)} failing to sign in`]),
  ].join(' and ');
}

function limitText(limit: WaveLimit): string {
  return limit.kind === 'share' ? `${limit.percent}%` : countText(limit.accounts);
}

/** When a wave was sent, and how fast. */
export function waveStateText({ state, begun, ended, secondsPerThousand }: ReportedWave): string {
  if (state === 'waiting' || begun === null) return 'not begun';
  if (ended === null) return `begun on ${momentText(begun)}, not at its end`;
  const took = secondsPerThousand === null ? '' : `, ${durationText(secondsPerThousand * 1_000)} a thousand`;
  return `${momentText(begun)} to ${momentText(ended)}${took}`;
}

/** Who said yes, or what stopped the run. */
export function waveWordText(said: WaveWord): string {
  if (said.kind === 'exceeded') return `stopped on ${momentText(said.at)}: ${exceededText(said.exceeded)}`;
  const why = said.why === null ? '' : `: ${said.why}`;
  const inSpite = said.inSpiteOf.map((exceeded) => `${exceededText(exceeded)} of wave ${exceeded.wave}`);
  return `yes by ${said.by ?? 'nobody by name'} on ${momentText(said.at)}${why}${inSpite.length === 0 ? '' : ` (by then ${inSpite.join(', ')})`}`;
}

function exceededText({ limit, found }: ExceededLimit): string {
  return limit === 'rejected'
    ? `${plural(found, 'account was', 'accounts were')} rejected`
    : `${plural(found, 'person', 'people')} could not sign in`;
}

/** Why people were refused, and how their passwords were kept; causes and formats are written by our own rooms alone. */
export function failureText({ cause, format }: { readonly cause: string; readonly format: string }): string {
  return `${failureTexts[cause as RefusalCause]} (${formatLabels[format as PasswordFormat].label})`;
}

/** What keeps sign-ins from being told, wholly or in part; null for nothing. */
export function logText({ log, waves }: ReportedWaves): string | null {
  if (waves.every(({ state }) => state === 'waiting')) return null;
  if (!log.readable) return 'How sign-ins go can’t be told: the application may not read the tenant’s log (read:logs).';
  return log.gap
    ? 'The tenant’s log had forgotten a part before it was read: more may have signed in, or failed.'
    : null;
}

/** How long the accounts that are left will take; null where none are. */
export function leftText({ estimate: { accountsLeft, left, byWave } }: ReportedWaves): string | null {
  if (accountsLeft === 0) return null;
  const basis =
    byWave === null ? 'as the plan says for a usual tenant' : `at the pace of wave ${byWave}, the largest so far`;
  return `The ${plural(accountsLeft, 'account', 'accounts')} left will take ${durationText(left)}, ${basis}.`;
}
