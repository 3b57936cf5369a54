import type { Catalog, CatalogTable } from '../../../electron/stores/store.ts';

/** A catalog as a survey would read it after running these CREATE TABLE statements. */
export function catalogOfDdl(ddl: readonly string[]): Catalog {
  return { tables: ddl.flatMap(tableOfStatement) };
}

function tableOfStatement(statement: string): readonly CatalogTable[] {
  const head = /^CREATE TABLE \[(\w+)\]\.\[(\w+)\] \(/.exec(statement);
  if (head === null) return [];
  const columns = [...statement.matchAll(/^\s+\[(\w+)\] (\w+)(?:\((\w+)\))?(.*)$/gm)].map(
    ([, name = '', type = '', length, rest = '']) => ({
      name,
      type,
      length: length === undefined ? null : length === 'max' ? -1 : Number(length),
      nullable: !rest.includes('NOT NULL'),
    }),
  );
  const foreignKeys = [
    ...statement.matchAll(/FOREIGN KEY \(\[(\w+)\]\)\s+REFERENCES \[(\w+)\]\.\[(\w+)\] \(\[(\w+)\]\)/g),
  ].map(([, column = '', schema = '', name = '', referenced = '']) => ({
    columns: [column],
    references: { schema, name },
    referencedColumns: [referenced],
  }));
  const [schema = '', name = ''] = head.slice(1);
  const primaryKey = namesIn(/PRIMARY KEY (?:NON)?(?:CLUSTERED )?\(([^)]*)\)/.exec(statement)?.[1] ?? '');
  return [{ kind: 'table', schema, name, columns, primaryKey, uniqueKeys: [], foreignKeys, rows: 10 }];
}

function namesIn(list: string): readonly string[] {
  return [...list.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
}

/** The catalog with one table changed. */
export function withTable(catalog: Catalog, name: string, change: (table: CatalogTable) => CatalogTable): Catalog {
  return { tables: catalog.tables.map((table) => (table.name === name ? change(table) : table)) };
}

export function withoutColumn(catalog: Catalog, table: string, column: string): Catalog {
  return withTable(catalog, table, (before) => ({
    ...before,
    columns: before.columns.filter(({ name }) => name !== column),
  }));
}

export function withColumnType(catalog: Catalog, table: string, column: string, type: string): Catalog {
  return withTable(catalog, table, (before) => ({
    ...before,
    columns: before.columns.map((each) => (each.name === column ? { ...each, type, length: null } : each)),
  }));
}
