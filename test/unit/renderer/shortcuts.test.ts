import { describe, expect, test } from 'vitest';
import { type PressedAt, type PressedKey, shortcutOf } from '../../../renderer/help/shortcuts.ts';

const free: PressedAt = { typing: false, covered: false, questionKey: true };

function pressed(key: string, held: Partial<PressedKey> = {}): PressedKey {
  return { key, code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held };
}

/** A digit's place, with what its key types there. */
const digit = (place: number, held: Partial<PressedKey>, key = String(place)) =>
  pressed(key, { code: `Digit${place}`, ...held });

describe('a key', () => {
  test.for([
    ['F1', pressed('F1'), { kind: 'guide' }],
    ['? with Shift, as on most keyboards', pressed('?', { shiftKey: true }), { kind: 'keys' }],
    ['Alt and a digit', digit(3, { altKey: true }), { kind: 'step', number: 3 }],
    ['the same on a French keyboard', digit(3, { altKey: true }, '"'), { kind: 'step', number: 3 }],
    ['the same on macOS', digit(3, { altKey: true }, '£'), { kind: 'step', number: 3 }],
    ['Alt and 0', digit(0, { altKey: true }), { kind: 'next' }],
  ] as const)('%s does what the list says', ([, key, does]) => {
    expect(shortcutOf(key, free)).toEqual(does);
  });

  test.for([
    ['a digit alone, which screen readers have', digit(3, {})],
    ['AltGr and a digit, which types a character', digit(7, { altKey: true, ctrlKey: true }, '{')],
    ['Ctrl and a digit, which is the browser’s', digit(3, { ctrlKey: true })],
    ['Command and a digit, which is the browser’s', digit(3, { metaKey: true })],
    ['Alt and the keypad, which types characters on Windows', pressed('3', { altKey: true, code: 'Numpad3' })],
    ['Shift and F1', pressed('F1', { shiftKey: true })],
  ] as const)('%s does nothing', ([, key]) => {
    expect(shortcutOf(key, free)).toBeUndefined();
  });

  test('in a field does nothing but open the guide, and nothing at all under what lies over the page', () => {
    const typing = { typing: true, covered: false, questionKey: true };
    const all = [pressed('?'), digit(3, { altKey: true }), digit(0, { altKey: true })];
    expect(all.map((key) => shortcutOf(key, typing))).toEqual([undefined, undefined, undefined]);
    expect(shortcutOf(pressed('F1'), typing)).toEqual({ kind: 'guide' });
    const covered = { typing: false, covered: true, questionKey: true };
    expect([pressed('F1'), ...all].every((key) => shortcutOf(key, covered) === undefined)).toBe(true);
  });

  test('“?” alone rests where that was chosen, and nothing else does', () => {
    const off = { ...free, questionKey: false };
    expect(shortcutOf(pressed('?', { shiftKey: true }), off)).toBeUndefined();
    expect(shortcutOf(pressed('F1'), off)).toEqual({ kind: 'guide' });
  });
});
