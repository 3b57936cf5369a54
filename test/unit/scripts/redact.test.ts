import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redaction } from '../../../electron/scripts/container/redact.ts';

const secret = fc.string({ minLength: 4, unit: 'grapheme' }).filter((text) => text.trim().length >= 4);

test('a secret is taken out of every text, in whatever depth and however it is written', () =>
  fc.assert(
    fc.property(secret, fc.string(), (password, around) => {
      // What stands around it may by itself hold the secret, or make the mark look like a part of it.
      fc.pre(!'•••'.includes(password) && !around.includes(password));
      const value = {
        text: `${around}${password}`,
        [`${password}!`]: [JSON.stringify({ password }), inspect({ password }), { deep: password }],
        number: 7,
        nothing: null,
      };
      const { value: clean, found } = redaction([password]).of(value);
      expect(found).toBe(true);
      expect(Object.keys(clean).join('')).not.toContain(password);
      expect(clean.text).not.toContain(password);
      const list = Object.values(clean).find(Array.isArray) as readonly unknown[];
      expect(list[0]).not.toContain(JSON.stringify(password).slice(1, -1));
      expect(list[1]).not.toContain(inspect(password).slice(1, -1));
      expect(list[2]).toEqual({ deep: '•••' });
      expect(clean.number).toBe(7);
      expect(clean.nothing).toBeNull();
    }),
  ));

test('a text without the secret stays as it is', () =>
  fc.assert(
    fc.property(secret, fc.string(), (password, text) => {
      fc.pre(!text.includes(password) && !text.includes(JSON.stringify(password).slice(1, -1)));
      fc.pre(!text.includes(inspect(password).slice(1, -1)));
      expect(redaction([password]).of({ text })).toEqual({ value: { text }, found: false });
    }),
  ));

test('a short one is taken out where it stands by itself, and words keep their letters', () => {
  const { of } = redaction(['no', '']);
  expect(of('the password no was no good, nobody knows')).toEqual({
    value: 'the password ••• was ••• good, nobody knows',
    found: true,
  });
});

test('the longest secret is taken out first, so that nothing of it is left over', () => {
  expect(redaction(['pass', 'password1']).of('password1').value).toBe('•••');
});
