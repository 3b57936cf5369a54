import type { SqlMoment, SqlType, SqlValue } from '../../interface.ts';
import { DAY, DAY_1753, DAY_1900, LAST_DAY, normalised, threeHundredthsOf } from '../calendar.ts';
import { sqlErrors } from '../sql-error.ts';
import { typeName } from '../types.ts';
import { fitMoment } from './moment-to-moment.ts';
import { numberToNumber } from './number-to-number.ts';

const UNITS_A_DAY = 300 * 86_400;

/** Days since 1900-01-01, fraction included, of a datetime or smalldatetime. */
export function momentToDays(moment: SqlMoment): number {
  return moment.day - DAY_1900 + threeHundredthsOf(moment.ticks) / UNITS_A_DAY;
}

/** A number of days since 1900-01-01 as datetime or smalldatetime. */
export function daysToMoment(days: number, to: SqlType): SqlMoment {
  const whole = Math.floor(days);
  const moment = normalised(DAY_1900 + whole, Math.round((days - whole) * DAY));
  const first = to.base === 'datetime' ? DAY_1753 : DAY_1900;
  if (moment.day < first || moment.day > LAST_DAY) throw sqlErrors.overflow('expression', typeName(to));
  return fitMoment(to, 'expression')(moment);
}

/** datetime and smalldatetime as a number: days since 1900-01-01, rounded where the target has no fraction. */
export function momentToNumber(to: SqlType): (moment: SqlMoment) => SqlValue {
  const narrow = numberToNumber({ base: 'float' }, to);
  const rounds = to.base !== 'float' && to.base !== 'real' && to.base !== 'decimal' && to.base !== 'bit';
  const fourDigits = to.base === 'money' || to.base === 'smallmoney';
  return (moment) => {
    const days = momentToDays(moment);
    const value = rounds && !fourDigits ? Math.floor(days + 0.5) : days;
    return narrow === undefined ? value : narrow(value);
  };
}

/** A bit or number as datetime or smalldatetime. */
export function numberToMoment(from: SqlType, to: SqlType): (value: SqlValue) => SqlMoment {
  const widen = numberToNumber(from, { base: 'float' });
  return (value) => daysToMoment(Number(widen === undefined ? value : widen(value)), to);
}
