import type { Collation } from '../collation.ts';
import { trimBlanks } from './windows-fold.ts';

/**
 * Non-Unicode text under the SQL collations of code page 1252 (sort orders 51, 52 and 54): control characters, blank,
 * punctuation and symbols in the order of their bytes, digits, letters. Every character is one of its own: no expansions,
 * nothing without weight.
 */
const PRIMARY = new Map<string, number>();
const SECONDARY = new Map<string, number>();

const LETTERS = [
  'aàáâãäå',
  'æ',
  'b',
  'cç',
  'd',
  'ð',
  'eèéêë',
  'f',
  'g',
  'h',
  'iìíîï',
  'j',
  'k',
  'l',
  'm',
  'nñ',
  'oòóôõö',
  'ø',
  'œ',
  'p',
  'q',
  'r',
  'sš',
  'ß',
  't',
  'uùúûü',
  'v',
  'w',
  'x',
  'yýÿ',
  'zž',
  'þ',
];
LETTERS.forEach((family, primary) => {
  [...family].forEach((letter, secondary) => {
    PRIMARY.set(letter, 0x2000 + primary);
    SECONDARY.set(letter, secondary);
  });
});

/** Bytes 0x80 to 0x9F that are no letters sort by their Unicode values, after the ASCII ones. */
function primaryOf(letter: string): number {
  const known = PRIMARY.get(letter);
  if (known !== undefined) return known;
  const code = letter.charCodeAt(0);
  return code >= 0x30 && code <= 0x39 ? 0x1ff0 + code - 0x30 : Math.min(code, 0x1f00);
}

/** The primary weights of ASCII, both cases alike. */
const ASCII = Uint16Array.from({ length: 128 }, (_, code) => primaryOf(String.fromCharCode(code).toLowerCase()));

/** Plain ASCII needs no folding; undefined where a text has anything else. */
function compareAscii(left: string, right: string): number | undefined {
  const length = Math.max(left.length, right.length);
  let result = 0;
  for (let index = 0; index < length; index++) {
    const a = index < left.length ? left.charCodeAt(index) : 0x20;
    const b = index < right.length ? right.charCodeAt(index) : 0x20;
    if (a > 127 || b > 127) return undefined;
    if (result === 0 && a !== b) result = (ASCII[a] ?? 0) - (ASCII[b] ?? 0);
  }
  return result;
}

/** Texts are equal under the collation exactly when their folded texts are. */
export function foldSqlOrder(text: string, { caseSensitive, accentSensitive }: Collation): string {
  const cased = trimBlanks(caseSensitive ? text : text.toLowerCase());
  return accentSensitive ? cased : cased.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}

/** Compares two varchars, the shorter one filled with blanks. */
export function compareSqlOrder(left: string, right: string, collation: Collation): number {
  const quick = collation.caseSensitive ? undefined : compareAscii(left, right);
  if (quick !== undefined) return quick;
  const [a, b] = [foldSqlOrder(left, collation), foldSqlOrder(right, collation)];
  if (a === b) return 0;
  const length = Math.max(a.length, b.length);
  const [lowerA, lowerB] = collation.caseSensitive ? [a.toLowerCase(), b.toLowerCase()] : [a, b];
  let accents = 0;
  for (let index = 0; index < length; index++) {
    const [x, y] = [lowerA[index] ?? ' ', lowerB[index] ?? ' '];
    if (x === y) continue;
    const primary = primaryOf(x) - primaryOf(y);
    if (primary !== 0) return primary;
    if (accents === 0) accents = (SECONDARY.get(x) ?? x.charCodeAt(0)) - (SECONDARY.get(y) ?? y.charCodeAt(0));
  }
  // Upper case comes first where nothing else differs.
  return accents !== 0 ? accents : a < b ? -1 : 1;
}
