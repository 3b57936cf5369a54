import type { SqlType, SqlValue } from '../../interface.ts';
import { INTEGER_RANGE } from '../convert/number-ranges.ts';
import { sqlErrors } from '../sql-error.ts';
import { INT, isApproximate, isInteger, isMoney, type Operand, typeName } from '../types.ts';

export interface UnaryOperation {
  readonly type: SqlType;
  evaluate(value: SqlValue): SqlValue;
}

/** The signs and the bitwise complement. The untyped NULL counts as int. */
export function resolveUnary(operator: '-' | '+' | '~', operand: Operand): UnaryOperation {
  const type = operand.type ?? INT;
  switch (operator) {
    case '+':
      return { type, evaluate: (value) => value };
    case '-':
      return negation(type);
    case '~':
      return complement(type);
  }
}

function negation(type: SqlType): UnaryOperation {
  if (isInteger(type)) {
    // tinyint has no sign: its negative is a smallint.
    const result: SqlType = type.base === 'tinyint' ? { base: 'smallint' } : type;
    if (type.base === 'bigint') {
      return {
        type: result,
        evaluate: (value) => {
          if (value === null) return null;
          if (value === INTEGER_RANGE.bigint.least) throw sqlErrors.overflow('expression', 'bigint');
          return -(value as bigint);
        },
      };
    }
    const least = Number(INTEGER_RANGE[type.base === 'smallint' ? 'smallint' : 'int'].least);
    return {
      type: result,
      evaluate: (value) => {
        if (value === null) return null;
        if (value === least) throw sqlErrors.overflow('expression', result.base);
        return 0 - (value as number);
      },
    };
  }
  if (type.base === 'decimal' || isMoney(type)) {
    return { type, evaluate: (value) => (value === null ? null : -(value as bigint)) };
  }
  if (isApproximate(type)) return { type, evaluate: (value) => (value === null ? null : 0 - (value as number)) };
  throw sqlErrors.invalidOperand(typeName(type), 'minus');
}

function complement(type: SqlType): UnaryOperation {
  switch (type.base) {
    case 'bit':
      return { type, evaluate: (value) => (value === null ? null : value !== true) };
    case 'tinyint':
      return { type, evaluate: (value) => (value === null ? null : 255 - (value as number)) };
    case 'smallint':
    case 'int':
      return { type, evaluate: (value) => (value === null ? null : ~(value as number)) };
    case 'bigint':
      return { type, evaluate: (value) => (value === null ? null : ~(value as bigint)) };
    default:
      throw sqlErrors.invalidOperand(typeName(type), "'~'");
  }
}
