import { z } from 'zod';
import type { UsernameLimits } from '../../accounts/username.ts';
import type { keptPasswords } from '../scripts/cases/what-was-said.ts';
import type { CopiesStage } from './copies-stage.ts';
import { type ShownUser, shownUser } from './judge-user.ts';
import type { Observed } from './observed.ts';
import type { madeUp } from './person.ts';
import type { PracticeConnection } from './practice-connection.ts';
import type { EventAnswer, TenantEvents } from './tenant-events.ts';

/** Where events happen: a connection of the practice tenant, and what stands behind its scripts. */
export interface Stage {
  readonly connection: PracticeConnection;
  readonly importMode: boolean;
  /** Whoever comes by a script must have trickle's mark. */
  readonly marked: boolean;
  readonly usernames: UsernameLimits | null;
  /** Copies of accounts; null where the scripts read the legacy database, and none that writes is there. */
  readonly copies: CopiesStage | null;
  readonly madeUp: ReturnType<typeof madeUp>;
  readonly stored: ReturnType<typeof keptPasswords>;
}

/** Somebody on their way through the events, as things stand by now. */
export interface Traveller {
  /** Of its own: what is made up for one is nobody else's. */
  readonly number: number;
  /** In Auth0, with `auth0|`; null while nobody is. */
  here: string | null;
  address: string;
  password: string | null;
  /** As Auth0 says. */
  verified: boolean;
  /** Of the account in the copies. */
  key: string | null;
}

const linkAnswer = z.union([
  z.looseObject({ done: z.boolean() }),
  // Where no such link was mailed, the control call says why as its error.
  z.looseObject({ error: z.string() }).transform(() => ({ done: false })),
]);

/** Lets something happen on a stage and sees what came of it. */
export function see({ connection }: Stage, happen: (events: TenantEvents) => Promise<EventAnswer>): Promise<Observed> {
  return connection.observer.see(happen);
}

export async function signsIn(
  stage: Stage,
  name: string,
  password: string,
): Promise<Observed & { readonly in: boolean }> {
  const seen = await see(stage, (events) => events.signIn(name, password));
  return { ...seen, in: seen.answer.status < 300 };
}

/** Follows the newest link that was mailed to the address; whether the page behind it said that it is done. */
export async function follows(
  stage: Stage,
  kind: 'password-change' | 'verification',
  address: string,
  password: string | null,
): Promise<Observed & { readonly done: boolean }> {
  const seen = await see(stage, (events) => events.follow(kind, address, password));
  return { ...seen, done: linkAnswer.safeParse(seen.answer.body).data?.done === true };
}

/** The user of this id, with `auth0|`; null where there is none. */
export async function userOfId({ connection }: Stage, id: string): Promise<ShownUser | null> {
  const answer = await connection.observer.events.management('GET', `users/${encodeURIComponent(id)}`);
  return answer.status === 200 ? shownUser.parse(answer.body) : null;
}

/** Users of the connection with this address. */
export async function usersOfAddress({ connection: here }: Stage, address: string): Promise<readonly ShownUser[]> {
  const path = `users-by-email?email=${encodeURIComponent(address.toLowerCase())}`;
  const found = z.array(shownUser).parse((await here.observer.events.management('GET', path)).body);
  return found.filter(({ identities }) => identities.some(({ connection }) => connection === here.name));
}

export function changes(stage: Stage, id: string, change: object): Promise<Observed> {
  return see(stage, (events) => events.management('PATCH', `users/${encodeURIComponent(id)}`, change));
}

export function deletes(stage: Stage, id: string): Promise<Observed> {
  return see(stage, (events) => events.management('DELETE', `users/${encodeURIComponent(id)}`));
}

/** Takes somebody out of Auth0 again, so that what comes next begins with who isn't there. No event of the rehearsal. */
export async function takeOut(stage: Stage, address: string, here: string | null): Promise<void> {
  const found = await usersOfAddress(stage, address);
  const ids = new Set([...found.map(({ user_id: id }) => id), ...(here === null ? [] : [here])]);
  for (const id of ids) await deletes(stage, id);
}

/** A user name that nobody has, where the connection asks for one. */
export function withUsername({ usernames }: Stage, token: string): { readonly username?: string } {
  return usernames === null ? {} : { username: token.padEnd(usernames.minLength, '0').slice(0, usernames.maxLength) };
}
