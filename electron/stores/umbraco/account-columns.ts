import { type AliasedTable, aliased } from '../aliased-table.ts';
import { firstColumn } from '../expected-columns.ts';
import { unverified } from '../mapping/make.ts';
import type { ColumnRef, Value } from '../mapping/mapping.ts';
import type { CatalogTable } from '../store.ts';

// Columns that later releases added to both tables of accounts.

const text = ['nvarchar', 'varchar'];

export interface AccountColumns {
  readonly own: AliasedTable;
  readonly passwordConfig: ColumnRef | null;
  readonly lastSignIn: ColumnRef | null;
  readonly emailVerified: Value;
  /** The column if it is there with a type that fits. */
  optional(name: string, types: readonly string[]): ColumnRef | null;
}

export function accountColumns(alias: string, table: CatalogTable): AccountColumns {
  const own = aliased(alias, table);
  const optional = (name: string, types: readonly string[]) =>
    firstColumn(table, [name], types) === null ? null : own.at(name);
  const confirmed = optional('emailConfirmedDate', ['datetime', 'datetime2']);
  return {
    own,
    optional,
    passwordConfig: optional('passwordConfig', text),
    lastSignIn: optional('lastLoginDate', ['datetime', 'datetime2']),
    emailVerified:
      confirmed === null ? unverified : { kind: 'provided', that: confirmed, of: { kind: 'constant', value: true } },
  };
}

/** What the database does not tell of the passwords. */
export function passwordNotes({ passwordConfig }: AccountColumns): readonly string[] {
  const assumed =
    'HMACSHA256 is assumed, the default of versions 6 to 8 as far as is known: prove it with an account whose password you know';
  return [
    passwordConfig === null
      ? `No passwordConfig says how the passwords were hashed: that stands in web.config. ${assumed}`
      : `passwordConfig says of a password how it was hashed; where it says nothing, ${assumed}`,
    'Passwords of version 4 are keyed with themselves: Auth0 can’t take them',
  ];
}

/** External logins from 9.3 on are keyed by GUIDs. */
export function externalLoginNotes(logins: CatalogTable | null): readonly string[] {
  return logins === null || firstColumn(logins, ['userOrMemberKey'], ['uniqueidentifier']) === null
    ? []
    : ['umbracoExternalLogin names accounts by a GUID: who signs in with another provider is not read'];
}
