import { isDeepStrictEqual } from 'node:util';
import { maskEmail, shortenKey } from '../../../accounts/mask.ts';
import type { LegacyDatabase } from '../../../legacy/legacy.ts';
import { accountSource } from '../../../stores/mapping/account-source.ts';
import type { ColumnRef, Mapping } from '../../../stores/mapping/mapping.ts';
import { readColumns } from '../../../stores/mapping/read-columns.ts';
import { isSecretColumn } from '../../../stores/mapping/secret-columns.ts';
import { isSameColumn } from '../../../stores/mapping/value.ts';

/** What a script has made of an account, as the mapping reads it. Names and addresses masked, nothing of a password. */
export interface AccountDifference {
  /** Shortened. */
  readonly account: string;
  readonly what: 'made' | 'deleted' | 'changed';
  /** Null where a column holds a password or something of the kind: only that it is another one is told. */
  readonly columns: readonly {
    readonly column: string;
    readonly values: { readonly before: string; readonly after: string } | null;
  }[];
}

/** Rows as `LegacyDatabase.readAccounts` gives them, by their keys. */
export type AccountRows = ReadonlyMap<string, readonly unknown[]>;

/** Enough for any choice of accounts at once. */
const ROWS_AT_ONCE = 500;

/** Every account that is there: of copies, which are few. */
export async function everyAccount(
  legacy: LegacyDatabase,
  mapping: Mapping,
  signal?: AbortSignal,
): Promise<AccountRows> {
  const rows = new Map<string, readonly unknown[]>();
  const range = { after: null, upTo: null, pageSize: ROWS_AT_ONCE };
  for await (const page of legacy.readAccounts(accountSource(mapping, []), range, signal)) {
    for (const row of page.rows) rows.set(String(row[0]), row);
  }
  return rows;
}

/** What is different in one reading from another. */
export function accountDifferences(
  mapping: Mapping,
  before: AccountRows,
  after: AccountRows,
): readonly AccountDifference[] {
  const told = columnsTold(mapping);
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key): readonly AccountDifference[] => {
    const [old, now] = [before.get(key), after.get(key)];
    const account = shortenKey(key);
    if (now === undefined) return [{ account, what: 'deleted', columns: [] }];
    const columns = told.flatMap(({ name, secret, place }) => {
      const [one, other] = [old?.[place] ?? null, now[place] ?? null];
      if (isDeepStrictEqual(one, other)) return [];
      return [{ column: name, values: secret ? null : { before: shown(one), after: shown(other) } }];
    });
    if (old === undefined) return [{ account, what: 'made', columns }];
    return columns.length === 0 ? [] : [{ account, what: 'changed', columns }];
  });
}

/** The columns behind the key, in the places that a row has them. */
function columnsTold(mapping: Mapping) {
  const { origin, password, details } = mapping;
  const tables = new Map(
    origin.kind === 'tables' ? [origin, ...origin.joins].map(({ alias, table }) => [alias, table.name]) : [],
  );
  const isPassword = (ref: ColumnRef) =>
    [password.hash, password.salt, password.format].some((each) => each !== null && isSameColumn(each, ref)) ||
    // Whether a column that is read for something else is a secret by its name.
    isSecretColumn(mapping, ref, { name: ref.column, type: 'nvarchar' });
  const columns = readColumns(mapping).map((ref, index) => ({
    name: `${tables.get(ref.table) ?? ref.table}.${ref.column}`,
    secret: isPassword(ref),
    place: index + 1,
  }));
  return [
    ...columns,
    ...details.map(({ role, table }, index) => ({
      name: `${table.name} (${role})`,
      secret: role === 'two-factor-secret',
      place: columns.length + 1 + index,
    })),
  ];
}

/** A value as it may be seen by whoever looks over somebody's shoulder. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return `${value.length} ${value.length === 1 ? 'row' : 'rows'}`;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return typeof value === 'string' ? maskEmail(value) : `${Buffer.from(value as Uint8Array).length} bytes`;
}
