/** Each call names its own (Auth0 docs, roles, jobs and connections): to see who would be given what, and to give it. */
const neededToLook = ['read:users', 'read:connections', 'read:roles', 'read:role_members'];
const neededToGive = ['create:role_members', 'update:roles'];

/** Scopes that an application lacks for giving roles, and whether it may look at least. */
export interface LackedRights {
  readonly missing: readonly string[];
  readonly mayLook: boolean;
}

export function lackedRights(granted: readonly string[]): LackedRights {
  const lacks = (scope: string) => !granted.includes(scope);
  return { missing: [...neededToLook, ...neededToGive].filter(lacks), mayLook: !neededToLook.some(lacks) };
}
