import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatLabels } from '../../../../electron/accounts/passwords/format-labels.ts';
import { toPasswordHash } from '../../../../electron/accounts/passwords/to-password-hash.ts';
import { mixedValues } from './mixed-table.ts';

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
