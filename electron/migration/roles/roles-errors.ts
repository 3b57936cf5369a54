import { UserferryError } from '../../common/userferry-error.ts';

const kept = 'Nobody was given a role.';

/** UF-4504: a name that stands for nothing would leave everybody without the role, as if nobody had named one. */
export function roleUnknown(old: string, tenants: string): UserferryError {
  return new UserferryError({
    code: 'UF-4504',
    message: `The tenant has no role “${tenants}”, which was to stand for “${old}”, or two that differ in case alone.`,
    kept,
    next: 'Write its name as the Auth0 dashboard has it under User Management, Roles (behind the first = of --role), or choose another.',
  });
}

/** UF-4503: Auth0 refuses a role to one after another, so it is not one user's. */
export function rolesRefused(name: string, users: number, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4503',
    message: `Auth0 refuses to give the role “${name}”, ${users} users in a row.`,
    kept: 'Whoever was given a role has it, and everybody’s state is written down.',
    next: 'See in the detail why; when that is mended, going on tries those who were refused again.',
    detail,
  });
}

/** UF-4505: a yes is to what was shown, and somebody has looked anew since. */
export function listedAnew(run: string): UserferryError {
  return new UserferryError({
    code: 'UF-4505',
    message: `Who of run ${run} would be given which role was looked up anew meanwhile; the yes was to the list before.`,
    kept: 'Nobody was given a role by this; whoever has one has it still.',
    next: 'See the list that is shown now, and say yes to that if it is as it should be.',
  });
}

/** UF-4506: the yes was to a role by its name. */
export function roleGone(name: string): UserferryError {
  return new UserferryError({
    code: 'UF-4506',
    message: `The tenant’s role “${name}” is not there any more, or has another name.`,
    kept: 'Nobody was given a role by this; whoever has one has it still.',
    next: 'Look once more, and choose what is to stand for it.',
  });
}

/** UF-4507: said before anybody is given anything, all of them at once. */
export function mayNotGive(missing: readonly string[]): UserferryError {
  return new UserferryError({
    code: 'UF-4507',
    message: `The application lacks rights that giving roles needs (${missing.join(', ')}).`,
    kept: 'Nobody was given a role by this; whoever has one has it still.',
    next: 'Grant them in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications, then try again. They hold for the next token.',
  });
}
