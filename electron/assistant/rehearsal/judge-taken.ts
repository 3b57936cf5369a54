import { z } from 'zod';
import type { Observed } from './observed.ts';
import type { Person } from './person.ts';
import { failed, refusedRightly, type Verdict } from './verdict.ts';

const refusal = z.looseObject({ message: z.string().optional() });

/** How Auth0 says of each way that somebody has the address (AUTH0: sign-up's log, 409, and Support on a changed address). */
const saysTaken: Readonly<Record<'sign-up' | 'api-create' | 'address-taken', (seen: Observed) => boolean>> = {
  'sign-up': ({ log }) =>
    log.some(({ type, description }) => type === 'fs' && description === 'The user already exists.'),
  'api-create': ({ answer }) => answer.status === 409,
  'address-taken': ({ answer }) =>
    answer.status === 400 && refusal.safeParse(answer.body).data?.message === 'The specified new email already exists',
};

/** Holds an attempt to have an account's address against what must come of it: refused, as getUser knows somebody by it. */
export function judgeTaken(
  event: keyof typeof saysTaken,
  seen: Observed,
  { standing }: Pick<Person, 'standing'>,
): Verdict {
  if (seen.answer.status < 300) {
    return failed('Auth0 finds the address free, as getUser knows nobody by it: two people would have it.');
  }
  if (saysTaken[event](seen)) return refusedRightly;
  // Whom getUser refuses by an error, or knows several of, keeps the address all the same.
  if (standing === 'barred' || standing === 'shared') return refusedRightly;
  return failed('Refused, but not because somebody has the address: getUser does not say that it knows them.');
}
