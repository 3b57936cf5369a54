import { isOpenDelta } from '../../common/delta-words.ts';
import type { DeltaCount } from '../../journal/delta-records.ts';

/** Accounts of which something may still be carried over. */
export function openAccounts(counts: readonly DeltaCount[]): number {
  return counts.reduce((sum, { state, accounts }) => (isOpenDelta(state) ? sum + accounts : sum), 0);
}

/** Accounts of which something can't be carried over. */
export function listedAccounts(counts: readonly DeltaCount[]): number {
  return counts.reduce((sum, { listed, accounts }) => (listed.length > 0 ? sum + accounts : sum), 0);
}

/** Whether nothing was found that could be carried over. */
export function isEmptyDelta(counts: readonly DeltaCount[]): boolean {
  return counts.every(({ state }) => state === 'listed');
}
