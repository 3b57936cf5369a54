import { expect, test } from 'vitest';
import { inSight, seenParts } from '../../../renderer/words/unseen-characters.ts';

test('a mark that turns the direction of writing stands in the text as its code, and turns nothing round any more', () => {
  expect(inSight('ada\u202eten.elpmaxe@')).toBe('ada[U+202E]ten.elpmaxe@');
  expect(inSight('\u2066Ada\u2069 (\u200fadmin)')).toBe('[U+2066]Ada[U+2069] ([U+200F]admin)');
});

test('two addresses that look the same are told apart', () => {
  const [one, other] = ['ada@example.net', 'a\u200bda@example.net'];
  expect(inSight(one)).toBe(one);
  expect(inSight(other)).toBe('a[U+200B]da@example.net');
  expect(seenParts(other)).toEqual([
    { kind: 'text', text: 'a' },
    { kind: 'code', text: 'U+200B' },
    { kind: 'text', text: 'da@example.net' },
  ]);
});

test('controls are shown, and no name in any script is touched', () => {
  expect(inSight('Ada\u0000\tLovelace\n')).toBe('Ada[U+0000][U+0009]Lovelace[U+000A]');
  for (const name of ['عائشة', 'דנה', 'O’Brien', 'Þóra Ýr', '张伟', 'می‌خواهم', '👩‍💻', 'Zoë'])
    expect(inSight(name)).toBe(name);
});
