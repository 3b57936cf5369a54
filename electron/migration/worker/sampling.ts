import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import type { Journal } from '../../journal/journal.ts';
import type { SampledAccount } from '../../journal/plans.ts';
import type { Mapping } from '../../stores/mapping/mapping.ts';
import type { DatedBasis } from '../plan/plan-types.ts';
import { accountReader } from './account-reader.ts';
import { maskAccount, revealAccount, type ShownAccount } from './show-account.ts';

/** So many accounts stand beside the mapping. */
export const SAMPLED_ACCOUNTS = 3;

/** How samples are to be shown. */
export interface SampleManner {
  /** Personal data in clear: only where a person asked to see it. */
  readonly inClear: boolean;
  /** Read by this mapping instead of the survey's own; its key is the same. */
  readonly mapping?: Mapping;
}

/** Showing a survey's samples once more. */
export interface Sampling {
  /** Where the samples stand in the legacy database, and from what the survey was made. */
  sampled(survey: string): { readonly basis: DatedBasis; readonly accounts: readonly SampledAccount[] };
  /** A row as the survey, or the mapping that is named, reads it. */
  showSample(survey: string, row: readonly unknown[], manner: SampleManner): ShownAccount;
}

export function sampling(journal: Journal<DatedBasis, unknown>, machineKey: MachineKey | null): Sampling {
  return {
    sampled: (survey) => ({
      basis: journal.plans.read(survey).basis,
      accounts: journal.plans.sampled(survey, SAMPLED_ACCOUNTS),
    }),
    showSample(survey, row, { inClear, mapping }) {
      const { basis } = journal.plans.read(survey);
      const read = accountReader(mapping === undefined ? basis : { ...basis, mapping }, journal.keys, machineKey);
      const { account, decision } = read(row);
      return (inClear ? revealAccount : maskAccount)(account, decision);
    },
  };
}
