import { assertNever } from '../../common/assert-never.ts';
import type { SignInCause } from '../../common/pilot-words.ts';
import type { UserferryError } from '../../common/userferry-error.ts';
import type { SignInAnswer } from '../../tenant/pilot/sign-in.ts';
import { BackOff } from '../bulk/back-off.ts';
import type { CastMember } from './cast.ts';
import { differingFields } from './differing-fields.ts';
import { applicationUnknown, connectionRefused, grantRefused, protectionBlocks } from './pilot-errors.ts';
import type { PilotParts, Throwaway } from './pilot-types.ts';

/** What Auth0 made of a password, once. */
export type Tried = Exclude<SignInAnswer, { kind: 'later' }>;

/** Everything that was seen of one account of a pilot; null for what was not tried. */
export interface TriedMember {
  readonly member: CastMember;
  /** What the import job says against it; null where it says nothing. */
  readonly refusal: string | null;
  /** Fields that are not as sent; null where the user is not there. */
  readonly differing: readonly string[] | null;
  readonly wrong: Tried | null;
  readonly first: Tried | null;
  readonly second: Tried | null;
  readonly deleted: boolean;
}

/** Failures of sign-ins that are everybody's; the first ends the trying. */
export interface Hindrance {
  failure: UserferryError | null;
}

/**
 * Reads an account of the pilot back and signs it in: with a wrong password, with its own, and once more, as Auth0 puts a hash of its own
 * in the place of an imported one at the first.
 */
export async function tryMember(
  parts: PilotParts,
  {
    connection,
    application,
    refusal,
    hindrance,
  }: {
    readonly connection: Throwaway;
    readonly application: string;
    readonly refusal: string | null;
    readonly hindrance: Hindrance;
  },
  member: CastMember,
): Promise<TriedMember> {
  const { tenant, patience, signal } = parts;
  const { user } = member;
  const found = await patience.tenant(() => tenant.users.user(user.user_id, signal));
  const none = { member, refusal, wrong: null, first: null, second: null, deleted: false };
  if (found === null) return { ...none, differing: null };
  const differing = differingFields(user, found, connection.name);
  const attempt = async (password: string): Promise<Tried | null> => {
    if (hindrance.failure !== null) return null;
    const answer = await signInPatiently(parts, { realm: connection.name, username: user.email, password });
    hindrance.failure = answer.kind === 'refused' ? everybodys(answer.cause, application, answer.detail) : null;
    // What nobody is let do says nothing of this account.
    return hindrance.failure === null ? answer : null;
  };
  const wrong = await attempt(member.wrong);
  const first = await attempt(member.password);
  const second = first?.kind === 'in' ? await attempt(member.password) : null;
  return { ...none, differing, wrong, first, second };
}

/** Deletes an account of the pilot: by its id, once it is seen to be of the pilot's own connection. */
export async function deleteMember(parts: PilotParts, connection: Throwaway, userId: string): Promise<boolean> {
  const { tenant, patience, signal } = parts;
  return patience.tenant(async () => {
    const found = await tenant.users.user(userId, signal);
    if (found === null) return true;
    if (found.identities.length !== 1 || found.identities[0]?.connection !== connection.name) return false;
    await tenant.users.deleteUser(userId);
    return (await tenant.users.user(userId, signal)) === null;
  });
}

/** Signs in, and waits where Auth0 says that it is too much at once. */
export async function signInPatiently(
  { tenant, settings, clock, random, patience, signal, onNote }: PilotParts,
  attempt: { readonly realm: string; readonly username: string; readonly password: string },
): Promise<Tried> {
  const backOff = new BackOff(settings.firstWait, settings.longestWait, random);
  for (let put = 0; ; put += 1) {
    const answer = await patience.tenant(() => tenant.signIn(attempt, signal));
    if (answer.kind !== 'later') return answer;
    if (put >= settings.attempts * 2) return { kind: 'refused', cause: 'other', detail: answer.detail };
    if (put === 1) onNote('Auth0 takes no more sign-ins for the moment; the pilot waits.');
    await clock.sleep(Math.min(answer.wait ?? backOff.next(), settings.longestWait), signal);
  }
}

/** What of the causes is nobody's own. */
function everybodys(cause: SignInCause, application: string, detail: string): UserferryError | null {
  switch (cause) {
    case 'grant-refused':
      return grantRefused(application, detail);
    case 'application-unknown':
      return applicationUnknown(application, detail);
    case 'connection-refused':
      return connectionRefused(application, detail);
    case 'too-many-attempts':
    case 'verification-asked':
      return protectionBlocks(detail);
    case 'wrong-password':
    case 'blocked':
    case 'password-leaked':
    case 'second-factor':
    case 'rule':
    case 'other':
      return null;
    default:
      return assertNever(cause);
  }
}
