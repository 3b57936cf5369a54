import type { SqlType, SqlValue } from '../../interface.ts';
import { identity } from '../convert.ts';

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^';

/** What an operator does to values of the operands' own types; NULL in either gives NULL. */
export interface BinaryOperation {
  readonly type: SqlType;
  evaluate(left: SqlValue, right: SqlValue): SqlValue;
}

/** The operators' names in SQL Server's messages. */
export const OPERATOR_NAMES: { readonly [operator in BinaryOperator]: string } = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
  '&': "'&'",
  '|': "'|'",
  '^': "'^'",
};

type Conversion = (value: SqlValue) => SqlValue;

/** An operation that converts its operands first, NULLs aside; conversions that change nothing cost nothing. */
export function onValues(
  type: SqlType,
  left: Conversion,
  right: Conversion,
  apply: (left: SqlValue, right: SqlValue) => SqlValue,
): BinaryOperation {
  if (left === identity && right === identity) {
    return { type, evaluate: (a, b) => (a === null || b === null ? null : apply(a, b)) };
  }
  return {
    type,
    evaluate: (a, b) => {
      if (a === null || b === null) return null;
      const [x, y] = [left(a), right(b)];
      return x === null || y === null ? null : apply(x, y);
    },
  };
}
