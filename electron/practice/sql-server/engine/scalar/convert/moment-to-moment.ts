import type { SqlMoment, SqlType } from '../../interface.ts';
import {
  DAY_1753,
  DAY_1900,
  LAST_DAY,
  localMoment,
  MINUTE,
  normalised,
  roundTicks,
  roundToDatetime,
  threeHundredthsOf,
} from '../calendar.ts';
import { sqlErrors, unsupported } from '../sql-error.ts';
import { typeName } from '../types.ts';

/** 2079-06-06, the last day of smalldatetime. */
const LAST_SMALL_DAY = DAY_1900 + 65_535;

/**
 * Rounds a moment (local, or UTC with its offset for datetimeoffset) to what the type holds. `from` names the source's
 * type in error 242.
 */
export function fitMoment(to: SqlType, from: string): (moment: SqlMoment) => SqlMoment {
  const bounded = (moment: SqlMoment, first: number, last: number): SqlMoment => {
    if (moment.day < first || moment.day > last) throw sqlErrors.dateRange(from, typeName(to));
    return moment;
  };
  switch (to.base) {
    case 'date':
      return (moment) => ({ day: moment.day, ticks: 0 });
    case 'time': {
      const { scale } = to;
      return (moment) => ({ day: 0, ticks: normalised(0, roundTicks(moment.ticks, scale)).ticks });
    }
    case 'datetime':
      return (moment) => bounded(normalised(moment.day, roundToDatetime(moment.ticks)), DAY_1753, LAST_DAY);
    case 'smalldatetime':
      return (moment) => {
        // Rounded to datetime first: 29.998 s is 29.997 and goes down, 29.999 s is 30.000 and goes up.
        const units = threeHundredthsOf(moment.ticks);
        const minutes = Math.floor((units + 30 * 300) / (60 * 300));
        return bounded(normalised(moment.day, minutes * MINUTE), DAY_1900, LAST_SMALL_DAY);
      };
    case 'datetime2':
    case 'datetimeoffset': {
      const { scale } = to;
      return (moment) => bounded(normalised(moment.day, roundTicks(moment.ticks, scale), moment.offset), 0, LAST_DAY);
    }
    default:
      throw unsupported(`dates and times as ${typeName(to)}`);
  }
}

/** Conversions among the date and time types that SQL Server allows; which those are is decided before. */
export function momentToMoment(from: SqlType, to: SqlType): (moment: SqlMoment) => SqlMoment {
  const fitted = fitMoment(to, typeName(from));
  const anchor = from.base === 'time' ? (moment: SqlMoment) => ({ ...moment, day: DAY_1900 }) : localMoment;
  if (to.base !== 'datetimeoffset') return (moment) => fitted(anchor(moment));
  if (from.base === 'datetimeoffset') return fitted;
  return (moment) => fitted({ ...anchor(moment), offset: 0 });
}
