import type { SqlMoment, SqlType } from '../../interface.ts';
import {
  DAY_1753,
  DAY_1900,
  dayOf,
  HOUR,
  isDate,
  LAST_DAY,
  localMoment,
  MINUTE,
  normalised,
  SECOND,
} from '../calendar.ts';
import { type SqlError, sqlErrors, unsupported } from '../sql-error.ts';
import { typeName } from '../types.ts';
import { type DateOrder, type MomentParts, readMoment } from './moment-text-parts.ts';
import { fitMoment } from './moment-to-moment.ts';

/** The order in which a CONVERT style has day, month and year; styles that are not for reading are refused. */
function orderOf(style: number): DateOrder {
  switch (style) {
    case 0:
    case 100:
    case 1:
    case 101:
    case 7:
    case 107:
    case 9:
    case 109:
    case 10:
    case 110:
    case 8:
    case 108:
    case 14:
    case 114:
    case 24:
    case 22:
      return 'mdy';
    case 3:
    case 103:
    case 4:
    case 104:
    case 5:
    case 105:
    case 6:
    case 106:
    case 13:
    case 113:
      return 'dmy';
    case 2:
    case 102:
    case 11:
    case 111:
    case 12:
    case 112:
    case 20:
    case 120:
    case 21:
    case 25:
    case 121:
    case 23:
    case 126:
    case 127:
      return 'ymd';
    default:
      throw unsupported(`style ${style} in the conversion of text to a date`);
  }
}

/** Text to a date or time type. `style` as in CONVERT; undefined reads by the session's DATEFORMAT, mdy. */
export function textToMoment(from: SqlType, to: SqlType, style: number | undefined): (text: string) => SqlMoment {
  const order = style === undefined ? 'mdy' : orderOf(style);
  const legacy = to.base === 'datetime' || to.base === 'smalldatetime';
  const fitted = fitMoment(to, typeName(from));
  const syntax = (): SqlError =>
    to.base === 'smalldatetime' ? sqlErrors.smalldatetimeSyntax() : sqlErrors.dateSyntax();
  const range = (): SqlError => (legacy ? sqlErrors.dateRange(typeName(from), to.base) : sqlErrors.dateSyntax());

  return (text) => {
    const parts = readMoment(text, order);
    if (parts === 'no-date') throw syntax();
    if (parts === 'unclear') throw unclear(text, to);
    checkStyle(parts, text, to, style);
    if (legacy) checkLegacy(parts, text, to, style, syntax);
    const digits = parts.time?.fraction.digits ?? 0;
    if (digits > (legacy ? 3 : 7)) throw syntax();
    const moment = momentOf(parts);
    if (moment === undefined) throw range();
    if (legacy && moment.day < DAY_1753) throw range();
    if (to.base !== 'datetimeoffset') return fitted(localMoment(moment));
    const offset = moment.offset ?? 0;
    if (Math.abs(offset) > 840) throw syntax();
    return fitted({ ...moment, offset });
  };
}

function unclear(text: string, to: SqlType): SqlError {
  return unsupported(`the conversion of text of the form '${text}' to ${typeName(to)}`);
}

/** Styles of two-digit years with four-digit ones and the reverse, and styles 126 and 127 with other forms, are not settled. */
function checkStyle(parts: MomentParts, text: string, to: SqlType, style: number | undefined): void {
  if (style === undefined || parts.date === undefined) return;
  if ((style === 126 || style === 127) && !parts.iso) throw unclear(text, to);
  const numbers = /^\s*(\d+)[-/.]\d+[-/.](\d+)/.exec(text);
  if (numbers === null || style === 0 || parts.iso) return;
  const fourDigits = numbers[1]?.length === 4 || numbers[2]?.length === 4;
  const wantsFour = style >= 20 && style !== 22;
  if (fourDigits !== wantsFour) throw unclear(text, to);
}

/** datetime and smalldatetime read no offsets, and `Z` only by style 127. */
function checkLegacy(
  parts: MomentParts,
  text: string,
  to: SqlType,
  style: number | undefined,
  syntax: () => SqlError,
): void {
  if (parts.offset !== undefined && !parts.hasZ) throw syntax();
  if (parts.hasZ && style !== 127) throw unclear(text, to);
  if (parts.iso && !parts.hasSeconds) throw unclear(text, to);
}

/** The moment (UTC where an offset is given), or undefined where a part is out of its range. */
function momentOf(parts: MomentParts): SqlMoment | undefined {
  const { date, time } = parts;
  if (date !== undefined && !isDate(date.year, date.month, date.dayOfMonth)) return undefined;
  const day = date === undefined ? DAY_1900 : dayOf(date.year, date.month, date.dayOfMonth);
  if (time === undefined) return { day, ticks: 0 };
  if (time.hour > 23 || time.minute > 59 || time.second > 59) return undefined;
  const ticks = time.hour * HOUR + time.minute * MINUTE + time.second * SECOND + time.fraction.ticks;
  if (parts.offset === undefined) return { day, ticks };
  const moment = normalised(day, ticks - parts.offset * MINUTE, parts.offset);
  return moment.day < 0 || moment.day > LAST_DAY ? undefined : moment;
}
