import type { FailureCause } from '../../common/trickle-words.ts';
import type { LogEvent } from '../../tenant/log-events.ts';

/** What an event of the log means for a migration. */
export type LogMeaning =
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'failure'; readonly cause: FailureCause }
  /** A new password was set through a link. */
  | { readonly kind: 'reset' }
  /** Counted by its type, and no more. */
  | { readonly kind: 'counted' };

/** Failed sign-ins, sign-ups and resets; sign-ups, resets asked for, deletions; everything else says nothing here. */
export function meaningOf({ type, description }: Pick<LogEvent, 'type' | 'description'>): LogMeaning | null {
  switch (type) {
    case 's':
    // A sign-in by the password grant; beside or instead of `s`.
    case 'sepft':
      return { kind: 'sign-in' };
    case 'fp':
      // Auth0 Community 106101: what is said where an imported hash did not match.
      return failure(/password change required/i.test(description) ? 'hash-did-not-match' : 'wrong-password');
    case 'fu':
      return failure('unknown-person');
    case 'f':
      return failure(causeOfError(description));
    case 'limit_wc':
    case 'limit_mu':
    case 'limit_sul':
    case 'pwd_leak':
      return failure('blocked');
    case 'fs':
      return failure('sign-up-refused');
    case 'fcp':
    case 'fcpr':
      return failure('reset-refused');
    case 'scp':
      return { kind: 'reset' };
    case 'ss':
    case 'scpr':
    case 'sdu':
      return { kind: 'counted' };
    default:
      return null;
  }
}

const failure = (cause: FailureCause): LogMeaning => ({ kind: 'failure', cause });

/** Of Auth0's container (Community 104471) and of drivers. */
const tooSlow = /exceeded allowed execution time|timed? ?out|timeout|took longer/i;
/** Of drivers, and what our own scripts say of whatever goes wrong with the database. */
const away =
  /ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|failed to connect|could not connect|connection (lost|closed|refused)|socket|login failed for user|database can’t be asked/i;

/** What our own scripts say of whom the old application lets in no more. */
const barred = /account is (locked|not approved)/i;

/** What is none of these is a script's own error. */
function causeOfError(description: string): FailureCause {
  if (tooSlow.test(description)) return 'script-too-slow';
  if (away.test(description)) return 'database-away';
  if (barred.test(description)) return 'barred';
  if (/blocked/i.test(description)) return 'blocked';
  return 'script-error';
}
