import { failure } from '../failure.ts';
import type { SqlValue } from '../interface.ts';

const PLACE_HOLDER = /%%|%([-+ 0#]*)(\d+|\*)?(?:\.(\d+|\*))?(I64|[hl])?([a-zA-Z])?/g;

/**
 * A message of RAISERROR with its place holders filled in, at most 2,047 characters of it (SQL Server docs: "RAISERROR": flags,
 * width, precision, and the types d i o s u x X). @throws SqlError 2786, 2787
 */
export function formatMessage(message: string, args: readonly SqlValue[]): string {
  let next = 0;
  const take = (): SqlValue => {
    const value = args[next] ?? null;
    next += 1;
    return value;
  };
  const filled = message.replace(PLACE_HOLDER, (match, flags: string, width, precision, size, type) => {
    if (match === '%%') return '%';
    const kind = String(type ?? '');
    if (!'diosuxX'.includes(kind) || kind === '') {
      throw failure(2787, `Invalid format specification: '${message.slice(0, 2047)}'.`);
    }
    const widthOf = (written: string | undefined) =>
      written === '*' ? wholeNumber(take(), next) : Number(written ?? -1);
    const wide = widthOf(width);
    const precise = widthOf(precision);
    const body = converted(take(), kind, flags, precise, size === 'I64', next);
    if (body.length >= wide) return body;
    if (flags.includes('-')) return body.padEnd(wide);
    if (flags.includes('0') && kind !== 's') {
      const [, sign = '', digits = ''] = /^([-+ ]?(?:0[xX])?)(.*)$/.exec(body) ?? [];
      return sign + digits.padStart(wide - sign.length, '0');
    }
    return body.padStart(wide);
  });
  return filled.length > 2047 ? `${filled.slice(0, 2044)}...` : filled;
}

function wholeNumber(value: SqlValue, place: number): number {
  if (typeof value === 'number') return value;
  throw mismatch(place);
}

function mismatch(place: number): Error {
  return failure(
    2786,
    `The data type of substitution parameter ${place} does not match the expected type of the format specification.`,
  );
}

function converted(
  value: SqlValue,
  kind: string,
  flags: string,
  precision: number,
  long: boolean,
  place: number,
): string {
  if (value === null) return '(null)';
  if (kind === 's') {
    if (typeof value !== 'string') throw mismatch(place);
    return precision < 0 ? value : value.slice(0, precision);
  }
  if (typeof value !== 'number' && typeof value !== 'bigint') throw mismatch(place);
  if (typeof value === 'bigint' && !long) throw mismatch(place);
  const whole = BigInt(value);
  const bits = typeof value === 'bigint' ? 64 : 32;
  if (kind === 'd' || kind === 'i') {
    const sign = whole < 0n ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
    return sign + String(whole < 0n ? -whole : whole).padStart(precision, '0');
  }
  const unsigned = BigInt.asUintN(bits, whole);
  const digits = unsigned.toString(kind === 'o' ? 8 : kind === 'u' ? 10 : 16).padStart(precision, '0');
  const prefix = !flags.includes('#') || unsigned === 0n || kind === 'u' ? '' : kind === 'o' ? '0' : `0${kind}`;
  return prefix + (kind === 'X' ? digits.toUpperCase() : digits);
}
