import { UserferryError } from '../../common/userferry-error.ts';

/** UF-4504: a name that stands for nothing would leave everybody without the role, as if nobody had named one. */
export function roleUnknown(old: string, tenants: string): UserferryError {
  return new UserferryError({
    code: 'UF-4504',
    message: `The tenant has no role “${tenants}”, which --role names for “${old}”, or two that differ in case alone.`,
    kept: 'Nobody was given a role.',
    next: 'Write its name as the Auth0 dashboard has it under User Management, Roles; what stands before the first = is the old application’s.',
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
