import { plural, t } from '@lingui/core/macro';
import type { FailureCause, SignInExceeded, SignInVerdict } from '../../../../electron/assistant/contract/index.ts';
import { assertNever } from '../../../components/assert-never.ts';
import type { Standing } from '../../../components/state-icon.tsx';
import { count, share } from '../../../words/numbers.ts';

/** Why people were refused, at the head of a line. */
export const causeWords: Readonly<Record<FailureCause, string>> = {
  'wrong-password': t`Wrong password`,
  'hash-did-not-match': t`Password does not fit the imported hash`,
  'unknown-person': t`Not known to Auth0`,
  'script-too-slow': t`Script too slow`,
  'database-away': t`Script could not reach the database`,
  'script-error': t`Error of a script or a rule`,
  barred: t`Locked or not approved in the old database`,
  blocked: t`Blocked by Auth0`,
  'sign-up-refused': t`Could not sign up`,
  'reset-refused': t`Could not choose a new password`,
};

/** What to do when more are refused for a cause than was expected. */
export const whatToDo: Readonly<Record<FailureCause, string>> = {
  'wrong-password': t`Find one of them and ask how they typed it. If only one password format is concerned, its hashes were read wrongly: prove it with a known password on Accounts.`,
  'hash-did-not-match': t`At a first sign-in Auth0 says so of a mistyped password too. Look at the password formats: if one stands out, its hashes were read wrongly; prove it with a known password on Accounts, and send these people an e-mail to choose a new one.`,
  'unknown-person': t`They type an address that Auth0 does not have. Find one of them: the plan may have held, skipped or rejected them.`,
  'script-too-slow': t`The connection still asks the old database. Look at its load, and at the firewall.`,
  'database-away': t`The connection still asks the old database, and can’t reach it. Look at the firewall and the login.`,
  'script-error': t`Auth0’s own log has the line. Look there at one of them, then at actions and rules of the tenant.`,
  barred: t`The old application’s decision. Find one of them to see why.`,
  blocked: t`Auth0’s attack protection holds them off, often everybody behind one office’s address. Allow that address in the tenant, under Attack Protection.`,
  'sign-up-refused': t`They try to sign up instead of signing in, or the connection takes no new people. Look at the sign-in page.`,
  'reset-refused': t`Look at the password policy of the connection, and whether the links have run out.`,
};

/** The finding, in a few words, and how grave it is. */
export function verdictWords(verdict: SignInVerdict | undefined): {
  readonly title: string;
  readonly standing: Standing;
} {
  switch (verdict?.kind) {
    case undefined:
      return { title: t`Not looked yet`, standing: 'waiting' };
    case 'unreadable':
      return { title: t`Not known: the tenant’s log can’t be read`, standing: 'attention' };
    case 'nobody-yet':
      return { title: t`Nobody has tried to sign in yet`, standing: 'waiting' };
    case 'as-expected':
      return { title: t`As expected`, standing: 'done' };
    case 'exceeded':
      return {
        title: plural(verdict.exceeded.length, { one: 'A limit is exceeded', other: 'Limits are exceeded' }),
        standing: 'trouble',
      };
    default:
      return assertNever(verdict);
  }
}

/** What went beyond a limit, with its numbers. */
export function exceededSentence(exceeded: SignInExceeded): string {
  const people = count(exceeded.people);
  const most = count(exceeded.most);
  switch (exceeded.limit) {
    case 'failing':
      return t`${people} of ${{ of: count(exceeded.of) }} who tried did not get in: ${{ share: share(exceeded.people, exceeded.of) }}, and the limit is ${{ percent: exceeded.most }} %.`;
    case 'cause':
      return t`${{ cause: causeWords[exceeded.cause] }}: ${people} people did not get in since, and the limit is ${most}.`;
    default:
      return assertNever(exceeded);
  }
}

/** What to do about it. */
export function exceededAdvice(exceeded: SignInExceeded): string {
  return whatToDo[exceeded.limit === 'cause' ? exceeded.cause : 'wrong-password'];
}
