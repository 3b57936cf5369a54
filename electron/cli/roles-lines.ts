import { type GivingState, givingStates, givingStateTexts } from '../common/role-words.ts';
import type { AssignedRole, AssignmentRecord } from '../journal/assignments.ts';
import { countText, momentText } from '../reports/wording.ts';

/** How it stands with the roles of a run's people, in lines. */
export function rolesLines({ finished, askings, roles }: AssignmentRecord): readonly string[] {
  return [
    ...(finished === null
      ? []
      : [`Roles were given by ${momentText(finished)} UTC, to whom the run had brought until then.`]),
    ...askings.map(({ at, by }) => `  asked for by ${by ?? 'nobody by name'} on ${momentText(at)} UTC`),
    ...(roles.length === 0 ? ['Nobody’s metadata names a role.'] : roles.flatMap(roleLines)),
  ];
}

function roleLines(assigned: AssignedRole): readonly string[] {
  const { name, role } = assigned;
  if (role === null) {
    const users = usersOf(assigned);
    return [
      `${name}: the tenant has no role of this name, or two that differ in case alone. ${countText(users)} have it; name the tenant’s with --role "${name}=…".`,
    ];
  }
  return [
    role.name === name ? name : `${name}, at Auth0 ${role.name}`,
    ...givingStates.flatMap((state) =>
      [false, true].flatMap((present) => {
        const users = usersOf(assigned, state, present);
        if (users === 0) return [];
        const who = present ? ' (there before the run: --yes present)' : '';
        return [
          `  ${countText(users).padStart(9)}  ${givingStateTexts[state]}${present && state === 'waiting' ? who : ''}`,
        ];
      }),
    ),
  ];
}

/** The same for programs. */
export function rolesJson({ listed, finished, askings, roles }: AssignmentRecord) {
  const iso = (at: number) => new Date(at).toISOString();
  return {
    listed: iso(listed),
    finished: finished === null ? null : iso(finished),
    asked: askings.map((asking) => ({ ...asking, at: iso(asking.at) })),
    roles: roles.map((assigned) => ({
      name: assigned.name,
      role: assigned.role,
      users: Object.fromEntries(givingStates.map((state) => [state, usersOf(assigned, state)])),
      presentWaiting: usersOf(assigned, 'waiting', true),
    })),
  };
}

/** Users of a role in a state, who were there before the run, or who weren't; left out, all. */
export function usersOf({ counts }: Pick<AssignedRole, 'counts'>, state?: GivingState, present?: boolean): number {
  return counts
    .filter((count) => (state ?? count.state) === count.state && (present ?? count.present) === count.present)
    .reduce((sum, { users }) => sum + users, 0);
}
