import { z } from 'zod';
import type { Catalog, CatalogColumn, CatalogTable, ForeignKey } from '../stores/store.ts';
import type { Row, Statements } from './statements.ts';
import { toColumn } from './to-column.ts';

const objectRows = z.array(z.tuple([z.number(), z.string(), z.string(), z.string()]));
const columnRows = z.array(
  z.tuple([
    z.number(),
    z.string(),
    z.string(),
    z.coerce.number(),
    z.coerce.boolean(),
    z.coerce.number(),
    z.coerce.number(),
    z.coerce.boolean(),
    z.coerce.boolean(),
    z.coerce.number(),
  ]),
);
const keyRows = z.array(z.tuple([z.number(), z.number(), z.coerce.boolean(), z.string()]));
const foreignKeyRows = z.array(z.tuple([z.number(), z.number(), z.string(), z.string(), z.string(), z.string()]));
const leadRows = z.array(z.tuple([z.number(), z.string()]));
const countRows = z.array(z.tuple([z.number(), z.coerce.number()]));

// Every view of the catalog that is read here is in SQL Server 2005 and later, and in Azure SQL.

const objects = `SELECT o.object_id, s.name, o.name, o.type FROM sys.objects AS o
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 ORDER BY s.name, o.name`;

/** A type of the database's own (CREATE TYPE) is told by the one that it is made of; SQL Server's CLR types have none. */
const columns = `SELECT c.object_id, c.name, COALESCE(b.name, y.name), c.max_length, c.is_nullable, c.precision, c.scale, c.is_identity, c.is_computed, c.default_object_id FROM sys.columns AS c
JOIN sys.objects AS o ON o.object_id = c.object_id
JOIN sys.types AS y ON y.user_type_id = c.user_type_id
LEFT JOIN sys.types AS b ON b.user_type_id = c.system_type_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 ORDER BY c.object_id, c.column_id`;

/** A filtered index promises nothing of the rows outside its filter. */
const keys = `SELECT i.object_id, i.index_id, i.is_primary_key, c.name FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
JOIN sys.index_columns AS x ON x.object_id = i.object_id AND x.index_id = i.index_id
JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
WHERE o.type = 'U' AND i.is_unique = 1 AND i.has_filter = 0 AND x.is_included_column = 0
ORDER BY i.object_id, i.index_id, x.key_ordinal`;

/** Kept in the order of its columns (clustered, nonclustered): what else is called an index finds no rows by key. */
const leads = `SELECT i.object_id, c.name FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
JOIN sys.index_columns AS x ON x.object_id = i.object_id AND x.index_id = i.index_id
JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
WHERE o.type = 'U' AND i.type IN (1, 2) AND i.has_filter = 0 AND i.is_disabled = 0 AND i.is_hypothetical = 0 AND x.key_ordinal = 1
ORDER BY i.object_id, i.index_id`;

const foreignKeys = `SELECT k.parent_object_id, k.constraint_object_id, f.name, s.name, t.name, r.name FROM sys.foreign_key_columns AS k
JOIN sys.columns AS f ON f.object_id = k.parent_object_id AND f.column_id = k.parent_column_id
JOIN sys.tables AS t ON t.object_id = k.referenced_object_id
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
JOIN sys.columns AS r ON r.object_id = k.referenced_object_id AND r.column_id = k.referenced_column_id
ORDER BY k.parent_object_id, k.constraint_object_id, k.constraint_column_id`;

const counts =
  'SELECT p.object_id, SUM(p.rows) FROM sys.partitions AS p WHERE p.index_id IN (0, 1) GROUP BY p.object_id';

/** Reads which tables and views there are, with their columns and keys. Shows only what the login may see. */
export async function readCatalog(statements: Statements, signal?: AbortSignal): Promise<Catalog> {
  const read = (statement: string): Promise<readonly Row[]> => statements.rows(statement, [], signal);
  const found = objectRows.parse(await read(objects));
  const columnsOf = Map.groupBy(columnRows.parse(await read(columns)), ([id]) => id);
  const keysOf = Map.groupBy(keyRows.parse(await read(keys)), ([id]) => id);
  const leadsOf = Map.groupBy(leadRows.parse(await read(leads)), ([id]) => id);
  const foreignOf = Map.groupBy(foreignKeyRows.parse(await read(foreignKeys)), ([id]) => id);
  const rowsOf = new Map(countRows.parse(await read(counts)));
  return {
    tables: found.map(
      ([id, schema, name, type]): CatalogTable => ({
        schema,
        name,
        kind: type.trim() === 'V' ? 'view' : 'table',
        columns: (columnsOf.get(id) ?? []).map(catalogColumn),
        ...toKeys(keysOf.get(id) ?? []),
        indexLeads: [...new Set((leadsOf.get(id) ?? []).map(([, column]) => column))],
        foreignKeys: toForeignKeys(foreignOf.get(id) ?? []),
        rows: rowsOf.get(id) ?? 0,
      }),
    ),
  };
}

function catalogColumn([, name, type, bytes, nullable, precision, scale, identity, computed, byDefault]: z.infer<
  typeof columnRows
>[number]): CatalogColumn {
  const column = toColumn(name, type, bytes, nullable, { precision, scale });
  // A rowversion, which the catalog calls timestamp, is SQL Server's own to write.
  if (computed || type === 'timestamp') return { ...column, filled: 'computed' };
  if (identity) return { ...column, filled: 'identity' };
  return byDefault === 0 ? column : { ...column, filled: 'default' };
}

function toKeys(rows: z.infer<typeof keyRows>): Pick<CatalogTable, 'primaryKey' | 'uniqueKeys'> {
  const indexes = [...Map.groupBy(rows, ([, index]) => index).values()];
  const columnsOf = (index: z.infer<typeof keyRows>) => index.map(([, , , column]) => column);
  const isPrimary = (index: z.infer<typeof keyRows>) => index[0]?.[2] === true;
  return {
    primaryKey: columnsOf(indexes.find(isPrimary) ?? []),
    uniqueKeys: indexes.filter((index) => !isPrimary(index)).map(columnsOf),
  };
}

function toForeignKeys(rows: z.infer<typeof foreignKeyRows>): readonly ForeignKey[] {
  return [...Map.groupBy(rows, ([, constraint]) => constraint).values()].map((parts) => ({
    columns: parts.map(([, , column]) => column),
    references: { schema: parts[0]?.[3] ?? '', name: parts[0]?.[4] ?? '' },
    referencedColumns: parts.map(([, , , , , column]) => column),
  }));
}
