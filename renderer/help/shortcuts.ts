/** What of a pressed key decides, as a KeyboardEvent has it. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Where the key was pressed. */
export interface PressedAt {
  /** In a field, where a key may be a character. */
  readonly typing: boolean;
  /** While something lies over the page and has to be answered or closed first. */
  readonly covered: boolean;
  /** Whether “?” alone may be one: a character by itself is said by whoever dictates, too (WCAG 2.1.4), who can switch it off. */
  readonly questionKey: boolean;
}

/** What a key does. */
export type Shortcut =
  | { readonly kind: 'guide' }
  | { readonly kind: 'keys' }
  /** 1 to 9. */
  | { readonly kind: 'step'; readonly number: number }
  | { readonly kind: 'next' };

/**
 * The shortcut of a key, or undefined where it is none.
 *
 * Steps go by Alt and a digit: browsers on Windows and macOS leave these to the page (their own are Ctrl or Command and a digit), screen
 * readers give Alt and a digit no meaning (theirs are digits alone, or with a key of their own), and AltGr, which types characters on
 * many keyboards, comes as Ctrl and Alt together. The place of the key counts, since a French keyboard has its digits only with Shift.
 * In fields they rest: Alt and a digit types a character on macOS. F1 types nothing anywhere, and is wanted most beside a field.
 */
export function shortcutOf(key: PressedKey, { typing, covered, questionKey }: PressedAt): Shortcut | undefined {
  if (key.ctrlKey || key.metaKey || covered) return undefined;
  if (key.key === 'F1' && !key.altKey && !key.shiftKey) return { kind: 'guide' };
  if (typing) return undefined;
  if (key.key === '?' && !key.altKey && questionKey) return { kind: 'keys' };
  const [, digit] = /^Digit([0-9])$/.exec(key.code) ?? [];
  if (digit === undefined || !key.altKey || key.shiftKey) return undefined;
  return digit === '0' ? { kind: 'next' } : { kind: 'step', number: Number(digit) };
}
