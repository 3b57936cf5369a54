import type { SqlType, SqlValue } from '../../interface.ts';
import { type Conversion, compileConvert, identity } from '../convert.ts';
import { sqlErrors } from '../sql-error.ts';
import {
  INT,
  isString,
  isTemporal,
  isUnicode,
  nvarchar,
  type Operand,
  plainType,
  type StringType,
  textLength,
  typeName,
  varchar,
} from '../types.ts';

/** What functions see of the statement that they run in. */
export interface ScalarContext {
  /** Milliseconds since 1970-01-01 UTC, the same for the whole statement; the server's time zone is UTC. */
  readonly now: number;
}

export interface FunctionArgument extends Operand {
  /** False where the value is known not to be NULL. */
  readonly nullable?: boolean;
  /** The word itself where the argument is a bare name, as in DATEADD(day, …). */
  readonly word?: string;
}

/** A function with its argument types decided. NULLs are its own affair. */
export interface ResolvedFunction {
  readonly type: SqlType;
  readonly nullable: boolean;
  evaluate(args: readonly SqlValue[], context: ScalarContext): SqlValue;
}

/** A function of the library: how many arguments it takes, and what it does with those. */
export interface FunctionDefinition {
  readonly least: number;
  readonly most: number;
  /** @throws SqlError 8116 and others of binding; `name` is the function's in lower case, as messages have it */
  resolve(args: readonly FunctionArgument[], name: string): ResolvedFunction;
}

export type FunctionTable = { readonly [name: string]: FunctionDefinition };

/** An absent argument counts as the untyped NULL; the number of arguments is checked before. */
export function argument(args: readonly FunctionArgument[], index: number): FunctionArgument {
  return args[index] ?? { type: null };
}

/** A function that is NULL as soon as one of its arguments is. */
export function strict(
  type: SqlType,
  conversions: readonly Conversion[],
  apply: (...values: SqlValue[]) => SqlValue,
): ResolvedFunction {
  const [only, more] = conversions;
  if (only !== undefined && more === undefined) {
    return { type, nullable: true, evaluate: ([value]) => (value == null ? null : apply(only(value))) };
  }
  return {
    type,
    nullable: true,
    evaluate: (args) => {
      const values: SqlValue[] = [];
      for (let index = 0; index < conversions.length; index++) {
        const value = args[index];
        if (value === null || value === undefined) return null;
        values.push(conversions[index]?.(value) ?? null);
      }
      return apply(...values);
    },
  };
}

/** The conversion of an argument to a type; the untyped NULL needs none. */
export function converted({ type }: FunctionArgument, to: SqlType): Conversion {
  return type === null ? identity : compileConvert(type, to, 'implicit');
}

/** An argument as int. @throws SqlError 8116 for dates, times and what else is no number */
export function integerArgument(args: readonly FunctionArgument[], index: number, name: string): Conversion {
  const given = argument(args, index);
  if (given.type !== null && isTemporal(given.type))
    throw sqlErrors.argumentType(typeName(given.type), index + 1, name);
  return converted(given, INT);
}

export interface TextArgument {
  /** varchar or nvarchar, as long as the argument can be. */
  readonly type: StringType;
  readonly convert: Conversion;
  readonly unicode: boolean;
}

/**
 * An argument as text of variable length: text as it is, everything else through varchar in its default style.
 * @throws SqlError 8116 for text, ntext, image and xml
 */
export function textArgument(args: readonly FunctionArgument[], index: number, name: string): TextArgument {
  const given = plainType(argument(args, index).type ?? varchar(1));
  if (isString(given)) {
    const unicode = isUnicode(given);
    const type: StringType = {
      base: unicode ? 'nvarchar' : 'varchar',
      length: given.length,
      collation: given.collation,
    };
    return { type, convert: identity, unicode };
  }
  if (given.base === 'text' || given.base === 'ntext' || given.base === 'image' || given.base === 'xml') {
    throw sqlErrors.argumentType(typeName(given), index + 1, name);
  }
  const length = textLength(given);
  const type = varchar(length);
  if (!isString(type)) throw sqlErrors.argumentType(typeName(given), index + 1, name);
  return { type, convert: compileConvert(given, type, 'explicit'), unicode: false };
}

/** varchar or nvarchar of a length, at most what a bounded type may have. */
export function textType(unicode: boolean, length: number | 'max', collation: string): SqlType {
  const bounded = length === 'max' ? 'max' : Math.max(1, Math.min(unicode ? 4000 : 8000, length));
  return unicode ? nvarchar(bounded, collation) : varchar(bounded, collation);
}

/** Text cut to what a bounded varchar or nvarchar holds. */
export function cutToLimit(text: string, unicode: boolean, length: number | 'max'): string {
  if (length === 'max') return text;
  return text.slice(0, unicode ? 4000 : 8000);
}
