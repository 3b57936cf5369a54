import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredPassword } from '../../../../electron/accounts/account.ts';
import { formatLabels } from '../../../../electron/accounts/passwords/format-labels.ts';
import { toPasswordHash } from '../../../../electron/accounts/passwords/to-password-hash.ts';
import { genuineValues, mixedValues } from './mixed-table.ts';

test('100,000 values of every format and look-alikes of each are all taken for what they are', () => {
  let lookAlikes = 0;
  const formats = new Set<string>();
  fc.assert(
    fc.property(mixedValues, ({ stored, is }) => {
      const verdict = toPasswordHash(stored, { membershipHash: 'auto' });
      if (is === 'look-alike') {
        lookAlikes += 1;
        expect(verdict.kind).toBe('held');
      } else {
        formats.add(is);
        expect(verdict.format).toBe(is);
        expect(verdict.kind === 'held').toBe(formatLabels[is].treatment === 'held');
      }
    }),
    { numRuns: 100_000 },
  );
  expect(lookAlikes).toBeGreaterThan(40_000);
  expect(formats.size).toBeGreaterThan(60);
});

test('whatever stands in the columns has a verdict', () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.base64String({ maxLength: 200 }),
    fc.uint8Array({ maxLength: 100 }),
    genuineValues.map(({ stored }) => stored.hash),
  );
  const stored = fc.record<StoredPassword>({
    recipe: genuineValues.map(({ stored }) => stored.recipe),
    hash: cell,
    salt: cell,
    format: fc.oneof(fc.constant(null), fc.integer({ min: -1, max: 4 }), fc.string(), fc.json()),
  });
  fc.assert(
    fc.property(stored, (value) => {
      const { format, kind } = toPasswordHash(value, { membershipHash: 'auto' });
      expect(formatLabels[format].label).not.toBe('');
      if (value.hash === null || value.hash.length === 0)
        expect({ kind, format }).toEqual({ kind: 'held', format: 'none' });
    }),
    { numRuns: 20_000 },
  );
});

test('a column of a hundred thousand blanks takes no time', () => {
  const hash = `${' '.repeat(200_000)}x${' '.repeat(200_000)}`;
  const started = performance.now();
  toPasswordHash({ recipe: { kind: 'self-describing' }, hash, salt: null, format: null }, { membershipHash: 'auto' });
  // A search that begins anew at each blank takes half a minute.
  expect(performance.now() - started).toBeLessThan(10_000);
});
