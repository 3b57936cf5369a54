/**
 * Characters that nobody sees and that change what is read: controls, marks that turn the direction of writing (U+202E shows `gpj.exe` of
 * `exe.jpg`), spaces without width. Joiners (U+200C, U+200D) are not among them: names in several scripts are written with them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unseen = /([\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff])/u;

/** A piece of a text: as it is written, or an unseen character's code, such as U+202E. */
export interface SeenPart {
  readonly kind: 'text' | 'code';
  readonly text: string;
}

/** A text in pieces, each unseen character of it as its code. */
export function seenParts(text: string): readonly SeenPart[] {
  return text
    .split(unseen)
    .map(
      (part, index): SeenPart =>
        index % 2 === 0 ? { kind: 'text', text: part } : { kind: 'code', text: codeOf(part) },
    )
    .filter((part) => part.text !== '');
}

/** A text as a line that hides nothing: each unseen character stands in it as its code in brackets. */
export function inSight(text: string): string {
  return seenParts(text)
    .map((part) => (part.kind === 'code' ? `[${part.text}]` : part.text))
    .join('');
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
