import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../../../electron/accounts/account.ts';
import type { LegacyDatabase } from '../../../electron/legacy/legacy.ts';
import { candidateStores, type RecognisedStore } from '../../../electron/legacy/survey/recognise-store.ts';
import { accountMapper } from '../../../electron/stores/mapping/account-mapper.ts';
import { accountSource, applicationsStatement } from '../../../electron/stores/mapping/account-source.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';

/** The only store that the database holds, or the only one of that name and schema. */
export async function onlyStore(legacy: LegacyDatabase, schema?: string): Promise<RecognisedStore> {
  const found = candidateStores(await legacy.catalog()).filter(
    ({ recognition: { mapping } }) =>
      schema === undefined || (mapping.origin.kind === 'tables' && mapping.origin.table.schema === schema),
  );
  const [store] = found;
  if (store === undefined || found.length > 1) {
    throw new Error(`Found ${found.map((each) => each.store.name).join(', ') || 'no store'}`);
  }
  return store;
}

/** Every account by its key, read in pages as a plan reads it. */
export async function readAccounts(
  legacy: LegacyDatabase,
  mapping: Mapping,
  options: { readonly pageSize?: number; readonly applications?: readonly string[]; readonly now?: number } = {},
): Promise<ReadonlyMap<string, Account>> {
  const { pageSize = 2, applications = [], now = Date.UTC(2026, 0, 1) } = options;
  const source = accountSource(mapping, applications);
  const toAccount = accountMapper(mapping);
  const accounts = new Map<string, Account>();
  for await (const { rows } of legacy.readAccounts(source, { after: null, upTo: null, pageSize })) {
    for (const row of rows) {
      const account = toAccount(row, now);
      if (accounts.has(account.key.value)) throw new Error(`${account.key.value} was read twice`);
      accounts.set(account.key.value, account);
    }
  }
  // All in one pass must be the same accounts in the same order, with the same details.
  const keys: string[] = [];
  for await (const { rows } of legacy.readAccounts(source, { after: null, upTo: null, pageSize, inOnePass: true })) {
    for (const row of rows) {
      const account = toAccount(row, now);
      keys.push(account.key.value);
      if (!isDeepStrictEqual(account, accounts.get(account.key.value)))
        throw new Error(`${account.key.value} is another account in one pass`);
    }
  }
  if (keys.join() !== [...accounts.keys()].join()) throw new Error('One pass gives other accounts than pages do');
  return accounts;
}

/** Names and numbers of accounts of the applications in a store. */
export async function applicationsOf(legacy: LegacyDatabase, mapping: Mapping) {
  const statement = applicationsStatement(mapping);
  return statement === null ? [] : legacy.applications(statement);
}
