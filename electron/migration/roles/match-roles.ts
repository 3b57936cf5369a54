import type { TenantRole } from '../../tenant/tenant-roles.ts';

/** A role of the old application, and the tenant's that stands for it; null where none does. */
export interface RoleMatch {
  readonly name: string;
  readonly role: TenantRole | null;
}

/**
 * Finds the tenant's role for each name: the one that somebody named for it, else the one of the same name, else the only one whose name
 * differs in case alone. Two that differ so are nobody's to choose between.
 * @param given names of the tenant's roles by those of the old application
 */
export function matchRoles(
  names: readonly string[],
  roles: readonly TenantRole[],
  given: ReadonlyMap<string, string>,
): readonly RoleMatch[] {
  const named = (name: string) => roles.find((role) => role.name === name) ?? onlyOne(roles, name);
  return names.map((name) => ({ name, role: named(given.get(name) ?? name) }));
}

function onlyOne(roles: readonly TenantRole[], name: string): TenantRole | null {
  const folded = name.toLowerCase();
  const alike = roles.filter((role) => role.name.toLowerCase() === folded);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}
