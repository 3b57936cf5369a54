import { describe, expect, test } from 'vitest';
import { crossCheck } from '../../../electron/migration/bulk/cross-check.ts';

const summary = { total: 10, inserted: 8, updated: 0, failed: 2 };

describe('a job’s counts', () => {
  test('agree when everybody is counted once and every refused user is named', () => {
    expect(crossCheck({ accounts: 10, summary, refused: 2, unattributed: 0 })).toEqual({ kind: 'agrees' });
  });

  test('lack reasons when more were refused than named', () => {
    expect(crossCheck({ accounts: 10, summary, refused: 1, unattributed: 0 }).kind).toBe('reasons-lost');
  });

  test.each([
    ['another total than was sent', { accounts: 11, summary, refused: 2, unattributed: 0 }],
    ['parts that don’t add up', { accounts: 10, summary: { ...summary, inserted: 7 }, refused: 2, unattributed: 0 }],
    ['more named than counted', { accounts: 10, summary, refused: 3, unattributed: 0 }],
    ['a stranger among the refused', { accounts: 10, summary, refused: 2, unattributed: 1 }],
    ['no counts at all', { accounts: 10, summary: null, refused: 0, unattributed: 0 }],
  ])('contradict each other with %s', (_, result) => {
    expect(crossCheck(result).kind).toBe('contradiction');
  });
});
