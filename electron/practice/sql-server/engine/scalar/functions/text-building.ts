import type { SqlValue } from '../../interface.ts';
import { byteOfUnit, characterOfByte } from '../code-page.ts';
import { compileConvert } from '../convert.ts';
import { unsupported } from '../sql-error.ts';
import { char, FLOAT, INT, mergeCollations, nchar, nvarchar, type StringType, varchar } from '../types.ts';
import {
  argument,
  converted,
  cutToLimit,
  type FunctionArgument,
  type FunctionDefinition,
  type FunctionTable,
  integerArgument,
  type ResolvedFunction,
  strict,
  type TextArgument,
  textArgument,
  textType,
} from './function.ts';

/** CONCAT and CONCAT_WS: NULLs count as nothing, the result is nvarchar where an argument is. */
function joined(
  texts: readonly TextArgument[],
  args: readonly FunctionArgument[],
  separators: number,
  name: string,
  join: (values: readonly (string | null)[]) => string,
): ResolvedFunction {
  const typed = texts.filter((_, index) => argument(args, index).type !== null);
  const unicode = typed.some((text) => text.unicode);
  const length = typed.reduce<number | 'max'>(
    (sum, { type }) => (sum === 'max' || type.length === 'max' ? 'max' : sum + type.length),
    separators,
  );
  const collation = texts
    .map(({ type }: { type: StringType }) => type.collation)
    .reduce((left, right) => mergeCollations(left, right, name));
  return {
    type: textType(unicode, length, collation),
    nullable: false,
    evaluate: (values) => {
      const parts = texts.map(({ convert }, index) => {
        const value = values[index] ?? null;
        return value === null ? null : (convert(value) as string);
      });
      return cutToLimit(join(parts), unicode, length);
    },
  };
}

const concat: FunctionDefinition = {
  least: 2,
  most: 254,
  resolve: (args, name) => {
    const texts = args.map((_, index) => textArgument(args, index, name));
    return joined(texts, args, 0, name, (parts) => parts.join(''));
  },
};

const concatWithSeparator: FunctionDefinition = {
  least: 3,
  most: 254,
  resolve: (args, name) => {
    const texts = args.map((_, index) => textArgument(args, index, name));
    const separator = texts[0]?.type.length ?? 1;
    const separators = separator === 'max' ? 8000 : separator * (args.length - 2);
    return joined(texts, args, separators, name, ([between, ...parts]) =>
      parts.filter((part) => part !== null).join(between ?? ''),
    );
  },
};

const QUOTES: { readonly [quote: string]: readonly [string, string] } = {
  '[': ['[', ']'],
  ']': ['[', ']'],
  '(': ['(', ')'],
  ')': ['(', ')'],
  '<': ['<', '>'],
  '>': ['<', '>'],
  '{': ['{', '}'],
  '}': ['{', '}'],
  '"': ['"', '"'],
  "'": ["'", "'"],
  '`': ['`', '`'],
};

const quotename: FunctionDefinition = {
  least: 1,
  most: 2,
  resolve: (args, name) => {
    const text = textArgument(args, 0, name);
    const quote = args.length === 2 ? [textArgument(args, 1, name).convert] : [];
    return strict(nvarchar(258), [text.convert, ...quote], (value, wanted) => {
      if (wanted === '') throw unsupported('QUOTENAME with an empty quote');
      const pair = QUOTES[(wanted as string | undefined)?.charAt(0) ?? '['];
      if (pair === undefined || (value as string).length > 128) return null;
      const [open, close] = pair;
      return open + (value as string).replaceAll(close, close + close) + close;
    });
  },
};

/** A number right-aligned in `length` places, rounded to as many decimals as fit; asterisks where its whole part does not. */
function formatStr(value: number, length: number, decimals: number): string {
  const whole = Math.trunc(value);
  const room = length - String(value < 0 && whole === 0 ? '-0' : whole).length - 1;
  const places = Math.max(0, Math.min(decimals, room, 16));
  const text = value.toFixed(places);
  // A float just beside a half: SQL Server's rounding of it is not documented.
  if (text !== Number(value.toPrecision(15)).toFixed(places)) throw unsupported('STR of a float beside a half');
  return text.length > length ? '*'.repeat(length) : text.padStart(length, ' ');
}

const str: FunctionDefinition = {
  least: 1,
  most: 3,
  resolve: (args, name) => {
    const length = args.length > 1 ? argument(args, 1).constant : 10;
    const conversions = [converted(argument(args, 0), FLOAT)];
    if (args.length > 1) conversions.push(integerArgument(args, 1, name));
    if (args.length > 2) conversions.push(integerArgument(args, 2, name));
    const bound = typeof length === 'number' && length > 0 ? Math.min(length, 8000) : 8000;
    return strict(varchar(bound), conversions, (value, places = 10, decimals = 0) => {
      const [width, digits] = [places as number, decimals as number];
      if (width <= 0 || width > 8000 || digits < 0) return null;
      if (Math.abs(value as number) >= 1e15) throw unsupported('STR of 16 digits and more');
      return formatStr(value as number, width, digits);
    });
  },
};

/** A function of a text's first character; NULL for the empty text. */
function firstUnit(unicode: boolean): FunctionDefinition {
  return {
    least: 1,
    most: 1,
    resolve: (args, name) => {
      const { type, convert } = textArgument(args, 0, name);
      const wanted = unicode ? nvarchar(type.length, type.collation) : varchar(type.length, type.collation);
      const fitted = compileConvert(type, wanted, 'explicit');
      return strict(INT, [(value) => fitted(convert(value))], (value) => {
        if (value === '') return null;
        const unit = (value as string).charCodeAt(0);
        return unicode ? unit : byteOfUnit(unit);
      });
    },
  };
}

function ofNumber(limit: number, type: ReturnType<typeof char>, make: (code: number) => string): FunctionDefinition {
  return {
    least: 1,
    most: 1,
    resolve: (args, name) =>
      strict(type, [integerArgument(args, 0, name)], (code): SqlValue => {
        const number = code as number;
        return number < 0 || number > limit ? null : make(number);
      }),
  };
}

/** Functions that make text of other things ("String functions", Microsoft Learn). */
export const textBuilding: FunctionTable = {
  CONCAT: concat,
  CONCAT_WS: concatWithSeparator,
  QUOTENAME: quotename,
  STR: str,
  ASCII: firstUnit(false),
  UNICODE: firstUnit(true),
  CHAR: ofNumber(255, char(1), characterOfByte),
  NCHAR: ofNumber(65_535, nchar(1), (code) => String.fromCharCode(code)),
};
