import type { ActionName } from '../../../scripts/actions.ts';
import { outcomeText } from '../../../scripts/container/outcome-text.ts';
import { type ApiError, apiError, oauthError } from '../http/api-error.ts';
import type { Variants } from '../variants.ts';
import { scriptNames } from './script-names.ts';
import type { ScriptAnswer } from './script-runner.ts';

/** How a script, or its absence, stopped an event. */
export type ScriptFailure =
  /** `identifier` is what the script named, which decides what the log says (Auth0 docs: custom database errors). */
  | { readonly kind: 'wrong-password'; readonly identifier: string | null; readonly message: string }
  | { readonly kind: 'validation'; readonly code: string; readonly message: string }
  | { readonly kind: 'missing'; readonly action: ActionName; readonly message: string }
  | { readonly kind: 'error'; readonly message: string };

/** Auth0 Community 104471: what is said of a script that took longer than it may. */
const tookTooLong = 'Request to Webtask exceeded allowed execution time';

/** What of an answer is a failure, or null. Texts that Auth0 documents nowhere are the practice tenant's own, and say so. */
export function failureOf(answer: ScriptAnswer): ScriptFailure | null {
  switch (answer.kind) {
    case 'profile':
    case 'nobody':
    case 'value':
      return null;
    case 'wrong-password':
      return { kind: 'wrong-password', identifier: answer.identifier, message: answer.message };
    case 'validation-error':
      return { kind: 'validation', code: answer.code, message: answer.message };
    case 'unauthorized':
      return { kind: 'error', message: answer.message };
    case 'error':
      return { kind: 'error', message: answer.error.message };
    case 'timed-out':
      return { kind: 'error', message: tookTooLong };
    case 'no-script':
      return { kind: 'missing', action: answer.action, message: pleaseImplement(answer.action) };
    case 'too-many':
      return { kind: 'error', message: 'Too many scripts of the practice tenant run at once.' };
    case 'no-container':
      return { kind: 'error', message: `The practice tenant could not run the script. ${answer.message}` };
    default:
      return { kind: 'error', message: `The practice tenant’s container: ${outcomeText(answer)}` };
  }
}

/** Auth0 docs, custom database errors: what is said where a script that an event needs isn't there. */
function pleaseImplement(action: ActionName): string {
  return `Please implement the ${scriptNames[action].title} script for this database connection at https://manage.auth0.com/#/connections/database`;
}

/** How the Management API tells of it. The words “Sandbox Error” are documented with the missing delete script; the status is not. */
export function sandboxError({ message }: ScriptFailure): ApiError {
  return apiError(400, `Sandbox Error: ${message}`);
}

/** How a sign-in tells of what is not a wrong password; which status and code is a variant. */
export function signInError(message: string, { signInScriptError }: Variants): ApiError {
  return oauthError(signInScriptError === 'access_denied' ? 403 : 500, signInScriptError, message);
}
