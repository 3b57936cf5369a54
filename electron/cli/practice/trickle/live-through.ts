import { z } from 'zod';
import type { EventAnswer, TenantEvents } from '../../../assistant/rehearsal/tenant-events.ts';
import { assertNever } from '../../../common/assert-never.ts';
import { type SignInTarget, signIn } from '../sign-ins.ts';
import type { Life, Step, Visit } from './lives.ts';
import type { Person } from './people.ts';

/** A life with whose it is. */
export interface LivedLife extends Life {
  readonly person: Person;
}

/** What happened so far; each number counts attempts. */
export interface Happened {
  signIns: number;
  turnedAway: number;
  resets: number;
  signUps: number;
  signUpsRefused: number;
  addressesChanged: number;
  removed: number;
  /** What was answered otherwise than it should have been, the first of them. */
  readonly surprises: string[];
}

export function nothingYet(): Happened {
  return {
    signIns: 0,
    turnedAway: 0,
    resets: 0,
    signUps: 0,
    signUpsRefused: 0,
    addressesChanged: 0,
    removed: 0,
    surprises: [],
  };
}

/** So many at a time: scripts of several people run side by side in one container, as at Auth0. */
const AT_A_TIME = 8;
/** So many surprises are enough to see what is wrong. */
const SHOWN_SURPRISES = 20;

const followed = z.looseObject({ done: z.boolean() });
const found = z.array(z.looseObject({ user_id: z.string() }));

/**
 * Lets people do what they do, several at a time, over the tenant's public HTTP. Nobody's doings touch another person's, so what comes
 * of it depends on no order.
 */
export async function liveThrough(
  visits: readonly Visit[],
  target: SignInTarget,
  events: TenantEvents,
  happened: Happened,
): Promise<void> {
  const queue = visits.values();
  const work = async () => {
    for (const { person, steps } of queue) {
      for (const step of steps) {
        if (await goesAsItShould(step, person, target, events, happened)) continue;
        const { behaviour, key } = person;
        if (happened.surprises.length < SHOWN_SURPRISES) {
          happened.surprises.push(`${behaviour} ${key}: ${JSON.stringify(step)} went otherwise`);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

/** What somebody types for the one or the other. */
export function typed(
  { address, otherAddress, password, newPassword }: Person,
  { as, with: which }: Pick<Extract<Step, { kind: 'sign-in' }>, 'as' | 'with'>,
): { readonly email: string; readonly password: string } {
  const words = { old: password ?? '', new: newPassword, wrong: `${password ?? newPassword}!` };
  return { email: as === 'own' ? address : otherAddress, password: words[which] };
}

async function goesAsItShould(
  step: Step,
  person: Person,
  target: SignInTarget,
  events: TenantEvents,
  happened: Happened,
): Promise<boolean> {
  switch (step.kind) {
    case 'sign-in': {
      const { email, password } = typed(person, step);
      const letIn = await signIn(target, email, password);
      happened.signIns += 1;
      if (!letIn) happened.turnedAway += 1;
      return letIn === step.letIn;
    }
    case 'reset': {
      happened.resets += 1;
      const asked = await events.askForNewPassword(person.address);
      const { status, body } = await events.follow('password-change', person.address, person.newPassword);
      return asked.status === 200 && status === 200 && followed.parse(body).done;
    }
    case 'sign-up': {
      const { email, password } = typed(person, { as: step.as, with: 'new' });
      const { status } = await events.signUp(email, password);
      happened.signUps += 1;
      if (status !== 200) happened.signUpsRefused += 1;
      return (status === 400) === step.taken;
    }
    case 'change-address': {
      happened.addressesChanged += 1;
      const changed = { email: person.otherAddress, email_verified: true };
      return (await ofUser(events, person, (id) => events.management('PATCH', `users/${id}`, changed))).status === 200;
    }
    case 'be-removed':
      happened.removed += 1;
      return (await ofUser(events, person, (id) => events.management('DELETE', `users/${id}`))).status === 204;
    default:
      return assertNever(step);
  }
}

/** Finds the user by the address of the old database, as a help desk does. */
async function ofUser(
  events: TenantEvents,
  { address }: Person,
  change: (id: string) => Promise<EventAnswer>,
): Promise<EventAnswer> {
  const email = encodeURIComponent(address.toLowerCase());
  const { body } = await events.management('GET', `users-by-email?email=${email}`);
  return change(encodeURIComponent(found.parse(body)[0]?.user_id ?? ''));
}
