// Numbers as the screens write them: grouped by the locale, exact, a minus sign and no hyphen.

const minus = '\u2212';
const narrowSpace = '\u202f';

function withMinus(text: string): string {
  return text.replace(/^-/, minus);
}

/** 248317 → `248,317`: a count of people or files, never rounded. */
export function count(value: number, locale?: string): string {
  return withMinus(new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value));
}

/** A change: `+16`, `−2`, `0`. */
export function change(value: number, locale?: string): string {
  if (value > 0) return `+${count(value, locale)}`;
  // Of −0 the locale would make −0.
  return count(value === 0 ? 0 : value, locale);
}

/** 31.24 → `31.2`: rates, one decimal. */
export function rate(value: number, locale?: string): string {
  return withMinus(new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value));
}

/**
 * The share of a whole with one decimal: `69.2 %`; nothing of nothing is `0.0 %`. Somebody is never written as nobody (`< 0.1 %`),
 * nor all but one as all (`> 99.9 %`).
 */
export function share(part: number, whole: number, locale?: string): string {
  const percent = whole === 0 ? 0 : (part / whole) * 100;
  const bound = percent > 0 && percent < 0.05 ? '< ' : percent < 100 && percent >= 99.95 ? '> ' : '';
  const shown = bound === '< ' ? 0.1 : bound === '> ' ? 99.9 : percent;
  return `${bound}${rate(shown, locale)}${narrowSpace}%`;
}

/** 0.4276 → `42 %`: how far something is, rounded down so that only the end is `100 %`. */
export function wholeShare(part: number, locale?: string): string {
  return `${count(Math.floor(part * 100), locale)}${narrowSpace}%`;
}
