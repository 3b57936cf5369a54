import type { SqlType, SqlValue } from '../../interface.ts';
import { compileConvert } from '../convert.ts';
import { collationOf, DEFAULT_COLLATION, isUnicode, mergeCollations, nvarchar, varbinary, varchar } from '../types.ts';
import { type BinaryOperation, onValues } from './operation.ts';

/** `+` on two texts: nvarchar where one is. Results of bounded types end at 8000 bytes without a word. */
export function concatenateText(left: SqlType, right: SqlType): BinaryOperation {
  const unicode = isUnicode(left) || isUnicode(right);
  const collation = mergeCollations(
    collationOf(left) ?? DEFAULT_COLLATION,
    collationOf(right) ?? DEFAULT_COLLATION,
    'add',
  );
  const limit = unicode ? 4000 : 8000;
  const length = summedLength(left, right, limit);
  const asUnicode = (type: SqlType): SqlType => (unicode ? nvarchar(lengthOf(type), collation) : type);
  const convertLeft = compileConvert(left, asUnicode(left), 'implicit');
  const convertRight = compileConvert(right, asUnicode(right), 'implicit');
  const type = unicode ? nvarchar(length, collation) : varchar(length, collation);
  const fits = length === 'max' || sum(left, right) <= limit;
  return onValues(type, convertLeft, convertRight, (a, b) => {
    const text = (a as string) + (b as string);
    return fits ? text : text.slice(0, limit);
  });
}

/** `+` on two binaries. */
export function concatenateBinary(left: SqlType, right: SqlType): BinaryOperation {
  const length = summedLength(left, right, 8000);
  const same = (value: SqlValue): SqlValue => value;
  return onValues(varbinary(length), same, same, (a, b) => {
    const [first, second] = [a as Uint8Array, b as Uint8Array];
    const bytes = new Uint8Array(first.length + second.length);
    bytes.set(first);
    bytes.set(second, first.length);
    return length === 'max' ? bytes : bytes.slice(0, 8000);
  });
}

function lengthOf(type: SqlType): number | 'max' {
  if (type.base === 'sysname') return 128;
  return 'length' in type ? type.length : 'max';
}

function sum(left: SqlType, right: SqlType): number {
  const [a, b] = [lengthOf(left), lengthOf(right)];
  return a === 'max' || b === 'max' ? Number.POSITIVE_INFINITY : a + b;
}

function summedLength(left: SqlType, right: SqlType, limit: number): number | 'max' {
  const total = sum(left, right);
  return total === Number.POSITIVE_INFINITY ? 'max' : Math.max(1, Math.min(limit, total));
}
