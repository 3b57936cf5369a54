import { canRead, compareColumns, type ExpectedColumns } from './expected-columns.ts';
import { at, nameOf } from './mapping/make.ts';
import type { Details } from './mapping/mapping.ts';
import type { Catalog, CatalogTable } from './store.ts';

const text = ['nvarchar', 'varchar'];
const key = [...text, 'uniqueidentifier', 'int', 'bigint'];

const claims: ExpectedColumns = { UserId: key, ClaimType: text, ClaimValue: text };
const logins: ExpectedColumns = { UserId: key, LoginProvider: text, ProviderKey: text };
const tokens: ExpectedColumns = { UserId: key, LoginProvider: text, Name: text, Value: text };
const userRoles: ExpectedColumns = { UserId: key, RoleId: key };
const roles: ExpectedColumns = { Id: key, Name: text };

/** The name under which Identity keeps an authenticator app's secret among its tokens (UserStoreBase.AuthenticatorKeyTokenName). */
const AUTHENTICATOR_KEY = 'AuthenticatorKey';

/** Roles, claims, external logins and authenticator secrets of ASP.NET Identity (any version), where their tables are. */
export function identityDetails(catalog: Catalog, users: CatalogTable): readonly Details[] {
  const details: Details[] = [];
  const link = belonging(catalog, users, userRoles, 'UserRoles');
  const named = link === null ? null : referenced(catalog, link, 'RoleId', roles);
  if (link !== null && named !== null) {
    details.push({
      role: 'roles',
      alias: 'ur',
      table: nameOf(link),
      owner: 'UserId',
      through: { alias: 'r', table: nameOf(named), column: 'Id', equals: 'RoleId' },
      columns: [at('r', 'Name')],
      only: [],
    });
  }
  const claimed = belonging(catalog, users, claims, 'UserClaims');
  if (claimed !== null) details.push(plain('claims', 'uc', claimed, ['ClaimType', 'ClaimValue']));
  const external = belonging(catalog, users, logins, 'UserLogins');
  if (external !== null) details.push(plain('external-logins', 'ul', external, ['LoginProvider']));
  const secrets = belonging(catalog, users, tokens, 'UserTokens');
  if (secrets !== null) {
    details.push({
      ...plain('two-factor-secret', 'ut', secrets, ['Value']),
      only: [{ column: at('ut', 'Name'), value: AUTHENTICATOR_KEY }],
    });
  }
  return details;
}

function plain(role: Details['role'], alias: string, table: CatalogTable, columns: readonly string[]): Details {
  return {
    role,
    alias,
    table: nameOf(table),
    owner: 'UserId',
    through: null,
    columns: columns.map((column) => at(alias, column)),
    only: [],
  };
}

/** The table with these columns that says by a foreign key, or where there is none by its name, that its rows are the users'. */
function belonging(
  catalog: Catalog,
  users: CatalogTable,
  expected: ExpectedColumns,
  ending: string,
): CatalogTable | null {
  const fitting = catalog.tables.filter((table) => canRead(compareColumns(table, expected), Object.keys(expected)));
  const linked = fitting.find(({ foreignKeys }) =>
    foreignKeys.some(({ columns, references }) => columns.includes('UserId') && isSame(references, users)),
  );
  const unlinked = (table: CatalogTable) => table.foreignKeys.every(({ columns }) => !columns.includes('UserId'));
  return (
    linked ??
    fitting.find((table) => unlinked(table) && table.schema === users.schema && table.name.endsWith(ending)) ??
    null
  );
}

function referenced(
  catalog: Catalog,
  from: CatalogTable,
  column: string,
  expected: ExpectedColumns,
): CatalogTable | null {
  const names = Object.keys(expected);
  const fits = (table: CatalogTable) => canRead(compareColumns(table, expected), names);
  const key = from.foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === column);
  if (key !== undefined) return catalog.tables.find((table) => isSame(table, key.references) && fits(table)) ?? null;
  return (
    catalog.tables.find(
      (table) => table.schema === from.schema && table.name.endsWith('Roles') && table !== from && fits(table),
    ) ?? null
  );
}

function isSame(
  one: { readonly schema: string; readonly name: string },
  other: { readonly schema: string; readonly name: string },
): boolean {
  return one.schema === other.schema && one.name === other.name;
}
