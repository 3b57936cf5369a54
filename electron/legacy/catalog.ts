import { z } from 'zod';
import type { Catalog, CatalogColumn } from '../stores/store.ts';
import type { Row, Statements } from './statements.ts';

const tableRows = z.array(z.tuple([z.number(), z.string(), z.string()]));
const columnRows = z.array(z.tuple([z.number(), z.string(), z.string(), z.coerce.number(), z.coerce.boolean()]));
const keyRows = z.array(z.tuple([z.number(), z.string()]));
const countRows = z.array(z.tuple([z.number(), z.coerce.number()]));

/** Reads which tables, columns and primary keys there are. Shows only what the login may see. */
export async function readCatalog(statements: Statements, signal?: AbortSignal): Promise<Catalog> {
  const read = (statement: string): Promise<readonly Row[]> => statements.rows(statement, [], signal);
  const tables = tableRows.parse(
    await read(
      'SELECT t.object_id, s.name, t.name FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id ORDER BY s.name, t.name',
    ),
  );
  const columns = columnRows.parse(
    await read(
      'SELECT c.object_id, c.name, y.name, c.max_length, c.is_nullable FROM sys.columns AS c JOIN sys.tables AS t ON t.object_id = c.object_id JOIN sys.types AS y ON y.user_type_id = c.user_type_id ORDER BY c.object_id, c.column_id',
    ),
  );
  const keys = keyRows.parse(
    await read(
      'SELECT i.object_id, c.name FROM sys.indexes AS i JOIN sys.index_columns AS x ON x.object_id = i.object_id AND x.index_id = i.index_id JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id WHERE i.is_primary_key = 1 ORDER BY i.object_id, x.key_ordinal',
    ),
  );
  const counts = new Map(
    countRows.parse(
      await read(
        'SELECT p.object_id, SUM(p.rows) FROM sys.partitions AS p WHERE p.index_id IN (0, 1) GROUP BY p.object_id',
      ),
    ),
  );
  const columnsOf = groupBy(columns);
  const keysOf = groupBy(keys);
  return {
    tables: tables.map(([id, schema, name]) => ({
      schema,
      name,
      columns: (columnsOf.get(id) ?? []).map(([, column, type, bytes, nullable]) =>
        toColumn(column, type, bytes, nullable),
      ),
      primaryKey: (keysOf.get(id) ?? []).map(([, column]) => column),
      rows: counts.get(id) ?? 0,
    })),
  };
}

/** `max_length` is in bytes, two for each character of the Unicode types, -1 for max (Microsoft: sys.columns). */
function toColumn(name: string, type: string, bytes: number, nullable: boolean): CatalogColumn {
  if (/^n(var)?char$|^sysname$/.test(type)) return { name, type, length: bytes === -1 ? -1 : bytes / 2, nullable };
  const hasLength = /^(var)?(char|binary)$/.test(type);
  return { name, type, length: hasLength ? bytes : null, nullable };
}

function groupBy<R extends readonly [number, ...unknown[]]>(rows: readonly R[]): ReadonlyMap<number, readonly R[]> {
  const groups = new Map<number, R[]>();
  for (const row of rows) {
    const group = groups.get(row[0]);
    if (group) group.push(row);
    else groups.set(row[0], [row]);
  }
  return groups;
}
