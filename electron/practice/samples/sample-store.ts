import { assertNever } from '../../common/assert-never.ts';
import { identityCoreSample } from './identity-core-sample.ts';
import { membershipSample } from './membership-sample.ts';
import type { SampleStore } from './sample.ts';

export interface SampleOptions {
  readonly store: 'aspnet-identity-core' | 'aspnet-membership';
  readonly accounts: number;
  /** Any integer; the same seed gives the same accounts, passwords and trouble on every machine. */
  readonly seed: number;
}

/**
 * A store full of made-up people for the practice SQL Server: names in many scripts, about 3 % with trouble that keeps them
 * from being imported, and the truth about each. Computing the hashes takes a second or so; rows are made as they are read.
 */
export function sampleStore({ store, accounts, seed }: SampleOptions): SampleStore {
  switch (store) {
    case 'aspnet-identity-core':
      return identityCoreSample(accounts, seed);
    case 'aspnet-membership':
      return membershipSample(accounts, seed);
    default:
      return assertNever(store);
  }
}
