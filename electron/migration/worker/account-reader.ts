import type { Account } from '../../accounts/account.ts';
import { type AccountDecision, decide, defaultMaxNameLength } from '../../accounts/decide.ts';
import { sourceBytes } from '../../accounts/source-digest.ts';
import type { JournalKeys } from '../../journal/journal-keys.ts';
import { storeByName } from '../../stores/index.ts';
import { unknownStore } from '../plan/plan-errors.ts';
import type { DatedBasis } from '../plan/plan-types.ts';

export interface ReadAccount {
  readonly key: string;
  readonly account: Account;
  readonly decision: AccountDecision;
  readonly digest: Uint8Array;
}

/** Reads raw rows as a plan does: the same basis always gives the same account and decision for the same row. */
export function accountReader(basis: DatedBasis, keys: JournalKeys): (row: readonly unknown[]) => ReadAccount {
  const store = storeByName(basis.store);
  if (store === undefined) throw unknownStore(basis.store);
  const context = {
    rules: basis.rules,
    prefix: basis.prefix,
    maxNameLength: defaultMaxNameLength,
    username: basis.username,
  };
  return (row) => {
    const account = store.toAccount(row.map(asDriverValue), basis.recognition, basis.now);
    return {
      key: account.key.value,
      account,
      decision: decide(account, context),
      digest: keys.digestBytes(sourceBytes(account)),
    };
  };
}

/** Copying between threads turns a Buffer into a plain Uint8Array; stores expect what the driver gives. */
function asDriverValue(value: unknown): unknown {
  return value instanceof Uint8Array && !Buffer.isBuffer(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : value;
}
