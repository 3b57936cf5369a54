import type { Account } from '../../../electron/accounts/account.ts';
import type { PlantedAccount, SampleStore, SampleTable } from '../../../electron/practice/samples/sample.ts';
import type { SqlMoment, SqlValue } from '../../../electron/practice/sql-server/engine/interface.ts';
import { storeByName } from '../../../electron/stores/index.ts';
import { readColumns } from '../../../electron/stores/mapping/read-columns.ts';
import type { Catalog, Recognition } from '../../../electron/stores/store.ts';
import { accountOfRow } from '../stores/read-row.ts';

export type NamedRow = Readonly<Record<string, SqlValue>>;

/** The store's mapping as recognition finds it in the sample's tables. */
export function recogniseSample(name: string, sample: SampleStore): Recognition {
  const recognition = storeByName(name)?.recognise(catalogOf(sample))[0];
  if (recognition === undefined) throw new Error(`${name} is not recognised`);
  return recognition;
}

function catalogOf(sample: SampleStore): Catalog {
  return {
    tables: sample.tables.map((table) => ({
      schema: table.schema,
      name: table.name,
      kind: 'table',
      primaryKey: [],
      uniqueKeys: [],
      foreignKeys: [],
      rows: 1,
      columns: table.columns.map(({ name, type, nullable }) => ({
        name,
        type: type.base,
        length: 'length' in type ? (type.length === 'max' ? -1 : type.length) : null,
        nullable,
      })),
    })),
  };
}

export function* namedRows(table: SampleTable): Generator<NamedRow, void, void> {
  for (const row of table.rows()) {
    yield Object.fromEntries(table.columns.map((column, place) => [column.name, row[place] ?? null]));
  }
}

export function tableOf(sample: SampleStore, name: string): SampleTable {
  const found = sample.tables.find((table) => table.name === name);
  if (found === undefined) throw new Error(`No table ${name}`);
  return found;
}

/** Each account with its truth, joined as the store's SELECT would and with the values that a driver gives. */
export function* readAccounts(
  name: string,
  sample: SampleStore,
  now: number,
): Generator<{ account: Account; planted: PlantedAccount; row: NamedRow }, void, void> {
  const { mapping } = recogniseSample(name, sample);
  const columns = readColumns(mapping);
  const truth = sample.truth()[Symbol.iterator]();
  for (const row of joinedRows(name, sample)) {
    const planted = truth.next();
    if (planted.done) throw new Error('Fewer truths than rows');
    const key = String(row.Id ?? row.UserId);
    const values = columns.map(({ table, column }) => [`${table}.${column}`, asDriverValue(row[column] ?? null)]);
    yield { account: accountOfRow(mapping, { key, ...Object.fromEntries(values) }, now), planted: planted.value, row };
  }
  if (!truth.next().done) throw new Error('More truths than rows');
}

function* joinedRows(name: string, sample: SampleStore): Generator<NamedRow, void, void> {
  if (name === 'aspnet-identity-core') {
    yield* namedRows(tableOf(sample, 'AspNetUsers'));
    return;
  }
  const members = new Map([...namedRows(tableOf(sample, 'aspnet_Membership'))].map((row) => [row.UserId, row]));
  for (const user of namedRows(tableOf(sample, 'aspnet_Users'))) yield { ...members.get(user.UserId), ...user };
}

const DAY_OF_1970 = 719_162;

function asDriverValue(value: SqlValue): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  const { day, ticks }: SqlMoment = value;
  return new Date((day - DAY_OF_1970) * 86_400_000 + Math.floor(ticks / 10_000));
}
