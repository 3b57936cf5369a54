import { unsupported } from '../failure.ts';
import type { SqlType } from '../interface.ts';
import { type Conversion, compileConvert, identity } from '../scalar/convert.ts';
import { sqlErrors } from '../scalar/sql-error.ts';
import { isBinary, isString, plainType } from '../scalar/types.ts';

export interface ColumnPlace {
  /** `database.schema.table`, as messages name it. */
  readonly table: string;
  readonly column: string;
}

/**
 * How values come into a column: as by an implicit conversion, but what doesn't fit is an error (2628) instead of being cut.
 * Blanks at the end of text are cut without a word.
 */
export function columnConversion(from: SqlType | null, to: SqlType, place: ColumnPlace): Conversion {
  if (from === null) return identity;
  const source = plainType(from);
  const target = plainType(to);
  if (isString(target) && target.length !== 'max') {
    const { length } = target;
    const padded = target.base === 'char' || target.base === 'nchar';
    if (isString(source) || source.base === 'text' || source.base === 'ntext') {
      const base = target.base === 'char' || target.base === 'varchar' ? 'varchar' : 'nvarchar';
      const convert = compileConvert(source, { ...target, base, length: 'max' }, 'implicit');
      return (value) => {
        const text = convert(value);
        if (typeof text !== 'string') return text;
        const fitting = text.length > length ? cutBlanks(text, length) : text;
        if (fitting.length > length) throw sqlErrors.truncated(place.table, place.column, fitting.slice(0, length));
        return padded ? fitting.padEnd(length) : fitting;
      };
    }
    const convert = compileConvert(source, target, 'implicit');
    return (value) => {
      const text = convert(value);
      if (typeof text === 'string' && text.trimEnd() === '*')
        throw unsupported('a number too long for its text column');
      return text;
    };
  }
  if (isBinary(target) && target.length !== 'max' && isBinary(source)) {
    const { length, base } = target;
    const convert = compileConvert(source, { base: 'varbinary', length: 'max' }, 'implicit');
    return (value) => {
      const bytes = convert(value);
      if (!(bytes instanceof Uint8Array)) return bytes;
      if (bytes.length > length) throw sqlErrors.truncated(place.table, place.column, '');
      if (base === 'varbinary' || bytes.length === length) return bytes;
      const filled = new Uint8Array(length);
      filled.set(bytes);
      return filled;
    };
  }
  return compileConvert(source, target, 'implicit');
}

function cutBlanks(text: string, length: number): string {
  const rest = text.slice(length);
  return rest.trim() === '' && !/[^ ]/.test(rest) ? text.slice(0, length) : text;
}
