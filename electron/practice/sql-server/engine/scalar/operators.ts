import type { SqlType, SqlValue } from '../interface.ts';
import { compileConvert } from './convert.ts';
import { numericOperation } from './operators/arithmetic.ts';
import { concatenateBinary, concatenateText } from './operators/concatenation.ts';
import { dateOperation } from './operators/date-arithmetic.ts';
import { type BinaryOperation, type BinaryOperator, OPERATOR_NAMES, onValues } from './operators/operation.ts';
import { sqlErrors } from './sql-error.ts';
import {
  BIT,
  INT,
  isBinary,
  isInteger,
  isNumber,
  isString,
  isTemporal,
  type Operand,
  plainType,
  precedence,
  typeName,
} from './types.ts';

export type { BinaryOperation, BinaryOperator } from './operators/operation.ts';
export { resolveUnary } from './operators/unary.ts';

/**
 * What an arithmetic, bitwise or string operator does to operands of these types: the result's type, and the function.
 * Untyped NULLs take the other operand's type, two of them int.
 *
 * @throws SqlError 206, 257, 402 or 8117 where SQL Server has no such operator; from `evaluate` 8115, 8134 and those of
 * conversions
 */
export function resolveBinary(operator: BinaryOperator, left: Operand, right: Operand): BinaryOperation {
  const leftType = plainType(left.type ?? right.type ?? INT);
  const rightType = plainType(right.type ?? left.type ?? INT);
  const name = OPERATOR_NAMES[operator];
  if (isTemporal(leftType) || isTemporal(rightType)) return dateOperation(operator, left, right);
  if (operator === '&' || operator === '|' || operator === '^') return bitwise(operator, left, right);
  if (isNumber(leftType) || isNumber(rightType)) {
    const other = isNumber(leftType) ? rightType : leftType;
    if (isNumber(other) || isString(other) || isBinary(other)) return numericOperation(operator, left, right);
    throw sqlErrors.operandClash(typeName(leftType), typeName(rightType));
  }
  if (operator === '+' && isString(leftType) && isString(rightType)) {
    return left.type === null || right.type === null ? nullText(leftType) : concatenateText(leftType, rightType);
  }
  if (operator === '+' && isBinary(leftType) && isBinary(rightType)) return concatenateBinary(leftType, rightType);
  if (leftType.base === rightType.base) throw sqlErrors.invalidOperand(typeName(leftType), name);
  throw sqlErrors.incompatibleTypes(typeName(leftType), typeName(rightType), name);
}

/** Text and the untyped NULL: NULL of the text's variable-length type. */
function nullText(type: SqlType): BinaryOperation {
  const result: SqlType =
    type.base === 'char' ? { ...type, base: 'varchar' } : type.base === 'nchar' ? { ...type, base: 'nvarchar' } : type;
  return { type: result, evaluate: () => null };
}

function bitwise(operator: '&' | '|' | '^', left: Operand, right: Operand): BinaryOperation {
  const [leftType, rightType] = [left.type ?? right.type ?? INT, right.type ?? left.type ?? INT];
  const legal = (type: SqlType): boolean => isInteger(type) || type.base === 'bit';
  // "In a bitwise operation, only one expression can be of either binary or varbinary data type" (SQL Server docs: "&").
  const mixed = isBinary(leftType) ? rightType : isBinary(rightType) ? leftType : undefined;
  if (mixed !== undefined && isInteger(mixed)) return bitwiseIn(operator, left, right, mixed);
  if (!legal(leftType) || !legal(rightType)) {
    if (leftType.base === rightType.base) throw sqlErrors.invalidOperand(typeName(leftType), OPERATOR_NAMES[operator]);
    throw sqlErrors.incompatibleTypes(typeName(leftType), typeName(rightType), OPERATOR_NAMES[operator]);
  }
  return bitwiseIn(operator, left, right, precedence(leftType) <= precedence(rightType) ? leftType : rightType);
}

function bitwiseIn(operator: '&' | '|' | '^', left: Operand, right: Operand, type: SqlType): BinaryOperation {
  const convert = (operand: Operand) =>
    operand.type === null ? () => null : compileConvert(operand.type, type, 'implicit');
  return onValues(type, convert(left), convert(right), bitwiseOn(operator, type));
}

function bitwiseOn(operator: '&' | '|' | '^', type: SqlType): (left: SqlValue, right: SqlValue) => SqlValue {
  if (type.base === 'bigint') {
    return (left, right) => {
      const [a, b] = [left as bigint, right as bigint];
      return operator === '&' ? a & b : operator === '|' ? a | b : a ^ b;
    };
  }
  const onNumbers = (a: number, b: number): number => (operator === '&' ? a & b : operator === '|' ? a | b : a ^ b);
  if (type.base === BIT.base) return (left, right) => onNumbers(Number(left), Number(right)) !== 0;
  return (left, right) => onNumbers(left as number, right as number);
}
