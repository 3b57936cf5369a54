import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { files } from '../../../renderer/words/counts.ts';
import { change, count, rate, share } from '../../../renderer/words/numbers.ts';
import { reasonTitle } from '../../../renderer/words/reasons.ts';
import {
  day,
  duration,
  durationInWords,
  inUtc,
  milliseconds,
  offset,
  remaining,
} from '../../../renderer/words/times.ts';
import { wholeNumber } from '../../../renderer/words/whole-number.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

describe('numbers', () => {
  test('counts are exact and grouped by the locale', () => {
    expect(count(248_317, 'en-GB')).toBe('248,317');
    expect(count(248_317, 'de-DE')).toBe('248.317');
    expect(count(0, 'en-GB')).toBe('0');
  });

  test('a minus is a minus and no hyphen', () => {
    expect(change(-3_929, 'en-GB')).toBe('\u22123,929');
    expect(change(2, 'en-GB')).toBe('+2');
    expect(change(0, 'en-GB')).toBe('0');
    expect(change(-0, 'en-GB')).toBe('0');
  });

  test('rates and shares have one decimal, and nothing of nothing is none', () => {
    expect(rate(31.24, 'en-GB')).toBe('31.2');
    expect(share(171_904, 248_317, 'en-GB')).toBe('69.2\u202f%');
    expect(share(0, 0, 'en-GB')).toBe('0.0\u202f%');
    expect(share(0, 7, 'en-GB')).toBe('0.0\u202f%');
    expect(share(7, 7, 'en-GB')).toBe('100.0\u202f%');
  });

  test('a share never makes nobody of somebody, or everybody of all but one', () => {
    expect(share(7, 20_000, 'en-GB')).toBe('< 0.1\u202f%');
    expect(share(19_999, 20_000, 'en-GB')).toBe('> 99.9\u202f%');
  });

  test('one is singular', () => {
    expect(files(1)).toBe('1 file');
    expect(files(2)).toBe('2 files');
  });

  test('what was typed with grouping is the number that was meant', () => {
    expect(wholeNumber('0', 1, 10)).toBeUndefined();
    expect(wholeNumber('many', 1, 10)).toBeUndefined();
    expect(wholeNumber('', 0, 10)).toBeUndefined();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (value) => {
        expect(wholeNumber(count(value, 'en-GB'), 0, 1_000_000)).toBe(value);
      }),
    );
  });
});

describe('times', () => {
  test('durations name their two largest units', () => {
    expect(duration(8 * second)).toBe('8 s');
    expect(duration(20 * minute + 55 * second)).toBe('20 min 55 s');
    expect(duration(2 * hour + 36 * minute + 54 * second)).toBe('2 h 36 min');
    expect(duration(59.6 * second)).toBe('1 min 0 s');
  });

  test('in a sentence a duration is in words', () => {
    expect(durationInWords(400)).toBe('less than a second');
    expect(durationInWords(second)).toBe('1 second');
    expect(durationInWords(8_210)).toBe('8 seconds');
    expect(durationInWords(3 * minute)).toBe('3 minutes');
  });

  test('what is left is rounded', () => {
    expect(remaining(20 * second)).toBe('under a minute');
    expect(remaining(12.2 * minute)).toBe('12 minutes');
    expect(remaining(97 * minute)).toBe('1 h 40 min');
  });

  test('checks are told in milliseconds, then in seconds', () => {
    expect([milliseconds(41), milliseconds(1_234)]).toEqual(['41 ms', '1.2 s']);
  });

  test('a certificate’s day is read, and left alone when it is none', () => {
    expect(day('2026-11-02T12:00:00Z', 'en-GB')).toBe('2 Nov 2026');
    expect(day('for ever', 'en-GB')).toBe('for ever');
  });

  test('UTC is told to the second, and the computer’s distance from it', () => {
    expect(inUtc(Date.UTC(2026, 10, 24, 21, 25, 4))).toBe('2026-11-24 21:25:04 UTC');
    expect(offset(Date.UTC(2026, 10, 24))).toMatch(/^UTC([+\u2212]\d{1,2}(:\d{2})?)?$/);
  });
});

test('a reason begins with a capital at the head of a line', () => {
  expect(reasonTitle('no-password')).toBe('No password to import');
});
