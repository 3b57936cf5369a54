import type { GivingState } from '../../common/role-words.ts';
import type { AssignmentRecord } from '../../journal/assignments.ts';
import { MOST_AT_ONCE } from '../../tenant/tenant-roles.ts';

/** Auth0 docs, GET /roles/{id}/users: at most so many a page. */
const MEMBERS_A_PAGE = 100;

/** Pairs of a user and a role that are still to be given, by what somebody said yes to. */
export function toGive({ roles }: Pick<AssignmentRecord, 'roles'>, withPresent: boolean): number {
  return sum(roles.map((role) => openOf(role, withPresent)));
}

function openOf({ role, counts }: AssignmentRecord['roles'][number], withPresent: boolean): number {
  if (role === null) return 0;
  const open = counts.filter(
    ({ state, present }) => (state === 'waiting' || state === 'intended') && (withPresent || !present),
  );
  return sum(open.map(({ users }) => users));
}

/** The same list once somebody asks for it: whoever was refused, or had lost a role, waits for it again. */
export function askedAgain({ roles }: Pick<AssignmentRecord, 'roles'>): Pick<AssignmentRecord, 'roles'> {
  const waitsAgain = (state: GivingState): GivingState => (state === 'refused' || state === 'lost' ? 'waiting' : state);
  return {
    roles: roles.map((role) => ({
      ...role,
      counts: role.counts.map((count) => ({ ...count, state: waitsAgain(count.state) })),
    })),
  };
}

/** Calls that giving them takes: each role to so many at once, and everybody who has it read back. */
export function callsOf({ roles }: Pick<AssignmentRecord, 'roles'>, withPresent: boolean): number {
  return sum(
    roles
      .filter(({ role }) => role !== null)
      .map((role) => {
        const had = sum(
          role.counts.filter(({ state }) => state === 'had' || state === 'given').map(({ users }) => users),
        );
        const open = openOf(role, withPresent);
        return Math.ceil(open / MOST_AT_ONCE) + Math.ceil((open + had) / MEMBERS_A_PAGE);
      }),
  );
}

/**
 * Calls a second by the burst that the tenant's answers name; null where that is none of those documented (Auth0 docs, rate limit
 * configurations, August 2026). Roles count among everything else: 150 a minute with Professional and Essentials.
 */
export function callsASecond(burst: number | null): number | null {
  switch (burst) {
    case 2:
      return 2;
    case 10:
      // Enterprise that is no production lets 2 through, Professional and Essentials 2.5.
      return 2;
    case 50:
      return 16;
    default:
      return null;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
