import { assertNever } from '../../common/assert-never.ts';
import type { Place, ScriptError } from './line.ts';
import type { Crash, RecycleReason, ScriptOutcome } from './result.ts';

/** How a call ended, in one sentence for people. */
export function outcomeText(outcome: ScriptOutcome): string {
  switch (outcome.kind) {
    case 'profile':
      return 'The script handed over a profile.';
    case 'nobody':
      return 'The script found nobody.';
    case 'value':
      return `The script handed over ${JSON.stringify(outcome.value)}.`;
    case 'wrong-password':
      return `Wrong user name or password: ${outcome.message}.`;
    case 'validation-error':
      return `Refused as invalid (${outcome.code}): ${outcome.message}`;
    case 'unauthorized':
      return `May not sign in: ${outcome.message}`;
    case 'error':
      return `The script ended with an error: ${errorText(outcome.error)}`;
    case 'syntax-error':
      return `The script is no JavaScript: ${outcome.message}${placeText(outcome.place)}.`;
    case 'not-a-function':
      return `The script is no function but ${outcome.found}.`;
    case 'timed-out':
      return `The script did not call back within ${outcome.limitMs / 1000} seconds, and its container was recycled.`;
    case 'crashed':
      return `The script took its container down: ${crashText(outcome.how)}`;
    case 'out-of-memory':
      return `The script took more memory than the ${Math.round(outcome.capBytes / 2 ** 20)} MB that a container has.`;
    case 'recycled':
      return `The container ended meanwhile: ${recycledTexts[outcome.why]}.`;
    default:
      return assertNever(outcome);
  }
}

const recycledTexts: Readonly<Record<RecycleReason, string>> = {
  'timed-out': 'another script in it exceeded the limit',
  crashed: 'another script in it took it down',
  'out-of-memory': 'another script in it took too much memory',
  closed: 'it was closed',
};

export function crashText(how: Crash): string {
  switch (how.kind) {
    case 'uncaught-error':
      return `nothing caught an error. ${errorText(how.error)}`;
    case 'exit':
      return `it ended the process (code ${how.code}).`;
    case 'killed':
      return 'its process was killed.';
    default:
      return assertNever(how);
  }
}

export function errorText({ name, message, at }: ScriptError): string {
  return `${name}: ${message}${placeText(at[0] ?? null)}`;
}

export function placeText(place: Place | null): string {
  return place === null ? '' : ` (line ${place.line}, column ${place.column})`;
}
