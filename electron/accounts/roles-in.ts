/** The names of the roles that a user's `app_metadata` holds: a list under `roles`, or one under `role`; each once, blanks taken off. */
export function rolesIn({ roles, role }: Readonly<Record<string, unknown>>): readonly string[] {
  const named = [...(Array.isArray(roles) ? roles : []), role]
    .filter((each) => typeof each === 'string')
    .map((each) => each.trim());
  return [...new Set(named)].filter((each) => each !== '');
}
