import { UserferryError } from '../../common/userferry-error.ts';

/** UF-4503: Auth0 refuses a role to one after another, so it is not one user's. */
export function rolesRefused(name: string, users: number, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4503',
    message: `Auth0 refuses to give the role “${name}”, ${users} users in a row.`,
    kept: 'Whoever was given a role has it, and everybody’s state is written down.',
    next: 'See in the detail why; when that is mended, the same command goes on, and tries those who were refused again.',
    detail,
  });
}
