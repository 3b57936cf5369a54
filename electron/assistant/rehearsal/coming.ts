import { judgeWrongPassword, notLetIn } from './judge-sign-in.ts';
import { judgeTaken } from './judge-taken.ts';
import { wrongWithUser } from './judge-user.ts';
import { becauseOf } from './observed.ts';
import type { Person } from './person.ts';
import {
  changes,
  follows,
  type Stage,
  see,
  signsIn,
  type Traveller,
  takeOut,
  userOfId,
  usersOfAddress,
  withUsername,
} from './stage.ts';
import { doesNotApply, failed, notTried, refusedRightly, unlessWrong, type Verdict } from './verdict.ts';

// Events with an account whose owner is not in Auth0 yet: scripts are asked.

export async function wrongPassword(stage: Stage, person: Person): Promise<Verdict> {
  const seen = await signsIn(stage, person.email, stage.madeUp.password('wrong'));
  return judgeWrongPassword(seen, person, person.email);
}

/** By the user name that a bulk import gives them. */
export async function wrongPasswordByName(stage: Stage, person: Person): Promise<Verdict> {
  if (stage.usernames === null) return doesNotApply('The connection asks for no user names.');
  const name = person.subject?.user.username;
  if (typeof name !== 'string') return doesNotApply('The account has no user name that Auth0 takes.');
  return judgeWrongPassword(await signsIn(stage, name, stage.madeUp.password('wrong')), person, name);
}

export async function signUpTaken(stage: Stage, person: Person, traveller: Traveller): Promise<Verdict> {
  const { email } = person;
  const seen = await see(stage, (events) =>
    events.signUp(email, stage.madeUp.password('other'), withUsername(stage, 'userferry1')),
  );
  const verdict = judgeTaken('sign-up', seen, person);
  if (seen.answer.status < 300) await takeOut(stage, email, traveller.here);
  return verdict;
}

export async function apiCreateTaken(stage: Stage, person: Person, traveller: Traveller): Promise<Verdict> {
  const { email } = person;
  const user = { email, password: stage.madeUp.password('other'), ...withUsername(stage, 'userferry2') };
  const made = { ...user, connection: stage.connection.name, verify_email: false };
  const seen = await see(stage, (events) => events.management('POST', 'users', made));
  const verdict = judgeTaken('api-create', seen, person);
  if (seen.answer.status < 300) await takeOut(stage, email, traveller.here);
  return verdict;
}

/** Somebody who is planted wants the address; who gets it gives it back. */
export async function addressTaken(stage: Stage, person: Person): Promise<Verdict> {
  const email = stage.madeUp.address('visitor');
  const id = `userferry-visitor-${stage.connection.id}`;
  const visitor = `auth0|${id}`;
  if ((await userOfId(stage, visitor)) === null) await stage.connection.observer.events.plant([{ user_id: id, email }]);
  const seen = await changes(stage, visitor, { email: person.email });
  const verdict = judgeTaken('address-taken', seen, person);
  if (seen.answer.status < 300) await takeOut(stage, person.email, visitor);
  return verdict;
}

export async function rightPassword(stage: Stage, person: Person, traveller: Traveller): Promise<Verdict> {
  const { known, standing, email } = person;
  if (known === null) {
    return notTried(
      'Nobody knows this account’s password. Name a test account; the test cases of login try a new one on copies.',
    );
  }
  if (known.differs)
    return notTried('The password that was given is not this account’s: what comes of it shows nothing.');
  const seen = await signsIn(stage, email, known.password);
  if (standing !== 'comes') {
    return seen.in ? failed('Somebody gets in who must not.') : refusedRightly;
  }
  if (!seen.in) return failed(notLetIn('The right password', seen));
  const verdict = await arrived(stage, person, traveller);
  // The next events are about somebody who is not there yet.
  if (stage.importMode) await takeOut(stage, email, traveller.here);
  traveller.here = null;
  return verdict;
}

export async function newPassword(stage: Stage, person: Person, traveller: Traveller): Promise<Verdict> {
  const { standing } = person;
  const { copies } = stage;
  await copies?.begin();
  const asked = await see(stage, (events) => events.askForNewPassword(traveller.address));
  const found = asked.log.some(({ type }) => type === 'scpr');
  if (standing === 'barred' || standing === 'shared' || standing === 'outside') {
    return found ? failed('A link is sent to somebody who must not come in.') : refusedRightly;
  }
  if (!found) {
    const unknown = asked.calls.some(({ outcome }) => outcome === 'nobody');
    return failed(
      unknown ? 'No link is sent: getUser knows nobody by the address.' : becauseOf('No link is sent', asked.calls),
    );
  }
  const password = stage.madeUp.password(traveller.password === null ? 'first' : 'next');
  const link = await follows(stage, 'password-change', traveller.address, password);
  if (link.answer.status >= 400) return failed('The link goes to another address than the one that was typed.');
  if (!link.done) return failed(becauseOf('The link is followed, and the new password is not kept', link.calls));
  traveller.password = password;
  const stored = copies === null || traveller.key === null ? null : await copies.password(traveller.key, password);
  const seen = await signsIn(stage, traveller.address, password);
  if (!seen.in) return failed(together(stored, notLetIn('The new password', seen)));
  if ((await signsIn(stage, traveller.address, `${password}x`)).in) {
    return failed(together(stored, 'Another password than the new one is taken too.'));
  }
  const verdict = await arrived(stage, person, traveller);
  return stored === null ? verdict : failed(together(stored, verdict.outcome === 'failed' ? verdict.words : null));
}

/** After the deletion: by the old password where it is known, else by a new one. */
export async function comeBack(stage: Stage, person: Person, traveller: Traveller): Promise<Verdict> {
  const { known, email } = person;
  traveller.address = email;
  traveller.here = null;
  if (known === null || known.differs) return newPassword(stage, person, traveller);
  const seen = await signsIn(stage, email, known.password);
  if (!seen.in) return failed(notLetIn('The old password', seen));
  return arrived(stage, person, traveller);
}

/** Whether who was let in is there as a bulk import would have them. */
export async function arrived(stage: Stage, { subject }: Person, traveller: Traveller): Promise<Verdict> {
  const id = subject === null ? traveller.here : `auth0|${subject.userId}`;
  const own = id === null ? null : await userOfId(stage, id);
  const there = own ?? (await usersOfAddress(stage, traveller.address))[0] ?? null;
  traveller.here = there?.user_id ?? null;
  if (there === null) return failed('They are let in, and Auth0 has no such user.');
  traveller.verified = there.email_verified === true;
  if (stage.stored.standIn(JSON.stringify(there))) {
    return failed('The user has what the database keeps of the password in a field of the profile.');
  }
  return unlessWrong(subject === null ? null : wrongWithUser(there, { user: subject.user, marked: stage.marked }));
}

function together(one: string | null, other: string | null): string {
  return [one, other].filter((each) => each !== null).join(' ');
}
