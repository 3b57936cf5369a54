import { assertNever } from '../../common/assert-never.ts';
import { crashText, errorText, placeText } from './outcome-text.ts';
import type { Breach } from './result.ts';

/** What is wrong and why it matters at Auth0, in a sentence for people. */
export function breachText(breach: Breach): string {
  switch (breach.kind) {
    case 'callback-twice':
      return `The callback was called again${placeText(breach.place)}. What Auth0 does then is not defined.`;
    case 'work-after-callback':
      return `The script went on after its callback${placeText(breach.place)}. Auth0 may end the container there.`;
    case 'callback-too-early':
      return `The callback was called before ${breach.what} was over${placeText(breach.place)}. Auth0 may end it unfinished.`;
    case 'synchronous-throw':
      return `The script threw instead of calling back. ${errorText(breach.error)}`;
    case 'unhandled-rejection':
      return `Nothing handles a rejected promise. ${errorText(breach.error)}`;
    case 'promise-without-callback':
      return `The function’s promise is settled and the callback was never called: Auth0 waits until its limit.${breach.error === null ? '' : ` ${errorText(breach.error)}`}`;
    case 'no-error-object':
      return `What was handed over as an error is ${breach.found}. Hand over an Error.`;
    case 'not-json':
      return `What was handed over can’t be written as JSON: ${breach.what}.`;
    case 'no-profile':
      return `The script must hand over a profile and handed over ${breach.found}.`;
    case 'unfit-user-id':
      return `${userIdTexts[breach.why]} Auth0 needs one that never changes.`;
    case 'busy-past-limit':
      return 'The script called back and kept its container busy until the limit.';
    case 'crashed-after-callback':
      return `The script called back and then took its container down: ${crashText(breach.how)}`;
    case 'password-written':
      return 'The script wrote a password to its console, its profile or its error. It was taken out here; at Auth0 it stands in the log.';
    default:
      return assertNever(breach);
  }
}

const userIdTexts = {
  missing: 'The profile has no user_id.',
  'not-a-text': 'The profile’s user_id is no text.',
  'blank-in-it': 'The profile’s user_id has a blank in it.',
  'too-long': 'The profile’s user_id has more than 255 characters.',
} as const;
