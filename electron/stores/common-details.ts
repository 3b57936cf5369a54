import { aliased } from './aliased-table.ts';
import type { Details } from './mapping/mapping.ts';
import type { CatalogTable } from './store.ts';

/** Roles as nearly every store keeps them: a table that links users to roles, and one that names the roles. */
export function rolesThrough(
  { link, owner, equals }: { readonly link: CatalogTable; readonly owner: string; readonly equals: string },
  { table, id, name }: { readonly table: CatalogTable; readonly id: string; readonly name: string },
): Details {
  const [ur, r] = [aliased('ur', link), aliased('r', table)];
  return {
    role: 'roles',
    alias: 'ur',
    table: ur.table,
    owner: ur.name(owner),
    through: { alias: 'r', table: r.table, column: r.name(id), equals: ur.name(equals) },
    columns: [r.at(name)],
    only: [],
  };
}

/** With which other providers somebody signs in. */
export function externalLogins(table: CatalogTable, owner: string, provider: string): Details {
  const ul = aliased('ul', table);
  return {
    role: 'external-logins',
    alias: 'ul',
    table: ul.table,
    owner: ul.name(owner),
    through: null,
    columns: [ul.at(provider)],
    only: [],
  };
}
