import type { OutcomeCount, Verification } from '../../journal/records.ts';

/** What was counted on all three sides. */
export type Counted = Omit<Verification, 'reconciled' | 'notImported' | 'imported'> & {
  readonly outcomes: readonly OutcomeCount[];
};

/**
 * Judges a verification. Reconciled means: every account of the plan has one outcome, or waits for its wave, and they add up, nobody is uncertain,
 * everybody who should be in the tenant is there, and nobody is there of whom neither baseline nor ledger knows.
 */
export function reconcile({ outcomes, ...counted }: Counted): Verification {
  const sum = (matches: (count: OutcomeCount) => boolean) =>
    outcomes.filter(matches).reduce((total, { accounts }) => total + accounts, 0);
  const accountedFor = sum(() => true);
  const uncertain = sum(({ outcome }) => outcome === 'uncertain');
  const { waiting = 0 } = counted;
  return {
    ...counted,
    imported: sum(({ outcome }) => outcome === 'imported'),
    notImported: outcomes
      .filter(({ outcome }) => outcome !== 'imported')
      .map(({ outcome, reason, accounts }) => ({ outcome, ...(reason === null ? {} : { reason }), accounts })),
    reconciled:
      accountedFor + waiting === counted.planned &&
      uncertain === 0 &&
      counted.missing === 0 &&
      counted.unexpected === 0,
  };
}
