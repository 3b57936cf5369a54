import { checkHindrances } from '../../scripts/cases/reading-cases.ts';
import { becauseOf, type Observed } from './observed.ts';
import type { Person } from './person.ts';
import { doesNotApply, failed, refusedRightly, type Verdict, worked } from './verdict.ts';

/**
 * Holds a sign-in with a wrong password against what must come of it: refused, and told in the tenant's log as a wrong password of
 * somebody who is there (Auth0 docs, custom database errors: `fp`), so that it counts against whoever guesses.
 * @param name as it was typed
 */
export function judgeWrongPassword(
  { answer, log }: Observed,
  { subject, standing, email }: Person,
  name: string,
): Verdict {
  if (answer.status < 300) return failed('Somebody gets in with a wrong password.');
  const entry = log.find(({ type }) => type === 'fp' || type === 'fu' || type === 'f');
  const isKnown = standing === 'comes' || standing === 'barred';
  switch (entry?.type) {
    case 'fp': {
      const logged = (entry.user_id ?? '').replace(/^auth0\|/, '').toLowerCase();
      const names = [subject?.userId, name, email].map((each) => each?.toLowerCase());
      if (names.includes(logged)) return isKnown ? worked : refusedRightly;
      return failed('The tenant’s log names somebody else than the account and what was typed.');
    }
    case 'fu':
      return isKnown
        ? failed(
            'Refused, but the tenant’s log says that nobody has this name (fu): give WrongUsernameOrPasswordError the name, or guessing at this account shows nowhere.',
          )
        : refusedRightly;
    case 'f': {
      const hindrance = subject === null ? undefined : checkHindrances[subject.password];
      if (hindrance !== undefined) return doesNotApply(hindrance);
      // Who has no password that could be right, or may not come in, may be told so.
      const mayBeTold = standing === 'barred' || standing === 'shared' || subject?.password === 'damaged';
      return mayBeTold || subject?.password === 'none'
        ? refusedRightly
        : failed(
            'login ends with an error of its own: a wrong password is told as a failure, and counts against nobody.',
          );
    }
    default:
      return failed('The tenant’s log says nothing of the sign-in.');
  }
}

/** That somebody was not let in with a password that is right, and why. `which` names the password at the beginning of a sentence. */
export function notLetIn(which: string, { log, calls }: Pick<Observed, 'log' | 'calls'>): string {
  switch (log.find(({ type }) => type === 'fp' || type === 'fu' || type === 'f')?.type) {
    case 'fp':
      return `${which} is called wrong.`;
    case 'fu':
      return `${which} is called nobody’s.`;
    default:
      return becauseOf(`${which} is not taken`, calls);
  }
}
