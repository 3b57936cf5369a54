import type { SqlType } from '../../interface.ts';
import { type Conversion, compileConvert, identity } from '../convert.ts';
import { sqlErrors } from '../sql-error.ts';
import { isNumber, isString, isTemporal, plainType, typeName } from '../types.ts';
import { type DatePart, isTimePart } from './date-part-names.ts';
import { argument, type FunctionArgument } from './function.ts';

export interface DateArgument {
  readonly type: SqlType;
  readonly convert: Conversion;
}

/**
 * A date or time argument: those types as they are, text as `textAs`, numbers as datetime.
 * @throws SqlError 8116 for other types
 */
export function dateArgument(
  args: readonly FunctionArgument[],
  index: number,
  name: string,
  textAs: SqlType,
): DateArgument {
  const given = argument(args, index).type;
  if (given === null) return { type: { base: 'datetime' }, convert: identity };
  const source = plainType(given);
  if (isTemporal(source)) return { type: source, convert: identity };
  const type: SqlType | undefined = isString(source) ? textAs : isNumber(source) ? { base: 'datetime' } : undefined;
  if (type === undefined) throw sqlErrors.argumentType(typeName(source), index + 1, name);
  return { type, convert: compileConvert(source, type, 'implicit') };
}

/** @throws SqlError 9810 where a date has no such part of time, or a time none of a date */
export function checkPart(part: DatePart, type: SqlType, name: string): void {
  const missing = (type.base === 'date' && isTimePart(part)) || (type.base === 'time' && !isTimePart(part));
  const noOffset = part === 'tzoffset' && type.base !== 'datetimeoffset' && type.base !== 'datetime2';
  if (missing || noOffset) throw sqlErrors.datepartOfType(part, name, typeName(type));
}
