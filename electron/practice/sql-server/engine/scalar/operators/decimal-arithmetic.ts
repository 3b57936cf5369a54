import type { SqlValue } from '../../interface.ts';
import { fitsPrecision, powerOfTen, rescale } from '../exact-numbers.ts';
import { sqlErrors } from '../sql-error.ts';
import { type DecimalType, decimal } from '../types.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

/** Precision and scale of a decimal result ("Precision, scale, and length", Microsoft Learn), with its cap of 38 digits. */
export function decimalResult(operator: ArithmeticOperator, left: DecimalType, right: DecimalType): DecimalType {
  const [p1, s1, p2, s2] = [left.precision, left.scale, right.precision, right.scale];
  const scale = Math.max(s1, s2);
  const whole = Math.max(p1 - s1, p2 - s2);
  switch (operator) {
    case '+':
    case '-':
      // The whole part keeps its places, the scale gives way.
      return whole + scale + 1 <= 38
        ? decimal(whole + scale + 1, scale)
        : decimal(38, Math.min(scale, Math.max(0, 38 - whole)));
    case '*':
      return capped(p1 + p2 + 1, s1 + s2);
    case '/': {
      const quotientScale = Math.max(6, s1 + p2 + 1);
      return capped(p1 - s1 + s2 + quotientScale, quotientScale);
    }
    case '%':
      return decimal(Math.min(p1 - s1, p2 - s2) + scale, scale);
  }
}

/** Of a product or quotient with more than 38 digits the scale is cut, but not below 6 digits. */
function capped(precision: number, scale: number): DecimalType {
  if (precision <= 38) return decimal(precision, scale);
  return decimal(38, Math.max(38 - (precision - scale), Math.min(scale, 6)));
}

/** The arithmetic itself: sums and products are rounded to the result's scale, quotients cut off. */
export function decimalArithmetic(
  operator: ArithmeticOperator,
  left: DecimalType,
  right: DecimalType,
  result: DecimalType,
): (left: bigint, right: bigint) => SqlValue {
  const calculate = calculation(operator, left.scale, right.scale, result.scale);
  return (a, b) => {
    const units = calculate(a, b);
    if (!fitsPrecision(units, result.precision)) throw sqlErrors.overflow('expression', 'numeric');
    return units;
  };
}

function calculation(
  operator: ArithmeticOperator,
  s1: number,
  s2: number,
  scale: number,
): (left: bigint, right: bigint) => bigint {
  const common = Math.max(s1, s2);
  switch (operator) {
    case '+':
      return (a, b) => rescale(rescale(a, s1, common) + rescale(b, s2, common), common, scale);
    case '-':
      return (a, b) => rescale(rescale(a, s1, common) - rescale(b, s2, common), common, scale);
    case '*':
      return (a, b) => rescale(a * b, s1 + s2, scale);
    case '/': {
      const shift = scale + s2 - s1;
      const [up, down] = shift >= 0 ? [powerOfTen(shift), 1n] : [1n, powerOfTen(-shift)];
      return (a, b) => {
        if (b === 0n) throw sqlErrors.divideByZero();
        return (a * up) / (b * down);
      };
    }
    case '%':
      return (a, b) => {
        if (b === 0n) throw sqlErrors.divideByZero();
        return rescale(a, s1, common) % rescale(b, s2, common);
      };
  }
}
