import { assertNever } from '../../common/assert-never.ts';
import type { FailureCause } from '../../common/trickle-words.ts';
import type { Trouble } from './person-facts.ts';
import type { Access, Situation } from './situation.ts';

const oldPassword = 'Please sign in with the password of the old application.';
const forgotten = 'Please choose ‘Forgot password’ on the sign-in page. You are sent a link to set a new one.';
const orForgotten = 'If you no longer know it, choose ‘Forgot password’ on the sign-in page.';
const nothingWrong = 'Your account is fine.';
const stillThere = 'Your account has not moved yet. Please go on using the old application; you need not do anything.';
const calledBack = 'We have to look into your account first, and will come back to you. You need not do anything.';

/**
 * What whoever talks to somebody can say to them word by word; null where there is nothing for them to do or to know before others have
 * acted. Names nobody, so that it can be sent as it is. It says what the advice says (`saidOf`), to the person themselves.
 */
export function wordsToSay(situation: Situation): string | null {
  switch (situation.kind) {
    case 'in-auth0':
      return toUser(situation.access, situation.trouble, situation.asksLegacy);
    case 'only-in-auth0':
      return toUser(situation.access, situation.trouble, false);
    case 'absent':
      return toAbsent(situation);
    case 'linked':
      return 'You have one account by now where you had two. Please sign in with the password of either.';
    case 'other-connection':
      return 'Please sign in the way you did so far. The move of the old application does not change that.';
    case 'id-elsewhere':
    case 'address-of-another':
      return calledBack;
    // Nothing is known of them that could be told.
    case 'not-asked':
    case 'nowhere':
      return null;
    default:
      return assertNever(situation);
  }
}

function toUser(access: Access, trouble: Trouble | null, asksLegacy: boolean): string {
  if (access.kind === 'blocked') return 'Your account is blocked. We have to find out why, and will come back to you.';
  if (trouble !== null) return afterTrouble(trouble.cause, asksLegacy ? 'old' : 'reset');
  if (asksLegacy) return `${nothingWrong} ${oldPassword}`;
  switch (access.kind) {
    case 'signed-in':
      return access.otherPassword
        ? `${nothingWrong} Please sign in with the password you used at your last sign-in here, not with the one you changed in the old application. ${orForgotten}`
        : `${nothingWrong} Please sign in as you did last time. ${orForgotten}`;
    case 'chose-password':
      return `${nothingWrong} Please sign in with the new password you have set. ${orForgotten}`;
    case 'without-password':
      return access.mailed === null
        ? `Your account has moved, and needs a new password. ${forgotten}`
        : 'Your account has moved, and needs a new password. Please follow the link in the e-mail that was sent to you, or choose ‘Forgot password’ on the sign-in page.';
    case 'never':
      return access.changedSince
        ? `${nothingWrong} If you have changed your password lately, please sign in with the one before. ${orForgotten}`
        : `${nothingWrong} ${oldPassword} ${orForgotten}`;
    default:
      return assertNever(access);
  }
}

function toAbsent({ why, way, legacy, comes, trouble }: Extract<Situation, { kind: 'absent' }>): string | null {
  if (why.kind === 'on-the-way') return 'Your account is being moved right now. Please try again in a while.';
  if (why.kind === 'half-created')
    return 'Please sign in once with the password you chose last. If that fails, tell us.';
  if (legacy === 'gone') return 'We find no account of yours that could be moved. Please register anew.';
  const carriedByRun = way === 'none' || way === 'cutover';
  if (carriedByRun) {
    const waits = why.kind === 'in-wave' || why.kind === 'waiting' || why.kind === 'newer-than-plan';
    return waits || why.kind === 'unplanned' ? stillThere : calledBack;
  }
  if (legacy === 'barred') return 'Your account is locked in the old application. It has to be unlocked there first.';
  if (trouble !== null) return afterTrouble(trouble.cause, 'old');
  if (way === 'legacy') return `${nothingWrong} ${oldPassword}`;
  switch (comes) {
    case 'by-sign-in':
      return `${nothingWrong} Please sign in on the new page with the password of the old application.`;
    case 'by-reset':
      return `Your account needs a new password. ${forgotten}`;
    case 'not':
      return calledBack;
    default:
      return assertNever(comes);
  }
}

/** `holds`: the password of the old application still does, or only a new one will help. */
function afterTrouble(cause: FailureCause, holds: 'old' | 'reset'): string {
  switch (cause) {
    case 'wrong-password':
      return holds === 'old'
        ? `Your account is fine; the password was not right. ${oldPassword} ${orForgotten}`
        : `Your account is fine; the password was not right. ${forgotten}`;
    case 'hash-did-not-match':
      return `We are sorry: your old password could not be taken over. ${forgotten}`;
    case 'unknown-person':
      return 'Please check the address you type: it is not one that we know.';
    case 'script-too-slow':
    case 'database-away':
    case 'script-error':
      return 'That was our fault and not yours. Please try again later.';
    case 'barred':
      return 'Your account is locked in the old application. It has to be unlocked there first.';
    case 'blocked':
      return 'Too many attempts have failed, and sign-in is blocked for a while. Please wait, or follow the e-mail that was sent to you.';
    case 'sign-up-refused':
      return `You have an account already and need not register. Please sign in. ${orForgotten}`;
    case 'reset-refused':
      return 'Please ask for a new link, and choose another password than the last.';
    default:
      return assertNever(cause);
  }
}
