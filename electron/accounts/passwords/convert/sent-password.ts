import type { PasswordEncoding } from '../recipe.ts';

/** `password` of a `custom_password_hash`: how Auth0 is to encode what is typed; nothing for UTF-8, its default. */
export function sentPassword(encoding: PasswordEncoding): {
  readonly password?: { readonly encoding: PasswordEncoding };
} {
  return encoding === 'utf8' ? {} : { password: { encoding } };
}
