import { throughCodePage } from '../code-page.ts';
import { unsupported } from '../sql-error.ts';

/** The scripts whose case pairs Windows 2000's tables have, and with them the collations of version 80. */
const CASED =
  /[\u0041-\u024f\u0370-\u03ff\u0400-\u04ff\u0531-\u0587\u1e00-\u1eff\u2160-\u217f\u24b6-\u24e9\uff21-\uff5a]/g;
/** Letters of these whose pairs differ between Windows and Unicode, or are documented nowhere. */
const DISPUTED = /[µıſİƀ-ƿǰ\u0218-\u024f\u03c2\u03cf-\u03ff\u0587\u1e9b-\u1e9f]/;

function mapped(text: string, unicode: boolean, map: (letter: string) => string): string {
  if (/^[ -~]*$/.test(text)) return map(text);
  if (unicode && DISPUTED.test(text)) throw unsupported('UPPER and LOWER of letters without a settled pair');
  return text.replace(CASED, (letter) => {
    const other = map(letter);
    if (other.length !== 1) return letter;
    return unicode || throughCodePage(other) === other ? other : letter;
  });
}

/** Upper case, letter by letter: ß stays. Non-Unicode text stays within code page 1252. */
export function upperCase(text: string, unicode: boolean): string {
  return mapped(text, unicode, (letter) => letter.toUpperCase());
}

/** Lower case, letter by letter. */
export function lowerCase(text: string, unicode: boolean): string {
  return mapped(text, unicode, (letter) => letter.toLowerCase());
}
