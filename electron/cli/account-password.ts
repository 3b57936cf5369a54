import { UserferryError } from '../common/userferry-error.ts';

/**
 * The password of an account that a verb was told of, from the environment, where no other user of the machine sees it.
 * @throws UserferryError UF-7213
 */
export function accountPassword(): string {
  const password = process.env.USERFERRY_ACCOUNT_PASSWORD ?? '';
  if (password !== '') return password;
  throw new UserferryError({
    code: 'UF-7213',
    message: 'An account was named, and not its password.',
    kept: 'No script was run.',
    next: 'Set USERFERRY_ACCOUNT_PASSWORD in the environment, or leave --account out: what needs it is then not run.',
  });
}
