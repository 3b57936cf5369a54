import type { Mapping, TableName } from '../../stores/mapping/mapping.ts';

/** A table of one's own beside the application's, in which Userferry's script marks who has moved. */
export const usualMarksTable: TableName = { schema: 'dbo', name: 'userferry_migrated' };

/** Letters, digits and underscores: a name that stands in comments, texts and brackets alike. */
const plainName = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

/** `schema.name`; null for what is none, or has a name with other characters. */
export function readMarksTable(text: string): TableName | null {
  const [schema = '', name = '', ...more] = text.split('.');
  return more.length === 0 && plainName.test(schema) && plainName.test(name) ? { schema, name } : null;
}

export interface KeyType {
  /** As our column is declared. */
  readonly declared: string;
  /** A text in this type, as what is compared with our column. */
  readonly cast: (text: string) => string;
  /** The application's own column as what is compared with ours. */
  readonly comparable: (column: string) => string;
}

/** An index holds 900 bytes of a key (SQL Server 2014 and before); who has moved has a key of at most 255 characters. */
const LONGEST_TEXT = 450;
const COLLATION = 'COLLATE Latin1_General_BIN2';

/**
 * The type of our key column: that of the account's. Texts are Unicode and compared character by character: so no two keys meet that are
 * two in the application's table, and no collation stands against another.
 */
export function keyTypeOf({ sqlType, kind }: Mapping['key']): KeyType {
  if (kind !== 'text') {
    return { declared: sqlType, cast: (text) => `CAST(${text} AS ${sqlType})`, comparable: (column) => column };
  }
  const length = Number(/\((\d+)\)/.exec(sqlType)?.[1] ?? LONGEST_TEXT);
  const type = `nvarchar(${Math.min(length, LONGEST_TEXT)})`;
  const cast = (text: string) => `CAST(${text} AS ${type}) ${COLLATION}`;
  return { declared: `${type} ${COLLATION}`, cast, comparable: cast };
}
