import { type Collation, collationByName } from '../collation.ts';
import { unsupported } from '../sql-error.ts';
import { followsWindows, isRegular, unitKeys } from './unit-keys.ts';
import { foldWindows } from './windows-fold.ts';

export interface Found {
  readonly start: number;
  readonly end: number;
}

/** Where a text first occurs in another at or after a place, under the collation; both counted in UTF-16 code units from 0. */
export type Find = (text: string, sought: string, from: number) => Found | undefined;

/** The search that CHARINDEX and REPLACE use. */
export function compileFind(collationName: string, unicode: boolean): Find {
  const collation = collationByName(collationName);
  if (collation.binary) return findExactly;
  const key = unitKeys(collation, unicode);
  const plain: Find = (text, sought, from) => {
    for (let start = from; start + sought.length <= text.length; start++) {
      let length = 0;
      while (length < sought.length && key(text.charAt(start + length)) === key(sought.charAt(length))) length++;
      if (length === sought.length) return { start, end: start + length };
    }
    return undefined;
  };
  if (!followsWindows(collation, unicode)) return plain;
  return (text, sought, from) =>
    isRegular(text) && isRegular(sought) ? plain(text, sought, from) : findFolded(text, sought, from, collation);
}

const findExactly: Find = (text, sought, from) => {
  const start = text.indexOf(sought, from);
  return start < 0 ? undefined : { start, end: start + sought.length };
};

/**
 * Character by character, a letter with its combining marks as one: `ß` is found by `ss`, but not by `s`. Characters
 * without weight are stepped over where that cannot matter, and refused where it can.
 */
function findFolded(text: string, sought: string, from: number, collation: Collation): Found | undefined {
  const foldUnit = (unit: string): string => (unit === ' ' ? ' ' : foldWindows(unit, collation));
  const wanted = clusters(sought, 0).map(({ unit }) => foldUnit(unit));
  const weightless = (): Error => unsupported('searching where characters without weight decide');
  if (wanted.includes('')) throw weightless();
  const key = wanted.join('');
  const units = clusters(text, from).map((cluster) => ({ ...cluster, key: foldUnit(cluster.unit) }));
  for (let first = 0; first < units.length; first++) {
    let keys = '';
    for (let last = first; last < units.length; last++) {
      const unit = units[last];
      if (unit === undefined || (last === first && unit.key === '')) break;
      keys += unit.key;
      if (keys === key) {
        if (units.slice(first, last + 1).some((inside) => inside.key === '')) throw weightless();
        return { start: units[first]?.start ?? 0, end: unit.end };
      }
      if (!key.startsWith(keys)) break;
    }
  }
  return undefined;
}

function clusters(text: string, from: number): { unit: string; start: number; end: number }[] {
  return [...text.slice(from).matchAll(/[\s\S][\u0300-\u036f]*/g)].map((match) => {
    const start = from + match.index;
    return { unit: match[0], start, end: start + match[0].length };
  });
}
