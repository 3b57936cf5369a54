import type { CatalogColumn } from '../store.ts';
import { kindOfType } from './kind-of-type.ts';
import type { Mapping } from './mapping.ts';
import { type ColumnRef, isSameColumn } from './value.ts';

/** Parts of names, in small letters without separators, of columns with which somebody could sign in. */
const secretNames =
  /passw|pswd|pwd|kennwort|contrasen|motdepasse|wachtwoord|hash$|salt$|securitystamp|secret|token$|mobilepin|apikey|recoverycode/;

/**
 * Whether a column holds a password, what a password was made of, or something as good as one: no field of a profile is read from it,
 * and no page is offered it. Dates, flags and counts about passwords are none.
 */
export function isSecretColumn(
  { password, details }: Pick<Mapping, 'password' | 'details'>,
  ref: ColumnRef,
  { name, type }: Pick<CatalogColumn, 'name' | 'type'>,
): boolean {
  const named = [
    password.hash,
    password.salt,
    ...details.flatMap(({ role, columns }) => (role === 'two-factor-secret' ? columns : [])),
  ];
  if (named.some((one) => one !== null && isSameColumn(one, ref))) return true;
  const plain = name
    .normalize('NFD')
    .replaceAll(/[^\p{L}\d]/gu, '')
    .toLowerCase();
  return ['text', 'bytes'].includes(kindOfType(type)) && secretNames.test(plain);
}
