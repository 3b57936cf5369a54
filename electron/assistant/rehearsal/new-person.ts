import { arrived } from './coming.ts';
import { notLetIn } from './judge-sign-in.ts';
import { becauseOf } from './observed.ts';
import type { Person } from './person.ts';
import { deletes, type Stage, see, signsIn, type Traveller, usersOfAddress, withUsername } from './stage.ts';
import type { EventAnswer, TenantEvents } from './tenant-events.ts';
import { failed, notTried, unlessWrong, type Verdict } from './verdict.ts';

// Events by which somebody comes to be whom nobody knows yet: in Auth0 alone, or, in legacy mode, in the copies.

export async function signUp(stage: Stage, person: Person, traveller: Traveller): Promise<Verdict> {
  const password = stage.madeUp.password('first');
  const how = (events: TenantEvents) => events.signUp(person.email, password, withUsername(stage, 'userferry3'));
  return made(stage, person, traveller, password, how);
}

/** Another person than the one who signs up, and gone again at the end. */
export async function apiCreate(stage: Stage): Promise<Verdict> {
  const email = stage.madeUp.address('made');
  const password = stage.madeUp.password('made');
  const user = { email, password, email_verified: false, verify_email: false, ...withUsername(stage, 'userferry4') };
  const traveller: Traveller = { number: 0, here: null, address: email, password: null, verified: false, key: null };
  const person: Person = { subject: null, email, standing: 'new', known: null };
  const verdict = await made(stage, person, traveller, password, (events) =>
    events.management('POST', 'users', { ...user, connection: stage.connection.name }),
  );
  if (traveller.here !== null) await deletes(stage, traveller.here);
  return verdict;
}

async function made(
  stage: Stage,
  person: Person,
  traveller: Traveller,
  password: string,
  how: (events: TenantEvents) => Promise<EventAnswer>,
): Promise<Verdict> {
  const { copies } = stage;
  await copies?.begin();
  const { answer, calls } = await see(stage, how);
  if (answer.status >= 300) {
    return failed(becauseOf('Somebody new is refused', calls));
  }
  const [there] = await usersOfAddress(stage, person.email);
  traveller.here = there?.user_id ?? null;
  traveller.password = password;
  const userId = traveller.here?.replace(/^auth0\|/, '') ?? null;
  const stored = copies === null ? null : await copies.made(person.email, password, userId);
  traveller.key = stored?.account?.key.value ?? null;
  if (stored !== null && stored.wrong !== null) return failed(stored.wrong);
  const seen = await signsIn(stage, person.email, password);
  if (!seen.in) return failed(notLetIn('The chosen password', seen));
  const verdict = await arrived(stage, person, traveller);
  if (verdict.outcome === 'failed') return verdict;
  return unlessWrong(
    traveller.verified && (copies === null || copies.keepsVerified)
      ? 'Whoever is new has proven nothing, and counts as proven.'
      : null,
  );
}

export async function chosenPassword(stage: Stage, { address, password, here }: Traveller): Promise<Verdict> {
  if (here === null || password === null) return notTried('Nobody was made: see “Sign-up”.');
  const seen = await signsIn(stage, address, password);
  return unlessWrong(seen.in ? null : notLetIn('The chosen password', seen));
}
