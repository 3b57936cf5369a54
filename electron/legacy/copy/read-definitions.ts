import { z } from 'zod';
import type { Statements } from '../statements.ts';
import { declaredType } from './declared-type.ts';
import {
  type ColumnDefinition,
  type Definitions,
  type ForeignKeyDefinition,
  type KeyDefinition,
  type ModuleDefinition,
  referentialAction,
  type TableDefinition,
} from './table-definition.ts';

const nullableText = z.string().nullable();
const flag = z.coerce.boolean();

const objectRows = z.array(z.tuple([z.number(), z.string(), z.string()]));
const columnRows = z.array(
  z.tuple([
    z.number(),
    z.string(),
    z.string(),
    z.coerce.number(),
    z.coerce.number(),
    z.coerce.number(),
    flag,
    flag,
    nullableText,
    nullableText,
    nullableText,
    nullableText,
    nullableText,
    z.coerce.number(),
  ]),
);
const keyRows = z.array(
  z.tuple([z.number(), z.number(), z.string(), flag, flag, z.coerce.number(), flag, nullableText, z.string(), flag]),
);
const checkRows = z.array(z.tuple([z.number(), z.string(), nullableText]));
const foreignKeyRows = z.array(
  z.tuple([
    z.number(),
    z.number(),
    z.string(),
    z.coerce.number(),
    z.coerce.number(),
    z.string(),
    z.string(),
    z.string(),
    z.string(),
  ]),
);
const moduleRows = z.array(z.tuple([z.string(), z.string(), z.string(), nullableText, z.number()]));

// Views of the catalog alone. What is switched off in the legacy database (is_disabled) holds nothing there, and is none of it.

const tables = `SELECT o.object_id, s.name, o.name FROM sys.objects AS o
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE o.type = 'U' AND o.is_ms_shipped = 0 ORDER BY o.object_id`;

const columns = `SELECT c.object_id, c.name, COALESCE(b.name, y.name), c.max_length, c.precision, c.scale, c.is_nullable, c.is_computed, c.collation_name, CASE WHEN c.is_identity = 1 THEN CONVERT(nvarchar(40), IDENT_SEED(QUOTENAME(s.name) + N'.' + QUOTENAME(o.name))) END, CASE WHEN c.is_identity = 1 THEN CONVERT(nvarchar(40), IDENT_INCR(QUOTENAME(s.name) + N'.' + QUOTENAME(o.name))) END, d.name, d.definition, c.default_object_id FROM sys.columns AS c
JOIN sys.objects AS o ON o.object_id = c.object_id
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
JOIN sys.types AS y ON y.user_type_id = c.user_type_id
LEFT JOIN sys.types AS b ON b.user_type_id = c.system_type_id
LEFT JOIN sys.default_constraints AS d ON d.object_id = c.default_object_id
WHERE o.type = 'U' AND o.is_ms_shipped = 0 ORDER BY c.object_id, c.column_id`;

const keys = `SELECT i.object_id, i.index_id, i.name, i.is_primary_key, i.is_unique_constraint, i.type, i.has_filter, i.filter_definition, c.name, x.is_descending_key FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
JOIN sys.index_columns AS x ON x.object_id = i.object_id AND x.index_id = i.index_id
JOIN sys.columns AS c ON c.object_id = x.object_id AND c.column_id = x.column_id
WHERE o.type = 'U' AND i.is_unique = 1 AND i.is_disabled = 0 AND x.is_included_column = 0 ORDER BY i.object_id, i.index_id, x.key_ordinal`;

const checks = `SELECT k.parent_object_id, k.name, k.definition FROM sys.check_constraints AS k
WHERE k.is_disabled = 0 ORDER BY k.parent_object_id, k.name`;

const foreignKeys = `SELECT f.parent_object_id, f.object_id, f.name, f.delete_referential_action, f.update_referential_action, p.name, s.name, t.name, r.name FROM sys.foreign_keys AS f
JOIN sys.foreign_key_columns AS k ON k.constraint_object_id = f.object_id
JOIN sys.columns AS p ON p.object_id = k.parent_object_id AND p.column_id = k.parent_column_id
JOIN sys.tables AS t ON t.object_id = k.referenced_object_id
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
JOIN sys.columns AS r ON r.object_id = k.referenced_object_id AND r.column_id = k.referenced_column_id
WHERE f.is_disabled = 0 ORDER BY f.parent_object_id, f.object_id, k.constraint_column_id`;

const modules = `SELECT s.name, o.name, o.type, m.definition, o.parent_object_id FROM sys.objects AS o
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
LEFT JOIN sys.sql_modules AS m ON m.object_id = o.object_id
LEFT JOIN sys.triggers AS g ON g.object_id = o.object_id
WHERE o.type IN ('P', 'V', 'FN', 'IF', 'TF', 'TR') AND o.is_ms_shipped = 0 AND COALESCE(g.is_disabled, 0) = 0 ORDER BY s.name, o.name`;

/** How the tables are made, and the modules that may have a part in what becomes of their rows. Reads the catalog alone. */
export async function readDefinitions(statements: Statements, signal?: AbortSignal): Promise<Definitions> {
  const read = (statement: string) => statements.rows(statement, [], signal);
  const found = objectRows.parse(await read(tables));
  const nameOf = new Map(found.map(([id, schema, name]) => [id, { schema, name }]));
  const columnsOf = Map.groupBy(columnRows.parse(await read(columns)), ([id]) => id);
  const keysOf = Map.groupBy(keyRows.parse(await read(keys)), ([id]) => id);
  const checksOf = Map.groupBy(checkRows.parse(await read(checks)), ([id]) => id);
  const foreignOf = Map.groupBy(foreignKeyRows.parse(await read(foreignKeys)), ([id]) => id);
  const defined = found.map(
    ([id, schema, name]): TableDefinition => ({
      schema,
      name,
      columns: (columnsOf.get(id) ?? []).map(toColumn),
      keys: toKeys(keysOf.get(id) ?? []),
      checks: (checksOf.get(id) ?? []).map(([, check, definition]) => ({ name: check, definition })),
      foreignKeys: toForeignKeys(foreignOf.get(id) ?? []),
    }),
  );
  const written = moduleRows.parse(await read(modules)).map(
    ([schema, name, type, text, parent]): ModuleDefinition => ({
      schema,
      name,
      kind: kindOf(type.trim()),
      text,
      on: nameOf.get(parent) ?? null,
    }),
  );
  return { tables: defined, modules: written };
}

function kindOf(type: string): ModuleDefinition['kind'] {
  if (type === 'P') return 'procedure';
  if (type === 'V') return 'view';
  return type === 'TR' ? 'trigger' : 'function';
}

function toColumn([
  ,
  name,
  base,
  bytes,
  precision,
  scale,
  nullable,
  computed,
  collation,
  seed,
  increment,
  defaultName,
  definition,
  defaultId,
]: z.infer<typeof columnRows>[number]): ColumnDefinition {
  const byDefault = defaultName === null || definition === null ? null : { name: defaultName, definition };
  return {
    name,
    type: declaredType(base, { bytes, precision, scale }),
    base,
    nullable,
    collation,
    identity: seed === null || increment === null ? null : { seed, increment },
    default: byDefault,
    computed,
    untoldDefault: defaultId === 0 || byDefault !== null ? null : defaultName === null ? 'bound' : 'unseen',
  };
}

function toKeys(rows: z.infer<typeof keyRows>): readonly KeyDefinition[] {
  return [...Map.groupBy(rows, ([, index]) => index).values()].flatMap((parts) => {
    const [first] = parts;
    if (first === undefined) return [];
    const [, , name, isPrimary, isConstraint, type, filtered, filter] = first;
    return [
      {
        name,
        kind: isPrimary ? 'primary' : isConstraint ? 'unique' : 'unique-index',
        clustered: type === 1,
        columns: parts.map(([, , , , , , , , column, descending]) => ({ name: column, descending })),
        filter: filter !== null ? { kind: 'text', text: filter } : filtered ? { kind: 'unseen' } : null,
      } as const,
    ];
  });
}

function toForeignKeys(rows: z.infer<typeof foreignKeyRows>): readonly ForeignKeyDefinition[] {
  return [...Map.groupBy(rows, ([, constraint]) => constraint).values()].flatMap((parts) => {
    const [first] = parts;
    if (first === undefined) return [];
    const [, , name, onDelete, onUpdate, , schema, table] = first;
    return [
      {
        name,
        columns: parts.map(([, , , , , column]) => column),
        references: { schema, name: table },
        referencedColumns: parts.map(([, , , , , , , , column]) => column),
        onDelete: referentialAction(onDelete),
        onUpdate: referentialAction(onUpdate),
      },
    ];
  });
}
