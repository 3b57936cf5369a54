import { referredTo } from '../../scripts/cases/judge-call.ts';
import { notLetIn } from './judge-sign-in.ts';
import { becauseOf } from './observed.ts';
import { changes, deletes, follows, type Stage, see, signsIn, type Traveller, userOfId } from './stage.ts';
import { doesNotApply, failed, unlessWrong, type Verdict } from './verdict.ts';

// Events with somebody who is in Auth0 by now. In legacy mode scripts are asked, and copies hold what they wrote.

/** Somebody who is there. */
export type Present = Traveller & { readonly here: string };

export async function proveAddress(stage: Stage, traveller: Present): Promise<Verdict> {
  if (traveller.verified) return doesNotApply('The address counts as proven already.');
  const { copies } = stage;
  await copies?.begin();
  await see(stage, (events) => events.management('POST', 'jobs/verification-email', { user_id: traveller.here }));
  const link = await follows(stage, 'verification', traveller.address, null);
  if (!link.done) return failed(becauseOf('The link is followed, and refused', link.calls));
  return provenAs(stage, traveller, true, 'verify');
}

export async function markProven(stage: Stage, traveller: Present): Promise<Verdict> {
  const verified = !traveller.verified;
  await stage.copies?.begin();
  const { answer, calls } = await changes(stage, traveller.here, { email_verified: verified });
  if (answer.status >= 300) return failed(becauseOf('Auth0 refuses the change', calls));
  return provenAs(stage, traveller, verified, 'changeEmail');
}

/** Both sides say so, and Auth0 still does after the next sign-in, at which a script may be asked. */
async function provenAs(
  stage: Stage,
  traveller: Present,
  verified: boolean,
  by: 'verify' | 'changeEmail',
): Promise<Verdict> {
  const { copies } = stage;
  const { key, address } = traveller;
  if (copies !== null && key !== null) {
    const how = by === 'verify' ? copies.verified(key, verified) : copies.address(key, address, address, verified);
    const wrong = await how;
    if (wrong !== null) return failed(wrong);
  }
  await signsIn(stage, traveller.address, traveller.password ?? '');
  const said = (await userOfId(stage, traveller.here))?.email_verified === true;
  traveller.verified = said;
  return unlessWrong(
    said === verified ? null : `Auth0 says after the next sign-in that the address is ${verified ? 'not ' : ''}proven.`,
  );
}

export async function setPassword(stage: Stage, traveller: Present): Promise<Verdict> {
  const { copies } = stage;
  const [old, password] = [traveller.password, stage.madeUp.password('set')];
  await copies?.begin();
  const { answer, calls } = await changes(stage, traveller.here, { password });
  if (answer.status >= 300) return failed(becauseOf('Auth0 refuses the new password', calls));
  traveller.password = password;
  const stored = copies === null || traveller.key === null ? null : await copies.password(traveller.key, password);
  if (stored !== null) return failed(stored);
  const seen = await signsIn(stage, traveller.address, password);
  if (!seen.in) return failed(notLetIn('The new password', seen));
  const oldIn = old !== null && (await signsIn(stage, traveller.address, old)).in;
  return unlessWrong(oldIn ? 'The old password is taken as well.' : null);
}

export async function newAddress(stage: Stage, traveller: Present): Promise<Verdict> {
  const { copies } = stage;
  const to = stage.madeUp.address(`moved-${traveller.number}`);
  const from = traveller.address;
  await copies?.begin();
  const { answer, calls } = await changes(stage, traveller.here, { email: to, email_verified: true });
  if (answer.status >= 300) return failed(becauseOf('Auth0 refuses the new address, although nobody has it', calls));
  traveller.address = to;
  const stored = copies === null || traveller.key === null ? null : await copies.address(traveller.key, from, to, true);
  if (stored !== null) return failed(stored);
  const seen = await signsIn(stage, to, traveller.password ?? '');
  if (!seen.in) return failed(notLetIn('With the new address, the password', seen));
  const user = await userOfId(stage, traveller.here);
  return unlessWrong(
    user?.email?.toLowerCase() === to ? null : 'Whoever signs in with the new address is another user in Auth0.',
  );
}

export async function deleteUser(stage: Stage, traveller: Present): Promise<Verdict> {
  const { copies } = stage;
  await copies?.begin();
  const { answer, calls } = await deletes(stage, traveller.here);
  if (answer.status >= 300) {
    if (copies !== null && calls.some(({ code }) => code === 'referred_to')) {
      const wrong = await copies.unchanged();
      return wrong === null ? doesNotApply(referredTo) : failed(wrong);
    }
    return failed(becauseOf('Auth0 refuses the deletion', calls));
  }
  const stored = copies === null || traveller.key === null ? null : await copies.gone(traveller.key);
  if (stored !== null) return failed(stored);
  if ((await userOfId(stage, traveller.here)) !== null) return failed('The user is still in Auth0.');
  // Whom import mode brings back at the next sign-in is another event.
  if (stage.importMode) return unlessWrong(null);
  const { in: inside } = await signsIn(stage, traveller.address, traveller.password ?? '');
  return unlessWrong(inside ? 'They still get in afterwards.' : null);
}
