/** The 27 characters that code page 1252 has between 0x80 and 0x9F; its five unused bytes stay C1 controls, as Windows maps them. */
const UPPER_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * What Windows puts for characters that code page 1252 lacks ("bestfit1252", Unicode consortium's copy of Microsoft's
 * table): each entry is the substitute followed by the characters it stands for. Full-width ASCII follows by rule.
 */
const BEST_FIT = [
  'AĀĂĄǍǞ',
  'aāăąǎǟα',
  'Bℬ',
  'bƀ',
  'CĆĈĊČℂℭ',
  'cćĉċč',
  'DĎ',
  'dďđδ',
  'EĒĔĖĘĚℇℰ',
  'eēĕėęěε℮ℯ',
  'FℱΦ',
  'fφ',
  'GĜĞĠĢǤǦΓ',
  'gĝğġģǥǧɡℊ',
  'HĤĦℋℌℍ',
  'hĥħһℎ',
  'IĨĪĬĮİƗǏℐℑ',
  'iĩīĭįıǐ',
  'JĴ',
  'jĵǰ',
  'KĶǨ\u212a',
  'kķǩ',
  'LĹĻĽŁℒ',
  'lĺļľłƚℓ',
  'Mℳ',
  'NŃŅŇℕ',
  'nńņňⁿ∩',
  'OŌŎŐƟƠǑǪǬΩ',
  'oōŏőơǒǫǭℴ',
  'P₧℘ℙ',
  'pπ',
  'Qℚ',
  'RŔŖŘℛℜℝ',
  'rŕŗř',
  'SŚŜŞΣ',
  'sśŝşσ',
  'TŢŤŦƮΘ',
  'tţťŧƫτ',
  'UŨŪŬŮŰŲƯǓǕǗǙǛ',
  'uũūŭůűųưǔǖǘǚǜ',
  'v√',
  'WŴ',
  'wŵ',
  'YŶ',
  'yŷ',
  'ZŹŻℤℨ',
  'zźżƶ',
  'ÐĐƉ',
  'ßβ',
  'Å\u212b',
  'Ø∅',
  'ƒƑ',
  'µμ',
  '0₀',
  '1₁',
  '2₂',
  '3₃',
  '4⁴₄',
  '5⁵₅',
  '6⁶₆',
  '7⁷₇',
  '8⁸₈∞',
  '9₉',
  '!ǃ',
  '"ʺ\u030e',
  '%٪',
  "'ʹʼˈ′",
  '(⌠',
  ')⌡',
  '*∗',
  '+┌┐└┘├┼╒╓╔╕╖╗╘╙╚╛╜╝╪╫╬',
  '-‐‑−─┬┴═╤╥╦╧╨╩',
  '/⁄∕',
  ':։∶',
  ';\u037e',
  '<\u2329〈',
  '=‗≡≤≥',
  '>\u232a〉',
  '[〚',
  '\\∖',
  ']〛',
  '^˄\u0302⌃',
  '_ˍ\u0331\u0332▄',
  '`ˋ\u0300‵',
  '|ǀ∣❘',
  '~\u0303∼',
  ' \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u3000',
  '¢₡',
  '£₤',
  '¤☼',
  '¦⌂│┤║╞╟╠╡╢╣█▌▐░▒▓■',
  '¨\u0308',
  '«≪《',
  '»≫》',
  '¬⌐',
  '¯ˉ\u0304\u0305▀',
  '°˚\u030a⁰∘',
  '±∓',
  '´ˊ\u0301',
  '·․∙⋅・',
  '¸\u0327',
  '˜≈',
];

/** UTF-16 code unit → byte of code page 1252; what is not in it becomes `?`. */
const BYTES = new Uint8Array(65_536).fill(0x3f);
/** Byte → UTF-16 code unit. */
const UNITS = new Uint16Array(256);
for (let byte = 0; byte < 256; byte++) {
  const unit = byte >= 0x80 && byte < 0xa0 ? UPPER_CONTROLS.charCodeAt(byte - 0x80) : byte;
  UNITS[byte] = unit;
  BYTES[unit] = byte;
}
for (const entry of BEST_FIT) {
  for (let index = 1; index < entry.length; index++) {
    BYTES[entry.charCodeAt(index)] = BYTES[entry.charCodeAt(0)] ?? 0x3f;
  }
}
for (let unit = 0xff01; unit <= 0xff5e; unit++) BYTES[unit] = unit - 0xff01 + 0x21;

/** The byte of code page 1252 for a UTF-16 code unit, best fit included. */
export function byteOfUnit(unit: number): number {
  return BYTES[unit] ?? 0x3f;
}

/** The character of a byte of code page 1252. */
export function characterOfByte(byte: number): string {
  return String.fromCharCode(UNITS[byte & 0xff] ?? 0x3f);
}

/** Text as the bytes of a varchar. */
export function encodeCodePage(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = BYTES[text.charCodeAt(index)] ?? 0x3f;
  return bytes;
}

/** The bytes of a varchar as text. */
export function decodeCodePage(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(UNITS[byte] ?? 0x3f);
  return text;
}

/** Unicode text as it comes out of a varchar: itself where code page 1252 has every character. */
export function throughCodePage(text: string): string {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f && UNITS[BYTES[unit] ?? 0x3f] !== unit) return decodeCodePage(encodeCodePage(text));
  }
  return text;
}
