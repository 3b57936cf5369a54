import type { Cursor } from './cursor.ts';
import type { TypeName } from './tree.ts';

/** A data type as written, with `double precision` and the `national` spellings folded into their short names. */
export function parseTypeName(cursor: Cursor): TypeName {
  const name = typeWord(cursor);
  const args: (number | 'max')[] = [];
  if (cursor.takeSymbol('(')) {
    args.push(...cursor.list(() => (cursor.takeWord('MAX') ? ('max' as const) : cursor.integer())));
    cursor.expectSymbol(')');
  }
  return { name, arguments: args };
}

function typeWord(cursor: Cursor): string {
  if (cursor.takeWord('DOUBLE')) {
    cursor.takeWord('PRECISION');
    return 'float';
  }
  if (cursor.takeWord('NATIONAL')) {
    if (cursor.takeWord('TEXT')) return 'ntext';
    if (!cursor.takeWord('CHARACTER') && !cursor.takeWord('CHAR')) throw cursor.syntaxError();
    return cursor.takeWord('VARYING') ? 'nvarchar' : 'nchar';
  }
  const parts = cursor.qualifiedName();
  const name = (parts.length === 2 && parts[0]?.toLowerCase() === 'sys' ? parts[1] : parts.join('.')) ?? '';
  const varying = cursor.takeWord('VARYING');
  switch (name.toLowerCase()) {
    case 'character':
    case 'char':
      return varying ? 'varchar' : 'char';
    case 'nchar':
      return varying ? 'nvarchar' : 'nchar';
    case 'binary':
      return varying ? 'varbinary' : 'binary';
    case 'integer':
      return 'int';
    case 'dec':
      return 'decimal';
    case 'timestamp':
      return 'rowversion';
    default:
      if (varying) throw cursor.syntaxError();
      return name.toLowerCase();
  }
}
