import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import type { Journal } from '../../journal/journal.ts';
import type { SampledAccount } from '../../journal/plans.ts';
import type { DatedBasis } from '../plan/plan-types.ts';
import { accountReader } from './account-reader.ts';
import { revealAccount, type ShownAccount } from './show-account.ts';

/** So many accounts stand beside the mapping. */
export const SAMPLED_ACCOUNTS = 3;

/** Showing a survey's samples once more, in clear. */
export interface Sampling {
  /** Where the samples stand in the legacy database, and from what the survey was made. */
  sampled(survey: string): { readonly basis: DatedBasis; readonly accounts: readonly SampledAccount[] };
  /** A row as the survey reads it. */
  reveal(survey: string, row: readonly unknown[]): ShownAccount;
}

export function sampling(journal: Journal<DatedBasis, unknown>, machineKey: MachineKey | null): Sampling {
  return {
    sampled: (survey) => ({
      basis: journal.plans.read(survey).basis,
      accounts: journal.plans.sampled(survey, SAMPLED_ACCOUNTS),
    }),
    reveal(survey, row) {
      const { account, decision } = accountReader(journal.plans.read(survey).basis, journal.keys, machineKey)(row);
      return revealAccount(account, decision);
    },
  };
}
