import type { SqlType, SqlValue } from '../../interface.ts';
import { identity } from '../convert.ts';
import { sqlErrors, unsupported } from '../sql-error.ts';
import { trimBlanks } from '../text/windows-fold.ts';
import {
  BIGINT,
  collationOf,
  DEFAULT_COLLATION,
  INT,
  isBinary,
  isString,
  isUnicode,
  plainType,
  typeName,
  varbinary,
  varchar,
} from '../types.ts';
import {
  argument,
  cutToLimit,
  type FunctionTable,
  integerArgument,
  type ResolvedFunction,
  strict,
  textArgument,
  textType,
} from './function.ts';

const isMax = (type: SqlType | null): boolean => type !== null && 'length' in type && type.length === 'max';

/** Bytes of a value by its type; undefined where SQL Server's answer is not documented. */
function bytesOf(type: SqlType): ((value: SqlValue) => number) | undefined {
  if (isString(type) || type.base === 'text' || type.base === 'ntext') {
    const size = isUnicode(type) ? 2 : 1;
    return (value) => (value as string).length * size;
  }
  if (isBinary(type) || type.base === 'image' || type.base === 'rowversion')
    return (value) => (value as Uint8Array).length;
  const size = fixedSize(type);
  return size === undefined ? undefined : () => size;
}

function fixedSize(type: SqlType): number | undefined {
  switch (type.base) {
    case 'bit':
    case 'tinyint':
      return 1;
    case 'smallint':
      return 2;
    case 'date':
      return 3;
    case 'int':
    case 'real':
    case 'smallmoney':
    case 'smalldatetime':
      return 4;
    case 'bigint':
    case 'float':
    case 'money':
    case 'datetime':
      return 8;
    case 'uniqueidentifier':
      return 16;
    case 'time':
    case 'datetime2':
    case 'datetimeoffset': {
      const time = type.scale <= 2 ? 3 : type.scale <= 4 ? 4 : 5;
      return time + (type.base === 'time' ? 0 : type.base === 'datetime2' ? 3 : 5);
    }
    default:
      return undefined;
  }
}

const datalength: FunctionTable[string] = {
  least: 1,
  most: 1,
  resolve: (args) => {
    const type = plainType(argument(args, 0).type ?? varchar(1));
    const count = bytesOf(type);
    if (count === undefined) throw unsupported(`DATALENGTH of ${typeName(type)}`);
    const big = isMax(type);
    return strict(big ? BIGINT : INT, [identity], (value) => (big ? BigInt(count(value)) : count(value)));
  },
};

/** LEFT and RIGHT. */
function side(cut: (text: string, length: number) => string, invalid: () => Error): FunctionTable[string] {
  return {
    least: 2,
    most: 2,
    resolve: (args, name) => {
      if (argument(args, 0).type === null) throw unsupported(`${name.toUpperCase()} of the NULL constant`);
      const text = textArgument(args, 0, name);
      return strict(text.type, [text.convert, integerArgument(args, 1, name)], (value, length) => {
        if ((length as number) < 0) throw invalid();
        return cut(value as string, length as number);
      });
    },
  };
}

function resolveSubstring(args: Parameters<FunctionTable[string]['resolve']>[0], name: string): ResolvedFunction {
  const given = argument(args, 0).type;
  const source = given === null ? null : plainType(given);
  const large = source?.base === 'text' || source?.base === 'ntext';
  if (source === null || !(isString(source) || isBinary(source) || large)) {
    throw sqlErrors.argumentType(source === null ? 'NULL' : typeName(source), 1, name);
  }
  const wanted = argument(args, 2).constant;
  const whole = isString(source) || isBinary(source) ? source.length : 'max';
  const asked = typeof wanted === 'number' && wanted > 0 ? wanted : undefined;
  const length = asked === undefined ? whole : whole === 'max' ? asked : Math.min(whole, asked);
  const type = isBinary(source)
    ? varbinary(length === 'max' || length > 8000 ? 'max' : length)
    : textType(isUnicode(source), whole === 'max' ? 'max' : length, collationOf(source) ?? DEFAULT_COLLATION);
  const numbers = [integerArgument(args, 1, name), integerArgument(args, 2, name)];
  return strict(type, [identity, ...numbers], (value, start, count) => {
    if ((count as number) < 0) throw sqlErrors.lengthOfLeftOrSubstring();
    const from = (start as number) - 1;
    const to = Math.max(0, from + (count as number));
    return (value as string | Uint8Array).slice(Math.max(0, from), to);
  });
}

/** Functions that measure text and take it apart ("String functions", Microsoft Learn). */
export const textParts: FunctionTable = {
  LEN: {
    least: 1,
    most: 1,
    resolve: (args, name) => {
      const { type, convert } = textArgument(args, 0, name);
      const big = isMax(type);
      return strict(big ? BIGINT : INT, [convert], (value) => {
        const { length } = trimBlanks(value as string);
        return big ? BigInt(length) : length;
      });
    },
  },
  DATALENGTH: datalength,
  LEFT: side((text, length) => text.slice(0, length), sqlErrors.lengthOfLeftOrSubstring),
  RIGHT: side(
    (text, length) => text.slice(Math.max(0, text.length - length)),
    () => sqlErrors.lengthOf('right'),
  ),
  SUBSTRING: { least: 3, most: 3, resolve: resolveSubstring },
  REVERSE: {
    least: 1,
    most: 1,
    resolve: (args, name) => {
      const { type, convert } = textArgument(args, 0, name);
      return strict(type, [convert], (value) => (value as string).split('').reverse().join(''));
    },
  },
  REPLICATE: {
    least: 2,
    most: 2,
    resolve: (args, name) => {
      const { type, convert, unicode } = textArgument(args, 0, name);
      const times = argument(args, 1).constant;
      const limit = unicode ? 4000 : 8000;
      const length =
        type.length === 'max'
          ? 'max'
          : typeof times === 'number' && times > 0
            ? Math.min(limit, type.length * times)
            : limit;
      return strict(
        textType(unicode, length, type.collation),
        [convert, integerArgument(args, 1, name)],
        (value, count) => {
          if ((count as number) < 0) return null;
          const text = value as string;
          const fitting = type.length === 'max' || text === '' ? (count as number) : Math.ceil(limit / text.length);
          return cutToLimit(text.repeat(text === '' ? 0 : Math.min(count as number, fitting)), unicode, type.length);
        },
      );
    },
  },
  SPACE: {
    least: 1,
    most: 1,
    resolve: (args, name) => {
      const count = argument(args, 0).constant;
      const length = typeof count === 'number' && count > 0 ? Math.min(count, 8000) : 8000;
      return strict(varchar(length), [integerArgument(args, 0, name)], (value) =>
        (value as number) < 0 ? null : ' '.repeat(Math.min(value as number, 8000)),
      );
    },
  },
  STUFF: {
    least: 4,
    most: 4,
    resolve: (args, name) => {
      const text = textArgument(args, 0, name);
      const added = textArgument(args, 3, name);
      const unicode = text.unicode || added.unicode;
      const [a, b] = [text.type.length, added.type.length];
      const length = a === 'max' || b === 'max' ? 'max' : a + b;
      const [start, count] = [integerArgument(args, 1, name), integerArgument(args, 2, name)];
      return {
        type: textType(unicode, length, text.type.collation),
        nullable: true,
        evaluate: ([value, from, size, insertion]) => {
          if (value == null || from == null || size == null) return null;
          const whole = text.convert(value) as string;
          const [first, removed] = [start(from) as number, count(size) as number];
          if (first <= 0 || first > whole.length || removed < 0) return null;
          const middle = insertion == null ? '' : (added.convert(insertion) as string);
          return cutToLimit(whole.slice(0, first - 1) + middle + whole.slice(first - 1 + removed), unicode, length);
        },
      };
    },
  },
};
