import type { Collation } from '../collation.ts';
import { unsupported } from '../sql-error.ts';

const PLAIN_ASCII = /^[ -~]*$/;

/**
 * What the Windows collations of version 80 give no weight, as the inside of a character class: control characters,
 * invisible formatting, surrogates, and the scripts and blocks that Unicode got after Windows 2000's tables.
 */
export const WEIGHTLESS =
  '\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff0-\\uffff' +
  '\\ud800-\\udfff\\u3400-\\u4dbf' +
  '\\u0500-\\u052f\\u0700-\\u08ff\\u0d80-\\u0dff\\u1000-\\u109f\\u1200-\\u18af\\u1900-\\u1cff\\u1d00-\\u1dff' +
  '\\u2800-\\u28ff\\u2c00-\\u2fdf\\ua000-\\uabff\\u1e9e';
const WITHOUT_WEIGHT = new RegExp(`[${WEIGHTLESS}]`, 'g');

/** Letters that compare as two: expansions of the Windows collations. */
const EXPANSIONS: { readonly [letter: string]: string } = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  þ: 'th',
  Þ: 'TH',
  ĳ: 'ij',
  Ĳ: 'IJ',
  ǆ: 'dz\u030c',
  ǅ: 'Dz\u030c',
  Ǆ: 'DZ\u030c',
  ǉ: 'lj',
  ǈ: 'Lj',
  Ǉ: 'LJ',
  ǌ: 'nj',
  ǋ: 'Nj',
  Ǌ: 'NJ',
  ǳ: 'dz',
  ǲ: 'Dz',
  Ǳ: 'DZ',
};
/** Those letters and the ligatures, as the inside of a character class. */
export const EXPANDING = 'ßæÆœŒþÞĲĳǄ-ǌǱ-ǳ\ufb00-\ufb06';
const EXPANDED = new RegExp(`[${EXPANDING}]`, 'g');

/** Width and position variants, which are not told apart: full- and half-width forms, ligatures, raised and lowered digits. */
const VARIANTS = /[\uff01-\uffef\ufb00-\ufb06\u3000ªº¹²³⁰⁴-⁹₀-₉ⁿ]+/g;

/** Letters whose accent is part of the letter: whether accent-insensitive collations see through it is not documented. */
const STROKED = /[đĐħĦłŁŧŦøØðÐıŋŊəƏ]/;

/** Lower case letter by letter: no final sigma, no letters that become two. */
function lowerCase(text: string): string {
  return text.replace(/[^ -~]|[A-Z]+/g, (part) => {
    if (part === 'ς') return 'σ';
    const lower = part.toLowerCase();
    return lower.length === part.length ? lower : part;
  });
}

/**
 * The text with everything taken out that the Windows rules of Latin1_General (version 80) do not tell apart: two texts
 * are equal under the collation exactly when their folded texts are.
 */
export function foldWindows(text: string, { caseSensitive, accentSensitive }: Collation): string {
  if (PLAIN_ASCII.test(text)) return trimBlanks(caseSensitive ? text : text.toLowerCase());
  if (!accentSensitive && STROKED.test(text)) {
    throw unsupported('accent-insensitive comparison of letters with a stroke');
  }
  const expanded = text
    .replace(WITHOUT_WEIGHT, '')
    .replace(VARIANTS, (variant) => variant.normalize('NFKC'))
    .replace(EXPANDED, (letter) => EXPANSIONS[letter] ?? letter);
  const decomposed = expanded
    .normalize('NFD')
    .replace(/\u0438\u0306/g, 'й')
    .replace(/\u0418\u0306/g, 'Й');
  const cased = caseSensitive ? decomposed : lowerCase(decomposed);
  return trimBlanks(accentSensitive ? cased : cased.replace(/[\u0300-\u036f]/g, ''));
}

/** Without blanks at the end: only U+0020, as comparisons ignore them. */
export function trimBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x20) end--;
  return end === text.length ? text : text.slice(0, end);
}
