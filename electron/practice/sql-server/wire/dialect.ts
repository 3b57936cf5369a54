import type { ResultColumn, SqlType, SqlValue } from '../engine/interface.ts';
import { compileConvert } from '../engine/scalar/convert.ts';
import { DEFAULT_COLLATION, nvarchar } from '../engine/scalar/types.ts';

/** MS-TDS 2.2.6.4: TDS versions as clients write them. */
export const tdsVersions = {
  v71: 0x71000001,
  v72: 0x72090002,
  v73a: 0x730a0003,
  v73b: 0x730b0003,
  v74: 0x74000004,
} as const;

/** What the TDS version in force changes on the wire. */
export interface Dialect {
  readonly version: number;
  /**
   * Since 7.2: ALL_HEADERS before requests, four-byte user types and line numbers, eight-byte counts, table names in parts,
   * ENVCHANGE for transactions, (max) types and xml. Before it (max) and xml travel as text, ntext and image.
   */
  readonly since72: boolean;
  /** Since 7.3A: date, time, datetime2, datetimeoffset. Before it they travel as nvarchar. */
  readonly since73: boolean;
  /** Since 7.3B: NBCROW. */
  readonly nullBitmaps: boolean;
}

/** For a client whose version is not known yet. */
export const newestDialect: Dialect = { version: tdsVersions.v74, since72: true, since73: true, nullBitmaps: true };
/** For a client that is too old, so that it can read that it is. */
export const oldestDialect: Dialect = { version: tdsVersions.v71, since72: false, since73: false, nullBitmaps: false };

const dialects: readonly Dialect[] = [
  newestDialect,
  { version: tdsVersions.v73b, since72: true, since73: true, nullBitmaps: true },
  { version: tdsVersions.v73a, since72: true, since73: true, nullBitmaps: false },
  { version: tdsVersions.v72, since72: true, since73: false, nullBitmaps: false },
  oldestDialect,
];

/** The dialect for a client: of its own version, 7.4 at most; null for those before 7.1, whose text has no collations. */
export function agreedDialect(asked: number): Dialect | null {
  return dialects.find(({ version }) => asked >= version) ?? null;
}

/** A column's type as a client is told of it, and what becomes of its values; null where they stay. */
interface Presented {
  readonly type: SqlType;
  readonly convert: ((value: SqlValue) => SqlValue) | null;
}

/** "The column size is the maximum literal length for the precision" (SQL Server docs, down-level clients); here without fractions. */
const literals = {
  time: 'hh:mm:ss',
  datetime2: 'YYYY-MM-DD hh:mm:ss',
  datetimeoffset: 'YYYY-MM-DD hh:mm:ss +hh:mm',
} as const;

function presented(type: SqlType, { since72, since73 }: Dialect): Presented {
  switch (type.base) {
    case 'date':
      return since73 ? { type, convert: null } : asText(type, 'YYYY-MM-DD'.length);
    case 'time':
    case 'datetime2':
    case 'datetimeoffset':
      return since73
        ? { type, convert: null }
        : asText(type, literals[type.base].length + (type.scale && type.scale + 1));
    case 'xml':
      return since72 ? { type, convert: null } : asLong('ntext');
    case 'varchar':
      return since72 || type.length !== 'max' ? { type, convert: null } : asLong('text');
    case 'nvarchar':
      return since72 || type.length !== 'max' ? { type, convert: null } : asLong('ntext');
    case 'varbinary':
      return since72 || type.length !== 'max' ? { type, convert: null } : { type: { base: 'image' }, convert: null };
    default:
      return { type, convert: null };
  }
}

function asLong(base: 'text' | 'ntext'): Presented {
  return { type: { base, collation: DEFAULT_COLLATION }, convert: null };
}

function asText(from: SqlType, length: number): Presented {
  const type = nvarchar(length);
  return { type, convert: compileConvert(from, type, 'explicit') };
}

/** A result set as the client can read it. */
export function presentedColumns(
  columns: readonly ResultColumn[],
  dialect: Dialect,
): {
  readonly columns: readonly ResultColumn[];
  /** Null where rows go as they are. */
  readonly convert: ((row: readonly SqlValue[]) => readonly SqlValue[]) | null;
} {
  if (dialect.since73) return { columns, convert: null };
  const shown = columns.map(({ type }) => presented(type, dialect));
  const conversions = shown.map(({ convert }) => convert);
  return {
    columns: columns.map((column, index) => ({ ...column, type: shown[index]?.type ?? column.type })),
    convert: conversions.every((convert) => convert === null)
      ? null
      : (row) => row.map((value, index) => conversions[index]?.(value) ?? value),
  };
}

/** An output parameter as the client can read it: before (max) types, of what a long value's first bytes are. */
export function presentedValue(
  type: SqlType,
  value: SqlValue,
  dialect: Dialect,
): { readonly type: SqlType; readonly value: SqlValue } {
  if (dialect.since73) return { type, value };
  if (!dialect.since72 && 'length' in type && type.length === 'max') {
    const length = type.base === 'nvarchar' ? 4000 : 8000;
    const cut = typeof value === 'string' || value instanceof Uint8Array ? value.slice(0, length) : value;
    return { type: { ...type, length }, value: cut };
  }
  const { type: shown, convert } = presented(type, dialect);
  return { type: shown, value: convert === null ? value : convert(value) };
}
