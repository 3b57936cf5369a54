import type { SqlType, SqlValue } from '../../interface.ts';
import { INTEGER_RANGE } from '../convert/number-ranges.ts';
import { compileConvert } from '../convert.ts';
import { divideRounded } from '../exact-numbers.ts';
import { sqlErrors, unsupported } from '../sql-error.ts';
import {
  asDecimal,
  type DecimalType,
  decimal,
  INT,
  isApproximate,
  isBinary,
  isInteger,
  isMoney,
  isNumber,
  type Operand,
  precedence,
  typeName,
} from '../types.ts';
import { type ArithmeticOperator, decimalArithmetic, decimalResult } from './decimal-arithmetic.ts';
import { type BinaryOperation, OPERATOR_NAMES, onValues } from './operation.ts';

/** Arithmetic where at least one operand is a number: the other is converted to it, or both to what holds them. */
export function numericOperation(operator: ArithmeticOperator, left: Operand, right: Operand): BinaryOperation {
  const [leftType, rightType] = numericTypes(left, right);
  if (leftType.base === 'bit' && rightType.base === 'bit') {
    throw sqlErrors.incompatibleTypes('bit', 'bit', OPERATOR_NAMES[operator]);
  }
  const high = precedence(leftType) <= precedence(rightType) ? leftType : rightType;
  if (isApproximate(high)) return floatOperation(operator, left, right, leftType, rightType, high);
  if (high.base === 'decimal') return decimalOperation(operator, left, right, leftType, rightType);
  if (isMoney(high)) return moneyOperation(operator, left, right, high);
  return integerOperation(operator, left, right, high);
}

/** Text, binary and the untyped NULL take part as the other operand's type. */
function numericTypes(left: Operand, right: Operand): [SqlType, SqlType] {
  const leftNumber = left.type !== null && isNumber(left.type);
  const rightNumber = right.type !== null && isNumber(right.type);
  const leftType = leftNumber ? left.type : right.type;
  const rightType = rightNumber ? right.type : left.type;
  if (left.type !== null && isBinary(left.type) && !isInteger(leftType ?? INT)) throw unsupportedBinary(right.type);
  if (right.type !== null && isBinary(right.type) && !isInteger(rightType ?? INT)) throw unsupportedBinary(left.type);
  return [leftType ?? INT, rightType ?? INT];
}

function unsupportedBinary(other: SqlType | null): Error {
  return unsupported(`arithmetic of binary and ${other === null ? 'NULL' : typeName(other)}`);
}

function convertTo(operand: Operand, type: SqlType): (value: SqlValue) => SqlValue {
  return operand.type === null ? () => null : compileConvert(operand.type, type, 'implicit');
}

function integerOperation(operator: ArithmeticOperator, left: Operand, right: Operand, type: SqlType): BinaryOperation {
  const convertLeft = convertTo(left, type);
  const convertRight = convertTo(right, type);
  const apply = type.base === 'bigint' ? bigintArithmetic(operator) : numberArithmetic(operator, type);
  return onValues(type, convertLeft, convertRight, apply);
}

function bigintArithmetic(operator: ArithmeticOperator): (left: SqlValue, right: SqlValue) => SqlValue {
  const { least, most } = INTEGER_RANGE.bigint;
  return (left, right) => {
    const [a, b] = [left as bigint, right as bigint];
    if (b === 0n && (operator === '/' || operator === '%')) throw sqlErrors.divideByZero();
    const result = calculateBigint(operator, a, b);
    if (result < least || result > most) throw sqlErrors.overflow('expression', 'bigint');
    return result;
  };
}

function calculateBigint(operator: ArithmeticOperator, a: bigint, b: bigint): bigint {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
  }
}

function numberArithmetic(operator: ArithmeticOperator, type: SqlType): (left: SqlValue, right: SqlValue) => SqlValue {
  const base = type.base === 'tinyint' || type.base === 'smallint' ? type.base : 'int';
  const [low, high] = [Number(INTEGER_RANGE[base].least), Number(INTEGER_RANGE[base].most)];
  const calculate = numberCalculation(operator);
  return (left, right) => {
    const result = calculate(left as number, right as number);
    if (result < low || result > high) throw sqlErrors.overflow('expression', base);
    return result;
  };
}

function numberCalculation(operator: ArithmeticOperator): (a: number, b: number) => number {
  switch (operator) {
    case '+':
      return (a, b) => a + b;
    case '-':
      return (a, b) => a - b;
    case '*':
      return (a, b) => a * b + 0;
    case '/':
      return (a, b) => {
        if (b === 0) throw sqlErrors.divideByZero();
        return Math.trunc(a / b) + 0;
      };
    case '%':
      return (a, b) => {
        if (b === 0) throw sqlErrors.divideByZero();
        return (a % b) + 0;
      };
  }
}

/** An integer literal counts its own digits: `7/2.0` divides decimal(1,0). */
function decimalTypeOf(operand: Operand, type: SqlType): DecimalType {
  if (type.base === 'int' && typeof operand.constant === 'number') {
    return decimal(String(Math.abs(operand.constant)).length, 0);
  }
  const exact = asDecimal(type);
  if (exact === undefined) throw unsupported(`decimal arithmetic with ${typeName(type)}`);
  return exact;
}

function decimalOperation(
  operator: ArithmeticOperator,
  left: Operand,
  right: Operand,
  leftType: SqlType,
  rightType: SqlType,
): BinaryOperation {
  const leftDecimal = decimalTypeOf(left, leftType);
  const rightDecimal = decimalTypeOf(right, rightType);
  const result = decimalResult(operator, leftDecimal, rightDecimal);
  const apply = decimalArithmetic(operator, leftDecimal, rightDecimal, result);
  return onValues(result, convertTo(left, leftDecimal), convertTo(right, rightDecimal), (a, b) =>
    apply(a as bigint, b as bigint),
  );
}

/** money holds ten-thousandths: quotients are cut off, products rounded; which way a half goes is not documented. */
function moneyOperation(operator: ArithmeticOperator, left: Operand, right: Operand, type: SqlType): BinaryOperation {
  const limit = type.base === 'money' ? 2n ** 63n : 2n ** 31n;
  const calculate = (a: bigint, b: bigint): bigint => {
    if (b === 0n && (operator === '/' || operator === '%')) throw sqlErrors.divideByZero();
    if (operator === '*') {
      const rest = (a * b) % 10_000n;
      if (rest === 5_000n || rest === -5_000n) throw unsupported('products of money that end in half a digit');
      return divideRounded(a * b, 10_000n);
    }
    return operator === '/' ? (a * 10_000n) / b : calculateBigint(operator, a, b);
  };
  return onValues(type, convertTo(left, type), convertTo(right, type), (a, b) => {
    const units = calculate(a as bigint, b as bigint);
    if (units >= limit || units < -limit) throw sqlErrors.overflow('expression', type.base);
    return units;
  });
}

function floatOperation(
  operator: ArithmeticOperator,
  left: Operand,
  right: Operand,
  leftType: SqlType,
  rightType: SqlType,
  type: SqlType,
): BinaryOperation {
  if (operator === '%') {
    if (leftType.base === rightType.base) throw sqlErrors.invalidOperand(type.base, 'modulo');
    throw sqlErrors.incompatibleTypes(typeName(leftType), typeName(rightType), 'modulo');
  }
  const round = type.base === 'real' ? Math.fround : (value: number) => value;
  const calculate = floatCalculation(operator);
  return onValues(type, convertTo(left, type), convertTo(right, type), (a, b) => {
    const result = round(calculate(a as number, b as number));
    if (!Number.isFinite(result)) throw sqlErrors.overflow('expression', type.base);
    return result;
  });
}

function floatCalculation(operator: '+' | '-' | '*' | '/'): (a: number, b: number) => number {
  switch (operator) {
    case '+':
      return (a, b) => a + b;
    case '-':
      return (a, b) => a - b;
    case '*':
      return (a, b) => a * b;
    case '/':
      return (a, b) => {
        if (b === 0) throw sqlErrors.divideByZero();
        return a / b;
      };
  }
}
