import type { Account } from '../../../electron/accounts/account.ts';
import { accountMapper } from '../../../electron/stores/mapping/account-mapper.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import { columnId, readColumns } from '../../../electron/stores/mapping/read-columns.ts';

/** Maps one row whose values are given by `alias.Column`; the key under `key`, details by role. Columns that are not given are NULL. */
export function accountOfRow(
  mapping: Mapping,
  values: Readonly<Record<string, unknown>>,
  now = 0,
  details: Readonly<Partial<Record<Mapping['details'][number]['role'], readonly (readonly unknown[])[]>>> = {},
): Account {
  const columns = readColumns(mapping).map(columnId);
  const unknown = Object.keys(values).filter((name) => name !== 'key' && !columns.includes(name));
  if (unknown.length > 0) throw new Error(`The mapping does not read ${unknown.join(', ')}`);
  const own = columns.map((column) => values[column] ?? null);
  const further = mapping.details.map(({ role }) => details[role] ?? []);
  return accountMapper(mapping)([values.key ?? null, ...own, ...further], now);
}
