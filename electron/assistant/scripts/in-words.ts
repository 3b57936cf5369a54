import { assertNever } from '../../common/assert-never.ts';
import { breachText } from '../../scripts/container/breach-text.ts';
import type { Place } from '../../scripts/container/line.ts';
import { outcomeText } from '../../scripts/container/outcome-text.ts';
import type { Breach, ScriptOutcome, ScriptResult } from '../../scripts/container/result.ts';
import type { ScriptCall, ScriptRun } from '../contract/index.ts';
import type { LegacySettings } from '../workspace/workspace.ts';
import { isSound } from './is-sound.ts';
import type { WritingRun } from './write/run-writing-script.ts';

/** What came of a call as a page shows it: in words, with the places in the script that they speak of. */
export function inWords(result: ScriptResult): ScriptCall {
  const { outcome, breaches, console, durationMs } = result;
  return {
    kind: outcome.kind,
    sound: isSound(result),
    text: outcomeText(outcome),
    place: placeOfOutcome(outcome),
    profile: outcome.kind === 'profile' ? asJson(outcome.profile) : null,
    breaches: breaches.map((breach) => ({ text: breachText(breach), place: placeOfBreach(breach) })),
    console,
    durationMs,
  };
}

/** What came of an action that writes. */
export function writingInWords(
  { onCopies, statements, differences, notCopied, code, written }: WritingRun,
  { server, database }: Pick<LegacySettings, 'server' | 'database'>,
): ScriptRun {
  return {
    ...inWords(onCopies),
    writing: {
      statements: statements.map(({ sql, parameters }) => ({ sql, parameters })),
      ...{ differences, notCopied, code, server, database },
      written: written === null ? null : inWords(written),
    },
  };
}

/** The profile came as JSON over the container's line; zod's JSON is one that may be changed. */
function asJson(profile: Extract<ScriptOutcome, { kind: 'profile' }>['profile']): NonNullable<ScriptCall['profile']> {
  return JSON.parse(JSON.stringify(profile));
}

function placeOfOutcome(outcome: ScriptOutcome): Place | null {
  if (outcome.kind === 'syntax-error') return outcome.place;
  if (outcome.kind === 'error') return outcome.error.at[0] ?? null;
  if (outcome.kind === 'crashed' && outcome.how.kind === 'uncaught-error') return outcome.how.error.at[0] ?? null;
  return null;
}

function placeOfBreach(breach: Breach): Place | null {
  switch (breach.kind) {
    case 'callback-twice':
    case 'work-after-callback':
    case 'callback-too-early':
      return breach.place;
    case 'synchronous-throw':
    case 'unhandled-rejection':
    case 'promise-without-callback':
      return breach.error?.at[0] ?? null;
    case 'crashed-after-callback':
      return breach.how.kind === 'uncaught-error' ? (breach.how.error.at[0] ?? null) : null;
    case 'no-error-object':
    case 'not-json':
    case 'no-profile':
    case 'unfit-user-id':
    case 'busy-past-limit':
    case 'password-written':
      return null;
    default:
      return assertNever(breach);
  }
}
