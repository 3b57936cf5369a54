import type { Collation } from '../collation.ts';
import { foldWindows } from './windows-fold.ts';

/**
 * Order of ASCII under the Windows collations: white space, punctuation, symbols, digits, letters. The hyphen and the
 * apostrophe weigh less than everything ("word sort"): rank 0.
 */
const ASCII_ORDER = ' \t\n\v\f\r!"#$%&()*,./:;?@[\\]^_`{|}~+<=>0123456789abcdefghijklmnopqrstuvwxyz';
const RANKS = new Uint8Array(128);
for (let index = 0; index < ASCII_ORDER.length; index++) {
  RANKS[ASCII_ORDER.charCodeAt(index)] = index + 1;
  RANKS[ASCII_ORDER.toUpperCase().charCodeAt(index)] = index + 1;
}

/** Letters with a stroke sort with the letter below it. */
const BASES: { readonly [letter: string]: string } = { đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ŋ: 'n', ø: 'o', ŧ: 't' };

const LETTERS = 0x4000;
const SYMBOLS = 0x100;
const OTHER_SCRIPTS = 0x5000;

function isSymbol(unit: number): boolean {
  return unit < 0xc0 || unit === 0xd7 || unit === 0xf7 || (unit >= 0x2000 && unit < 0x3040);
}

interface SortKey {
  readonly primary: string;
  readonly accents: string;
  readonly marks: string;
  readonly folded: string;
}

/** Weights level by level: letters, then accents, then hyphens and apostrophes, then (case-sensitive only) the rest. */
function sortKey(text: string, collation: Collation): SortKey {
  const folded = foldWindows(text, collation);
  let primary = '';
  let accents = '';
  let marks = '';
  for (const unit of folded.toLowerCase()) {
    const code = unit.charCodeAt(0);
    if (code === 0x2d || code === 0x27 || code === 0xad) marks += String.fromCharCode(primary.length + 1, code);
    else if (code >= 0x300 && code < 0x370) accents += unit;
    else {
      const base = BASES[unit];
      primary += String.fromCharCode(weightOf(base === undefined ? code : base.charCodeAt(0)));
      accents += base === undefined ? '\u0001' : '\u0001\u0370';
    }
  }
  return { primary, accents, marks, folded };
}

function weightOf(code: number): number {
  if (code < 128) {
    const rank = RANKS[code] ?? 0;
    return code >= 0x30 && /[0-9a-z]/.test(String.fromCharCode(code)) ? LETTERS + rank : rank;
  }
  if (isSymbol(code)) return SYMBOLS + code;
  return Math.min(0xffff, code < 0x370 ? LETTERS + 0x200 + code : OTHER_SCRIPTS + code);
}

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Sort keys that a comparison keeps: enough for the texts beyond ASCII of a sort of ordinary size. */
const MOST_KEPT = 20_000;

/** Compares texts under the Windows rules; 0 exactly when their folded texts are equal. */
export function windowsComparison(collation: Collation): (left: string, right: string) => number {
  const kept = new Map<string, SortKey>();
  const keyOf = (text: string): SortKey => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const key = sortKey(text, collation);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, key);
    return key;
  };
  return (left, right) => {
    const quick = collation.caseSensitive ? undefined : compareAscii(left, right);
    if (quick !== undefined) return quick;
    const [a, b] = [keyOf(left), keyOf(right)];
    if (a.folded === b.folded) return 0;
    return (
      order(a.primary, b.primary) ||
      order(a.accents, b.accents) ||
      order(a.marks, b.marks) ||
      // Case decides last, lower case first.
      order(b.folded, a.folded)
    );
  };
}

/** Plain ASCII without hyphens and apostrophes needs no keys; undefined where a text has anything else. */
function compareAscii(left: string, right: string): number | undefined {
  const length = Math.max(left.length, right.length);
  let result = 0;
  for (let index = 0; index < length; index++) {
    const a = index < left.length ? left.charCodeAt(index) : 0x20;
    const b = index < right.length ? right.charCodeAt(index) : 0x20;
    if (a > 127 || b > 127) return undefined;
    const [rankA, rankB] = [RANKS[a] ?? 0, RANKS[b] ?? 0];
    if (rankA === 0 || rankB === 0) return undefined;
    if (result === 0 && rankA !== rankB) result = rankA - rankB;
  }
  return result;
}
