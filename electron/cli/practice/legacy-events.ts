import { z } from 'zod';
import type { LeftOut } from '../../assistant/deploy/scripts-of-mode.ts';
import type { EventAnswer, TenantEvents } from '../../assistant/rehearsal/tenant-events.ts';
import type { SecondReader } from './second-reader.ts';

/** What one event of legacy mode left on both sides. */
export interface PracticedEvent {
  readonly event: 'create' | 'sign in' | 'change password' | 'verify' | 'change e-mail' | 'delete';
  /** `impossible`: no script can do it for this store, and Auth0 says so. */
  readonly result: 'as wanted' | 'impossible' | 'otherwise';
  /** The actions that Auth0 asked scripts for, in order; one that is not deployed as well. */
  readonly scripts: readonly string[];
  readonly auth0: string;
  readonly legacy: string;
}

const user = z.looseObject({ user_id: z.string(), email_verified: z.boolean() });
/** Where no such link was mailed, the control call says why as its error. */
const followed = z.union([
  z.looseObject({ done: z.boolean(), message: z.string().nullish() }),
  z.looseObject({ error: z.string() }).transform(({ error }) => ({ done: false, message: error })),
]);

const refusal = z.looseObject({ message: z.string().optional(), description: z.string().optional() });

const firstAddress = 'new.person@userferry.example';
const laterAddress = 'renamed.person@userferry.example';
const firstPassword = 'First-Password-1';
const laterPassword = 'Later-Password-2';

type Seen = Pick<PracticedEvent, 'result' | 'auth0' | 'legacy'>;

/**
 * One person's life in legacy mode, from sign-up to deletion, each event over HTTP; afterwards both sides are looked at.
 * @param signIn Whether the connection lets somebody in with this address and password
 */
export async function practiseLegacyEvents(
  events: TenantEvents,
  reader: SecondReader,
  signIn: (email: string, password: string) => Promise<boolean>,
  leftOut: readonly LeftOut[],
): Promise<readonly PracticedEvent[]> {
  const done: PracticedEvent[] = [];
  const practise = async (event: PracticedEvent['event'], happen: () => Promise<Seen>) => {
    const before = (await events.scripts()).length;
    const seen = await happen();
    done.push({ event, ...seen, scripts: (await events.scripts()).slice(before).map(({ action }) => action) });
  };
  const userOf = async (email: string) => {
    const { body } = await events.management('GET', `users-by-email?email=${encodeURIComponent(email)}`);
    return z.array(user).parse(body)[0] ?? null;
  };
  const idOf = async (email: string) => encodeURIComponent((await userOf(email))?.user_id ?? '');

  await practise('create', async () => {
    const answer = await events.signUp(firstAddress, firstPassword);
    const stored = await reader.hasPassword(firstAddress, firstPassword);
    return {
      ...asWanted(answer.status === 200 && stored),
      auth0: answered(answer),
      legacy: stored ? 'the account is there, with this password' : 'no account with this password',
    };
  });
  await practise('sign in', async () => {
    const wrong = await signIn(firstAddress, laterPassword);
    const right = await signIn(firstAddress, firstPassword);
    const stored = await reader.hasPassword(firstAddress, firstPassword);
    return {
      ...asWanted(right && !wrong && stored),
      auth0: `${right ? 'let in' : 'turned away'} with the password, ${wrong ? 'let in' : 'turned away'} with a wrong one`,
      legacy: stored ? 'the password is as it was' : 'the password is another',
    };
  });
  await practise('change password', async () => {
    const asked = await events.askForNewPassword(firstAddress);
    const link = await events.follow('password-change', firstAddress, laterPassword);
    const changed = await reader.hasPassword(firstAddress, laterPassword);
    const old = await reader.hasPassword(firstAddress, firstPassword);
    const [oldIn, newIn] = [await signIn(firstAddress, firstPassword), await signIn(firstAddress, laterPassword)];
    return {
      ...asWanted(asked.status === 200 && changed && !old && newIn && !oldIn),
      auth0: `${linkText(link)}; ${newIn ? 'let in' : 'turned away'} with the new password, ${oldIn ? 'let in' : 'turned away'} with the old one`,
      legacy: changed && !old ? 'has the new password' : 'does not have the new password alone',
    };
  });
  await practise('verify', async () => {
    await events.management('POST', 'jobs/verification-email', {
      user_id: decodeURIComponent(await idOf(firstAddress)),
    });
    const link = await events.follow('verification', firstAddress, null);
    const without = leftOut.find(({ action }) => action === 'verify');
    if (without !== undefined) {
      const refused = !followed.parse(link.body).done;
      return {
        result: refused ? 'impossible' : 'otherwise',
        auth0: linkText(link),
        legacy: without.failure.message,
      };
    }
    const stored = (await reader.account(firstAddress))?.emailVerified === true;
    // Auth0's own mark comes with what login says.
    await signIn(firstAddress, laterPassword);
    const proven = (await userOf(firstAddress))?.email_verified === true;
    return {
      ...asWanted(stored && proven),
      auth0: `${linkText(link)}; ${proven ? 'proven' : 'not proven'} after the next sign-in`,
      legacy: stored ? 'the address is marked as proven' : 'the address is not marked as proven',
    };
  });
  await practise('change e-mail', async () => {
    const answer = await events.management('PATCH', `users/${await idOf(firstAddress)}`, {
      email: laterAddress,
      email_verified: true,
    });
    const there = await reader.hasPassword(laterAddress, laterPassword);
    const gone = (await reader.account(firstAddress)) === null;
    const inside = await signIn(laterAddress, laterPassword);
    return {
      ...asWanted(answer.status === 200 && there && gone && inside),
      auth0: `${answered(answer)}; ${inside ? 'let in' : 'turned away'} with the new address`,
      legacy: there && gone ? 'has the new address, and the same password' : 'does not have the new address alone',
    };
  });
  await practise('delete', async () => {
    const answer = await events.management('DELETE', `users/${await idOf(laterAddress)}`);
    const gone = (await reader.account(laterAddress)) === null;
    const inside = await signIn(laterAddress, laterPassword);
    const left = await userOf(laterAddress);
    return {
      ...asWanted(answer.status === 204 && gone && !inside && left === null),
      auth0: `${answered(answer)}; ${left === null ? 'the user is gone' : 'the user is still there'}, and is ${inside ? 'let in' : 'turned away'}`,
      legacy: gone ? 'the account is gone' : 'the account is still there',
    };
  });
  return done;
}

function asWanted(good: boolean): Pick<PracticedEvent, 'result'> {
  return { result: good ? 'as wanted' : 'otherwise' };
}

function answered({ status, body }: EventAnswer): string {
  const { data } = refusal.safeParse(body);
  const why = status < 400 ? undefined : (data?.message ?? data?.description);
  return why === undefined ? `answered ${status}` : `answered ${status} (${why})`;
}

function linkText({ body }: EventAnswer): string {
  const { done, message } = followed.parse(body);
  return done ? 'the link was taken' : `the link was refused (${message ?? 'no reason given'})`;
}
