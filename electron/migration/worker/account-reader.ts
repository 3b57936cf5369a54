import type { Account } from '../../accounts/account.ts';
import { type AccountDecision, decide } from '../../accounts/decide.ts';
import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { scopeTest } from '../../accounts/plan-scope.ts';
import { aspectBytes } from '../../accounts/source-aspects.ts';
import { sourceBytes } from '../../accounts/source-digest.ts';
import { joinAspects } from '../../journal/account-state.ts';
import type { JournalKeys } from '../../journal/journal-keys.ts';
import { accountMapper } from '../../stores/mapping/account-mapper.ts';
import type { DatedBasis } from '../plan/plan-types.ts';

export interface ReadAccount {
  readonly key: string;
  readonly account: Account;
  readonly decision: AccountDecision;
  readonly digest: Uint8Array;
}

/**
 * Reads raw rows as a plan does: the same basis and machine key always give the same account and decision for the same row. The
 * digest is over what is stored, and needs no key.
 */
export function accountReader(
  basis: DatedBasis,
  keys: JournalKeys,
  machineKey: MachineKey | null,
): (row: readonly unknown[]) => ReadAccount {
  const toAccount = accountMapper(basis.mapping);
  const context = {
    rules: basis.rules,
    prefix: basis.prefix,
    username: basis.username,
    machineKey,
    inScope: scopeTest(basis.scope),
  };
  return (row) => {
    const account = toAccount(row, basis.now);
    return {
      key: account.key.value,
      account,
      decision: decide(account, context),
      digest: keys.digestBytes(sourceBytes(account)),
    };
  };
}

/** Keyed digests of what a plan tells apart of an account, for `PlannedAccount.aspects`. */
export function aspectsOf(account: Account, keys: JournalKeys): Uint8Array {
  const { profile, password, factors } = aspectBytes(account);
  return joinAspects({
    profile: keys.digestBytes(profile),
    password: keys.digestBytes(password),
    factors: keys.digestBytes(factors),
  });
}
