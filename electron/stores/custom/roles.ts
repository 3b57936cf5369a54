import { aliased } from '../aliased-table.ts';
import { indexOf } from '../catalog-index.ts';
import { kindOfType } from '../mapping/kind-of-type.ts';
import type { Details, Join, Value } from '../mapping/mapping.ts';
import type { Catalog, CatalogColumn, CatalogTable } from '../store.ts';
import type { SurveyedTable } from './columns/surveyed-table.ts';
import { speaksOf, speaksOfAny } from './words/read-name.ts';

/** Where an account's roles stand: in a table between, or in one that the account's own row names. */
export interface RoleChoice {
  readonly details: readonly Details[];
  readonly joins: readonly Join[];
  readonly role: Value | null;
  readonly evidence: readonly string[];
}

const none: RoleChoice = { details: [], joins: [], role: null, evidence: [] };

/** Roles by foreign keys alone: names would join what doesn't belong together. */
export function chooseRoles({ table, profiles }: SurveyedTable, key: string, catalog: Catalog): RoleChoice {
  const between = catalog.tables.flatMap((link) => linkOf(link, table, key, catalog) ?? []);
  const [first, second] = between;
  if (first !== undefined) {
    return {
      ...none,
      details: [first],
      evidence: [
        `${first.table.name} gives accounts their roles by foreign keys`,
        ...(second === undefined ? [] : [`${second.table.name} may give roles too: left out`]),
      ],
    };
  }
  for (const { columns, references, referencedColumns } of table.foreignKeys) {
    const [column, ...more] = columns;
    const [referenced] = referencedColumns;
    const target = indexOf(catalog).table(references);
    if (column === undefined || referenced === undefined || more.length > 0 || target === null) continue;
    const word = speaksOf(target.name, 'role') || speaksOf(column, 'role') ? wordOf(target) : null;
    if (word === null || target === table) continue;
    return {
      ...none,
      joins: [
        {
          alias: 'r',
          table: aliased('r', target).table,
          on: [{ column: referenced, equals: aliased('u', table).at(column) }],
          latestBy: null,
        },
      ],
      role: aliased('r', target).value(word.name),
      evidence: [`${column} names a row of ${target.name}, whose ${word.name} is the account’s role`],
    };
  }
  const own = profiles.filter(
    ({ said, kind, choices }) => kind === 'text' && choices !== null && choices.size > 0 && speaksOf(said, 'role'),
  );
  const [column] = own;
  if (column === undefined || own.length > 1) return none;
  return {
    ...none,
    role: aliased('u', table).value(column.name),
    evidence: [`${column.name} holds the account’s role as a word`],
  };
}

function linkOf(link: CatalogTable, table: CatalogTable, key: string, catalog: Catalog): Details | null {
  const toAccounts = link.foreignKeys.filter(
    ({ references, referencedColumns }) =>
      references.schema === table.schema &&
      references.name === table.name &&
      referencedColumns.length === 1 &&
      referencedColumns[0] === key,
  );
  const owner = toAccounts.length === 1 ? toAccounts[0]?.columns[0] : undefined;
  if (owner === undefined || link === table) return null;
  for (const { columns, references, referencedColumns } of link.foreignKeys) {
    const [equals, ...more] = columns;
    const [column] = referencedColumns;
    const target = indexOf(catalog).table(references);
    if (equals === undefined || column === undefined || more.length > 0 || target === null || target === table)
      continue;
    if (!speaksOf(target.name, 'role') && !speaksOf(link.name, 'role') && !speaksOf(equals, 'role')) continue;
    const word = wordOf(target);
    if (word === null) continue;
    return {
      role: 'roles',
      alias: 'ur',
      table: aliased('ur', link).table,
      owner,
      through: { alias: 'r', table: aliased('r', target).table, column, equals },
      columns: [aliased('r', target).at(word.name)],
      only: [],
    };
  }
  return null;
}

/** The column with a role's name. */
function wordOf({ columns }: CatalogTable): CatalogColumn | null {
  const texts = columns.filter(({ type }) => kindOfType(type) === 'text');
  const named = texts.filter(({ name }) => speaksOf(name, 'name'));
  if (named.length === 1) return named[0] ?? null;
  const role = texts.filter(
    ({ name }) => speaksOfAny(name, ['role', 'name']) && !speaksOfAny(name, ['other', 'changed', 'created']),
  );
  if (role.length === 1) return role[0] ?? null;
  return texts.length === 1 ? (texts[0] ?? null) : null;
}
