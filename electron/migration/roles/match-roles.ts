import type { TenantRole } from '../../tenant/tenant-roles.ts';
import type { ChosenRoles } from './roles-types.ts';

/** A role of the old application, and the tenant's that stands for it; null where none does. */
export interface RoleMatch {
  readonly name: string;
  readonly role: TenantRole | null;
}

/**
 * Finds the tenant's role for each name: the one that somebody chose for it, or none where they chose that, else the one of the same name, else the only one whose name
 * differs in case alone. Two that differ so are nobody's to choose between.
 */
export function matchRoles(
  names: readonly string[],
  roles: readonly TenantRole[],
  chosen: ChosenRoles,
): readonly RoleMatch[] {
  const named = (name: string) => roles.find((role) => role.name === name) ?? onlyOne(roles, name);
  return names.map((name) => {
    const choice = chosen.get(name);
    return { name, role: choice === null ? null : named(choice ?? name) };
  });
}

function onlyOne(roles: readonly TenantRole[], name: string): TenantRole | null {
  const folded = name.toLowerCase();
  const alike = roles.filter((role) => role.name.toLowerCase() === folded);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}
