import type { SqlType, SqlValue } from '../interface.ts';
import { compileCompare } from '../scalar/compare.ts';
import { conversionFrom, identity } from '../scalar/convert.ts';
import { commonType } from '../scalar/types.ts';
import type { Comparison } from '../syntax/tree.ts';
import { allUses, type BoundTest, type BoundValue, type Evaluate } from './bound.ts';

const HOLDS: { readonly [operator in Comparison]: (order: number) => boolean } = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

/** How the collation conflict's message calls each comparison. */
const OPERATION: { readonly [operator in Comparison]: string } = {
  '=': 'equal to',
  '<>': 'not equal to',
  '<': 'less than',
  '>': 'greater than',
  '<=': 'less than or equal to',
  '>=': 'greater than or equal to',
};

/** The type in which two operands are compared; null if neither has one. */
export function comparisonType(left: BoundValue, right: BoundValue, operator: Comparison): SqlType | null {
  return commonType([left.type, right.type], OPERATION[operator]);
}

/** A value's closure with the conversion to another type built in. */
export function converted({ type, evaluate, constant }: BoundValue, to: SqlType): Evaluate {
  const convert = conversionFrom(type, to);
  if (convert === identity) return evaluate;
  if (constant !== undefined) {
    const cell: { value?: SqlValue } = {};
    return () => {
      cell.value ??= convert(constant);
      return cell.value;
    };
  }
  return (row, run) => convert(evaluate(row, run));
}

/** @throws SqlError 206, 402, 468 … where the operands can't be compared */
export function compareValues(operator: Comparison, left: BoundValue, right: BoundValue): BoundTest {
  const type = comparisonType(left, right, operator);
  const uses = allUses([left, right]);
  if (type === null) return { uses, test: () => null };
  const compare = compileCompare(type);
  const holds = HOLDS[operator];
  const leftValue = converted(left, type);
  const rightValue = converted(right, type);
  return {
    uses,
    test: (row, run) => {
      const a = leftValue(row, run);
      if (a === null) return null;
      const b = rightValue(row, run);
      return b === null ? null : holds(compare(a, b));
    },
  };
}

/** Whether an order satisfies an operator: for comparisons made by hand. */
export function satisfies(operator: Comparison, order: number): boolean {
  return HOLDS[operator](order);
}
