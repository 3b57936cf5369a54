import type { Collation } from '../collation.ts';
import { foldSqlOrder } from './sql-sort-order.ts';
import { EXPANDING, foldWindows, WEIGHTLESS } from './windows-fold.ts';

/** Characters that stand for none or for several under the Windows rules, or join with their neighbours. */
const IRREGULAR = new RegExp(`[${WEIGHTLESS}${EXPANDING}\\u0300-\\u036f\\u1100-\\u11ff]`);

/** One UTF-16 code unit as the collation sees it: equal keys for units that it does not tell apart. */
export type UnitKey = (unit: string) => string;

/** The keys of single units under a collation, computed once each. */
export function unitKeys(collation: Collation, unicode: boolean): UnitKey {
  if (collation.binary) return (unit) => unit;
  const known = new Map<string, string>([[' ', ' ']]);
  const fold = followsWindows(collation, unicode) ? foldWindows : foldSqlOrder;
  const ascii = Array.from({ length: 128 }, (_, code) => {
    const unit = String.fromCharCode(code);
    return known.get(unit) ?? fold(unit, collation);
  });
  return (unit) => {
    let key = ascii[unit.charCodeAt(0)] ?? known.get(unit);
    if (key === undefined) {
      key = fold(unit, collation);
      known.set(unit, key);
    }
    return key;
  };
}

/** Whether text follows the Windows rules; otherwise it goes character by character. */
export function followsWindows(collation: Collation, unicode: boolean): boolean {
  return !collation.binary && (unicode || !collation.sqlSortOrder);
}

/** Whether every unit of the text is one character of its own under the Windows rules. */
export function isRegular(text: string): boolean {
  return !IRREGULAR.test(text);
}
