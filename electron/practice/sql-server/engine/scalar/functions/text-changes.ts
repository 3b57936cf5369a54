import { collationByName } from '../collation.ts';
import { compileConvert } from '../convert.ts';
import { resolvePatindex } from '../like.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import { compileFind } from '../text/find.ts';
import { lowerCase, upperCase } from '../text/letter-case.ts';
import { unitKeys } from '../text/unit-keys.ts';
import { INT, mergeCollations, nvarchar } from '../types.ts';
import {
  argument,
  cutToLimit,
  type FunctionDefinition,
  type FunctionTable,
  integerArgument,
  strict,
  type TextArgument,
  textArgument,
  textType,
} from './function.ts';

/** A function from text to text of the same type. */
function onText(change: (text: string, unicode: boolean) => string): FunctionDefinition {
  return {
    least: 1,
    most: 1,
    resolve: (args, name) => {
      const { type, convert, unicode } = textArgument(args, 0, name);
      return strict(type, [convert], (value) => change(value as string, unicode));
    },
  };
}

/** Several texts that meet in one collation, nvarchar where one is. */
function together(texts: readonly TextArgument[], operation: string): { unicode: boolean; collation: string } {
  const collation = texts
    .map(({ type }) => type.collation)
    .reduce((left, right) => mergeCollations(left, right, operation));
  return { unicode: texts.some(({ unicode }) => unicode), collation };
}

/** Both readings of "the same character" must agree: exactly, and under the collation, whose part here is not documented. */
function agreed<T>(exactly: T, collated: T, name: string): T {
  if (exactly !== collated) throw unsupported(`${name} where upper and lower case or variants of a character decide`);
  return exactly;
}

function trimmed(text: string, isTrimmed: (unit: string) => boolean): string {
  let [start, end] = [0, text.length];
  while (start < end && isTrimmed(text.charAt(start))) start++;
  while (end > start && isTrimmed(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

const trim: FunctionDefinition = {
  least: 1,
  most: 2,
  resolve: (args, name) => {
    if (args.length === 1) return onText((text) => trimmed(text, (unit) => unit === ' ')).resolve(args, name);
    // TRIM(characters FROM text)
    const [characters, text] = [textArgument(args, 0, name), textArgument(args, 1, name)];
    const { unicode, collation } = together([characters, text], name);
    const key = unitKeys(collationByName(collation), unicode);
    return strict(textType(unicode, text.type.length, collation), [characters.convert, text.convert], (set, value) => {
      const units = [...(set as string)];
      const keys = new Set(units.map(key));
      return agreed(
        trimmed(value as string, (unit) => units.includes(unit)),
        trimmed(value as string, (unit) => keys.has(key(unit))),
        'TRIM',
      );
    });
  },
};

const translate: FunctionDefinition = {
  least: 3,
  most: 3,
  resolve: (args, name) => {
    const [text, from, to] = [textArgument(args, 0, name), textArgument(args, 1, name), textArgument(args, 2, name)];
    const { unicode, collation } = together([text, from, to], name);
    const key = unitKeys(collationByName(collation), unicode);
    const type = textType(unicode, text.type.length, collation);
    return strict(type, [text.convert, from.convert, to.convert], (value, before, after) => {
      const [old, fresh] = [(before as string).split(''), after as string];
      if (old.length !== fresh.length) {
        throw new SqlError(
          9828,
          16,
          1,
          'The second and third arguments of the TRANSLATE built-in function must contain an equal number of characters.',
        );
      }
      const keys = old.map(key);
      const put = (place: number, unit: string): string => (place < 0 ? unit : fresh.charAt(place));
      const units = (value as string).split('');
      return agreed(
        units.map((unit) => put(old.indexOf(unit), unit)).join(''),
        units.map((unit) => put(keys.indexOf(key(unit)), unit)).join(''),
        'TRANSLATE',
      );
    });
  },
};

const charindex: FunctionDefinition = {
  least: 2,
  most: 3,
  resolve: (args, name) => {
    const [sought, text] = [textArgument(args, 0, name), textArgument(args, 1, name)];
    const { unicode, collation } = together([sought, text], name);
    const find = compileFind(collation, unicode);
    const big = text.type.length === 'max';
    const position = (needle: string, haystack: string, from: number): number => {
      if (needle === '') return 0;
      const found = find(haystack, needle, Math.max(0, from - 1));
      return found === undefined ? 0 : found.start + 1;
    };
    const start = args.length === 3 ? [integerArgument(args, 2, name)] : [];
    return strict(
      big ? { base: 'bigint' } : INT,
      [sought.convert, text.convert, ...start],
      (needle, haystack, from) => {
        const found = position(needle as string, haystack as string, typeof from === 'number' ? from : 1);
        return big ? BigInt(found) : found;
      },
    );
  },
};

const patindex: FunctionDefinition = {
  least: 2,
  most: 2,
  resolve: (args) => {
    const search = resolvePatindex(argument(args, 0), argument(args, 1));
    return { type: INT, nullable: true, evaluate: ([pattern, text]) => search(pattern ?? null, text ?? null) };
  },
};

const replace: FunctionDefinition = {
  least: 3,
  most: 3,
  resolve: (args, name) => {
    const [text, from, to] = [textArgument(args, 0, name), textArgument(args, 1, name), textArgument(args, 2, name)];
    const { unicode, collation } = together([text, from, to], name);
    const find = compileFind(collation, unicode);
    const length = text.type.length === 'max' ? 'max' : unicode ? 4000 : 8000;
    const type = textType(unicode, length, collation);
    return strict(type, [text.convert, from.convert, to.convert], (value, sought, replacement) => {
      const whole = value as string;
      if (sought === '') return whole;
      let result = '';
      let at = 0;
      for (
        let found = find(whole, sought as string, 0);
        found !== undefined;
        found = find(whole, sought as string, at)
      ) {
        result += whole.slice(at, found.start) + (replacement as string);
        at = found.end;
      }
      return cutToLimit(result + whole.slice(at), unicode, length);
    });
  },
};

const JSON_ESCAPES: { readonly [unit: string]: string } = {
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const stringEscape: FunctionDefinition = {
  least: 2,
  most: 2,
  resolve: (args, name) => {
    const kind = argument(args, 1).constant;
    if (typeof kind !== 'string' || kind.toLowerCase() !== 'json')
      throw unsupported('STRING_ESCAPE of another type than json');
    const { type, convert } = textArgument(args, 0, name);
    const widen = compileConvert(type, nvarchar('max', type.collation), 'implicit');
    return strict(nvarchar('max', type.collation), [(value) => widen(convert(value)), (value) => value], (value) =>
      [...(value as string)]
        .map(
          (unit) =>
            JSON_ESCAPES[unit] ?? (unit < ' ' ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : unit),
        )
        .join(''),
    );
  },
};

/** Functions that search and change text ("String functions", Microsoft Learn). */
export const textChanges: FunctionTable = {
  UPPER: onText(upperCase),
  LOWER: onText(lowerCase),
  LTRIM: onText((text) => text.replace(/^ +/, '')),
  RTRIM: onText((text) => text.replace(/ +$/, '')),
  TRIM: trim,
  TRANSLATE: translate,
  CHARINDEX: charindex,
  PATINDEX: patindex,
  REPLACE: replace,
  STRING_ESCAPE: stringEscape,
};
