import { type AliasedTable, aliased } from './aliased-table.ts';
import { indexOf, isSameName } from './catalog-index.ts';
import { externalLogins, rolesThrough } from './common-details.ts';
import { canRead, compareColumns, type ExpectedColumns, tablesWith } from './expected-columns.ts';
import type { Details, Mapping } from './mapping/mapping.ts';
import type { Catalog, CatalogTable } from './store.ts';

const text = ['nvarchar', 'varchar'];
const key = [...text, 'uniqueidentifier', 'int', 'bigint'];

const claims: ExpectedColumns = { ClaimType: text, ClaimValue: text };
const logins: ExpectedColumns = { LoginProvider: text, ProviderKey: text };
const tokens: ExpectedColumns = { LoginProvider: text, Name: text, Value: text };
const userRoles: ExpectedColumns = { RoleId: key };
const roles: ExpectedColumns = { Id: key, Name: text };

/** How the column that names the user is called; `User_Id` by Identity 1.0. */
const owners = ['UserId', 'User_Id'] as const;

/** The name under which Identity keeps an authenticator app's secret among its tokens (UserStoreBase.AuthenticatorKeyTokenName). */
const AUTHENTICATOR_KEY = 'AuthenticatorKey';

/** The profile as Identity 2 and ASP.NET Core keep it in the same columns. */
export function identityFields(u: AliasedTable): Mapping['fields'] {
  return {
    email: u.value('Email'),
    email_verified: u.value('EmailConfirmed'),
    username: u.value('UserName'),
    name: u.value('UserName'),
    phone_number: u.value('PhoneNumber'),
    phone_verified: u.value('PhoneNumberConfirmed'),
  };
}

/** Roles, claims, external logins and authenticator secrets of ASP.NET Identity (any version), where their tables are. */
export function identityDetails(catalog: Catalog, users: CatalogTable): readonly Details[] {
  const details: Details[] = [];
  const link = belonging(catalog, users, userRoles, 'UserRoles', 'ur');
  const named = link === null ? null : referenced(catalog, link.owned, 'RoleId');
  if (link !== null && named !== null) {
    details.push(
      rolesThrough(
        { link: link.owned, owner: link.details.owner, equals: 'RoleId' },
        { table: named, id: 'Id', name: 'Name' },
      ),
    );
  }
  const claimed = belonging(catalog, users, claims, 'UserClaims', 'uc');
  if (claimed !== null) details.push(plain('claims', claimed, ['ClaimType', 'ClaimValue']));
  const external = belonging(catalog, users, logins, 'UserLogins', 'ul');
  if (external !== null) details.push(externalLogins(external.owned, external.details.owner, 'LoginProvider'));
  const secrets = belonging(catalog, users, tokens, 'UserTokens', 'ut');
  if (secrets !== null) {
    details.push({
      ...plain('two-factor-secret', secrets, ['Value']),
      only: [{ column: secrets.own.at('Name'), value: AUTHENTICATOR_KEY }],
    });
  }
  return details;
}

/** A table whose rows belong to users, and what every kind of details says of it. */
interface Owned {
  readonly owned: CatalogTable;
  readonly own: AliasedTable;
  readonly details: Pick<Details, 'alias' | 'table' | 'owner' | 'through' | 'only'>;
}

function plain(role: Details['role'], { own, details }: Owned, columns: readonly string[]): Details {
  return { ...details, role, columns: columns.map(own.at) };
}

/** The table with these columns that says by a foreign key, or where it has none by its name, that its rows are the users'. */
function belonging(
  catalog: Catalog,
  users: CatalogTable,
  expected: ExpectedColumns,
  ending: string,
  alias: string,
): Owned | null {
  const index = indexOf(catalog);
  const names = Object.keys(expected);
  const linked = index
    .referring(users)
    .find(({ from, key }) => isOwner(key.columns) && canRead(compareColumns(from, expected), names));
  if (linked !== undefined) return owned(linked.from, linked.key.columns[0] ?? '', alias);
  const namedSo = tablesWith(catalog, expected, names).flatMap((table) => {
    const owner = owners.find((name) => canRead(compareColumns(table, { [name]: key }), [name]));
    const free =
      owner !== undefined && table.foreignKeys.every(({ columns }) => !columns.some((c) => isSameName(c, owner)));
    return free && isNamedBeside(table, users, ending) ? [owned(table, owner, alias)] : [];
  });
  // Two that fit by their names alone are none: nothing says which one is these users'.
  return namedSo.length === 1 ? (namedSo[0] ?? null) : null;
}

function isOwner([column = '', ...others]: readonly string[]): boolean {
  return others.length === 0 && owners.some((name) => isSameName(name, column));
}

/** `X_UserRoles` stands beside `X_Users`; what stands beside a table of another name is any `…UserRoles` of its schema. */
function isNamedBeside(table: CatalogTable, users: CatalogTable, ending: string): boolean {
  if (table.schema !== users.schema) return false;
  const prefix = /^(.*)Users$/i.exec(users.name)?.[1];
  return prefix === undefined
    ? isSameName(table.name.slice(-ending.length), ending)
    : isSameName(table.name, `${prefix}${ending}`);
}

function owned(table: CatalogTable, owner: string, alias: string): Owned {
  const own = aliased(alias, table);
  return {
    owned: table,
    own,
    details: { alias, table: own.table, owner: own.name(owner), through: null, only: [] },
  };
}

function referenced(catalog: Catalog, from: CatalogTable, column: string): CatalogTable | null {
  const names = Object.keys(roles);
  const key = from.foreignKeys.find(({ columns }) => columns.length === 1 && isSameName(columns[0] ?? '', column));
  if (key !== undefined) {
    const table = indexOf(catalog).table(key.references);
    return table !== null && canRead(compareColumns(table, roles), names) ? table : null;
  }
  const namedSo = tablesWith(catalog, roles, names).filter(
    ({ schema, name }) => schema === from.schema && name !== from.name && /Roles$/i.test(name),
  );
  return namedSo.length === 1 ? (namedSo[0] ?? null) : null;
}
