import { unsupported } from './sql-error.ts';

const POWERS: readonly bigint[] = Array.from({ length: 78 }, (_, exponent) => 10n ** BigInt(exponent));

/** 10 to the `exponent`, 0 to 77. */
export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** The quotient rounded to the nearest whole number, halves away from zero. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const remainder = dividend % divisor;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  if (twice < (divisor < 0n ? -divisor : divisor)) return quotient;
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}

/** `units` of 10^-from as units of 10^-to, rounded half away from zero. */
export function rescale(units: bigint, from: number, to: number): bigint {
  if (to === from) return units;
  return to > from ? units * powerOfTen(to - from) : divideRounded(units, powerOfTen(from - to));
}

/** Whether the units need no more than `precision` digits. */
export function fitsPrecision(units: bigint, precision: number): boolean {
  const limit = powerOfTen(precision);
  return units < limit && units > -limit;
}

/** `12.50` for 1250 units of scale 2: all digits of the scale, at least one before the point. */
export function formatUnits(units: bigint, scale: number): string {
  if (scale === 0) return units.toString();
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The units as the nearest double. */
export function unitsToNumber(units: bigint, scale: number): number {
  return scale === 0 ? Number(units) : Number(formatUnits(units, scale));
}

/**
 * A finite double in units of 10^-scale, rounded half away from zero. A double has 15 decimal digits for certain; where
 * the next two would change the result, SQL Server's answer is not documented and the conversion refused.
 */
export function numberToUnits(value: number, scale: number): bigint {
  const units = unitsOfDigits(value.toExponential(16), scale);
  if (units !== unitsOfDigits(value.toExponential(14), scale)) {
    throw unsupported('float to exact numbers where more than 15 digits decide');
  }
  return units;
}

function unitsOfDigits(text: string, scale: number): bigint {
  const [mantissa = '0', exponent = '0'] = text.split('e');
  const digits = mantissa.replace('.', '');
  const shift = Number(exponent) - (digits.replace('-', '').length - 1) + scale;
  if (shift >= 0) return BigInt(digits) * powerOfTen(shift);
  return -shift > 40 ? 0n : divideRounded(BigInt(digits), powerOfTen(-shift));
}
