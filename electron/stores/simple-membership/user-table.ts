import { findColumn, indexOf, isSameName } from '../catalog-index.ts';
import { firstColumn, keyOfColumn, sibling, tablesWith } from '../expected-columns.ts';
import type { Catalog, CatalogTable } from '../store.ts';

// The table of users belongs to the application: WebSecurity.InitializeDatabaseConnection names it and two of its columns, and the
// database doesn't say which. SimpleRoleProvider gives webpages_UsersInRoles a foreign key to it; webpages_Membership has none.

/** The application's own table of users. */
export interface UserTable {
  readonly table: CatalogTable;
  readonly id: string;
  /** Null where no column is seen to hold user names. */
  readonly userName: string | null;
  /** Null where no column is named for addresses: the user name may be one. */
  readonly email: string | null;
  /** How it was found, for a person. */
  readonly found: string;
  readonly by: 'foreign-key' | 'name';
}

const text = ['nvarchar', 'varchar'];

/** `UserProfile` and its columns are those of Visual Studio's template; the others are what applications call them. */
const tableNames = ['UserProfile', 'UserProfiles', 'Users', 'User', 'Accounts', 'Account', 'Members', 'Member'];
const userNameColumns = ['UserName', 'User_Name', 'LoginName', 'Login', 'UserLogin', 'AccountName'];
const emailColumns = ['Email', 'EmailAddress', 'E_mail', 'UserEmail', 'Mail'];

/** Tables whose keys webpages_Membership.UserId holds: by the foreign keys, else by their names. */
export function userTablesOf(catalog: Catalog, membership: CatalogTable): readonly UserTable[] {
  const byKey = byForeignKey(catalog, membership);
  return byKey.length > 0 ? byKey : byName(catalog, membership);
}

function byForeignKey(catalog: Catalog, membership: CatalogTable): readonly UserTable[] {
  const found = new Map<CatalogTable, UserTable>();
  for (const name of ['webpages_UsersInRoles', 'webpages_Membership', 'webpages_OAuthMembership']) {
    const from = sibling(catalog, membership, name);
    for (const { columns, references, referencedColumns } of from?.foreignKeys ?? []) {
      const table = indexOf(catalog).table(references);
      const owned = columns.length === 1 && isSameName(columns[0] ?? '', 'UserId');
      if (table === null || !owned || found.has(table) || /^webpages_/i.test(table.name)) continue;
      const how = `${name} refers to ${table.name} by a foreign key`;
      const users = userTable(table, referencedColumns[0] ?? '', how, 'foreign-key');
      if (users !== null) found.set(table, users);
    }
  }
  return [...found.values()];
}

function byName(catalog: Catalog, membership: CatalogTable): readonly UserTable[] {
  const named = tableNames.map((name) => sibling(catalog, membership, name));
  const shaped = tablesWith(catalog, { UserId: ['int'], UserName: text }, ['UserId', 'UserName']).filter(
    ({ schema, name }) => schema === membership.schema && !/^webpages_/i.test(name),
  );
  for (const table of [...named, ...(shaped.length === 1 ? shaped : [])]) {
    const [id, ...others] = table?.primaryKey ?? [];
    if (table === null || id === undefined || others.length > 0) continue;
    const how = `No foreign key says which table holds the users; ${table.name} is taken for its name and columns`;
    const users = userTable(table, id, how, 'name');
    if (users !== null && (users.userName ?? users.email) !== null) return [users];
  }
  return [];
}

function userTable(table: CatalogTable, id: string, found: string, by: UserTable['by']): UserTable | null {
  const column = findColumn(table, id);
  if (column === null || keyOfColumn(column)?.kind !== 'integer') return null;
  const email = firstColumn(table, emailColumns, text);
  const userName = firstColumn(table, userNameColumns, text) ?? email ?? onlyUniqueText(table);
  return { table, id: column.name, userName, email, found, by };
}

/** The provider makes the column of user names unique where it makes the table. */
function onlyUniqueText(table: CatalogTable): string | null {
  const unique = table.uniqueKeys.flatMap((key) => (key.length === 1 ? (firstColumn(table, key, text) ?? []) : []));
  return unique.length === 1 ? (unique[0] ?? null) : null;
}
