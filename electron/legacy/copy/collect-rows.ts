import { UserferryError } from '../../common/userferry-error.ts';
import { indexOf } from '../../stores/catalog-index.ts';
import type { Mapping, TableName } from '../../stores/mapping/mapping.ts';
import { SMALL_ENOUGH_TO_SCAN } from '../../stores/mapping/reading-of.ts';
import { tablesOf } from '../../stores/mapping/tables-of.ts';
import { quoteName, quoteTable } from '../../stores/quote-name.ts';
import type { Catalog } from '../../stores/store.ts';
import type { Parameter, Statements } from '../statements.ts';
import { type ExactValue, exactParameter, isCarried, readExactly, writeExactly } from './exact-values.ts';
import { type Linked, tableId } from './links.ts';
import type { ColumnDefinition, TableDefinition } from './table-definition.ts';

/** Rows of one table, in the columns that can be written. */
export interface CopiedRows {
  readonly table: TableDefinition;
  readonly columns: readonly ColumnDefinition[];
  readonly rows: Rows;
}

/** Something that was left where it is, and why. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
}

export interface Collected {
  readonly tables: readonly CopiedRows[];
  readonly leftOut: readonly LeftOut[];
}

/** Rows that one statement asks for by their keys. */
const KEYS_AT_ONCE = 50;
/** Of one table for so many keys: an audit table has thousands for one account, and the first do as well as all. */
const MOST_ROWS = 1_000;
/** Of all tables together: what goes into memory and over one line in seconds. */
const MOST_IN_ALL = 20_000;

type Rows = readonly (readonly ExactValue[])[];

interface Found {
  readonly table: TableName;
  readonly rows: Rows;
}

/** From the columns of one table to rows of another that have the same values in theirs. */
interface Way {
  readonly names: readonly string[];
  readonly to: TableName;
  readonly by: readonly string[];
}

/** A table with the rows that were found in it so far. */
class Gathered {
  readonly table: TableDefinition;
  readonly columns: readonly ColumnDefinition[];
  readonly #rows = new Map<string, readonly ExactValue[]>();
  readonly #identity: readonly number[];

  constructor(table: TableDefinition) {
    this.table = table;
    this.columns = table.columns.filter(isCarried);
    const primary = table.keys.find(({ kind }) => kind === 'primary')?.columns.map(({ name }) => name) ?? [];
    const places = this.places(primary);
    this.#identity = primary.length > 0 && places !== null ? places : this.columns.map((_, place) => place);
  }

  get rows(): Rows {
    return [...this.#rows.values()];
  }

  places(names: readonly string[]): readonly number[] | null {
    const places = names.map((name) => this.columns.findIndex((column) => column.name === name));
    return places.includes(-1) ? null : places;
  }

  /** Those of the rows that are new. */
  add(rows: Rows): Rows {
    return rows.filter((row) => {
      const identity = identityOf(this.#identity.map((place) => row[place] ?? null));
      if (this.#rows.has(identity)) return false;
      this.#rows.set(identity, row);
      return true;
    });
  }
}

function identityOf(values: readonly ExactValue[]): string {
  return JSON.stringify(values.map((value) => (Buffer.isBuffer(value) ? value.toString('base64') : value)));
}

/**
 * Reads the accounts' rows, those that belong to them and those that all of these refer to: by their keys, in short statements. Beside them
 * the newest account and the applications, by which scripts go that make new accounts.
 * @throws UserferryError UF-7233 (more belongs to the accounts than can be copied)
 */
export async function collectRows(
  statements: Statements,
  parts: {
    readonly mapping: Mapping;
    readonly catalog: Catalog;
    readonly linked: Linked;
    /** Tables that are copied whole: lists that procedures look things up in. */
    readonly small: readonly TableName[];
    readonly definitions: readonly TableDefinition[];
    readonly keys: readonly string[];
  },
  signal?: AbortSignal,
): Promise<Collected> {
  const { mapping, catalog, linked, small, definitions, keys } = parts;
  const gathered = new Map(definitions.map((table) => [tableId(table), new Gathered(table)]));
  const leftOut = new Map<string, LeftOut>();
  const leaveOut = (table: TableName, why: string) => {
    const what = `rows of ${table.schema}.${table.name}`;
    leftOut.set(`${what} ${why}`, { what, why });
  };
  const read = new Set(tablesOf(mapping).map(tableId));

  /** Rows in which the columns have one of these combinations of values, those that were not known before. */
  async function fetch(table: TableName, names: readonly string[], tuples: Rows): Promise<Rows> {
    if (tuples.length === 0) return [];
    const into = gathered.get(tableId(table));
    const places = into?.places(names);
    if (into === undefined || places === null || places === undefined) return [];
    const known = indexOf(catalog).table(table);
    const [lead = ''] = names;
    const leads = [
      known?.primaryKey[0],
      ...(known?.uniqueKeys ?? []).map(([first]) => first),
      ...(known?.indexLeads ?? []),
    ];
    if (!read.has(tableId(table)) && !leads.includes(lead) && (known?.rows ?? 0) > SMALL_ENOUGH_TO_SCAN) {
      leaveOut(table, `No index begins with ${lead}, so that finding them would read all ${known?.rows} rows.`);
      return [];
    }
    const distinct = [...new Map(tuples.map((tuple) => [identityOf(tuple), tuple])).values()];
    const fresh: (readonly ExactValue[])[] = [];
    for (let from = 0; from < distinct.length; from += KEYS_AT_ONCE) {
      const some = distinct.slice(from, from + KEYS_AT_ONCE);
      const { statement, parameters } = rowsStatement(into, places, some);
      const rows = await statements.rows(statement, parameters, signal);
      if (rows.length > MOST_ROWS)
        leaveOut(table, `Only ${MOST_ROWS} of those that belong to the accounts were copied.`);
      fresh.push(...into.add(rows.slice(0, MOST_ROWS) as ExactValue[][]));
    }
    const all = [...gathered.values()].reduce((sum, { rows }) => sum + rows.length, 0);
    if (all > MOST_IN_ALL) throw tooMuch(table);
    return fresh;
  }

  const valuesIn = (table: TableName, rows: Rows, names: readonly string[]): Rows => {
    const places = gathered.get(tableId(table))?.places(names) ?? null;
    if (places === null) return [];
    return rows
      .map((row) => places.map((place) => row[place] ?? null))
      .filter((tuple) => tuple.every((value) => value !== null));
  };
  /** Goes the same ways on from what each of them finds. */
  async function follow(ways: (table: TableName) => readonly Way[], start: readonly Found[]): Promise<void> {
    const waiting = [...start];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      for (const { names, to, by } of ways(next.table)) {
        const rows = await fetch(to, by, valuesIn(next.table, next.rows, names));
        if (rows.length > 0) waiting.push({ table: to, rows });
      }
    }
  }

  const { accounts, links } = linked;
  const belonging = (table: TableName): readonly Way[] =>
    links.flatMap(({ from, columns, to, toColumns, belongs }) =>
      belongs && tableId(to) === tableId(table) ? [{ names: toColumns, to: from, by: columns }] : [],
    );
  const referred = (table: TableName): readonly Way[] =>
    links.flatMap(({ from, columns, to, toColumns }) =>
      tableId(from) === tableId(table) ? [{ names: columns, to, by: toColumns }] : [],
    );
  const keyColumn = mapping.key.column.column;
  const chosen = await fetch(
    accounts,
    [keyColumn],
    keys.map((key) => [key]),
  );
  await follow(belonging, [{ table: accounts, rows: chosen }]);
  const newest = await newestKey(statements, accounts, gathered, keyColumn, signal);
  if (newest !== null) {
    const rows = await fetch(accounts, [keyColumn], [[newest]]);
    const joined = mapping.origin.kind === 'tables' ? mapping.origin.joins.map(({ table }) => tableId(table)) : [];
    const ways = belonging(accounts).filter(({ to }) => joined.includes(tableId(to)));
    for (const { names, to, by } of ways) await fetch(to, by, valuesIn(accounts, rows, names));
  }
  for (const table of [...small, ...(mapping.application === null ? [] : [mapping.application.table])]) {
    const into = gathered.get(tableId(table));
    if (into === undefined) continue;
    const sql = `SELECT TOP (${MOST_ROWS}) ${listed(into)} FROM ${quoteTable(table)}`;
    into.add((await statements.rows(sql, [], signal)) as ExactValue[][]);
  }
  await follow(
    referred,
    [...gathered.values()].map(({ table, rows }) => ({ table, rows })),
  );
  return {
    tables: [...gathered.values()].map(({ table, columns, rows }) => ({ table, columns, rows })),
    leftOut: [...leftOut.values()],
  };
}

/** The last account in the order of the key. */
async function newestKey(
  statements: Statements,
  accounts: TableName,
  gathered: ReadonlyMap<string, Gathered>,
  keyColumn: string,
  signal: AbortSignal | undefined,
): Promise<ExactValue> {
  const column = gathered.get(tableId(accounts))?.columns.find(({ name }) => name === keyColumn);
  if (column === undefined) return null;
  const rows = await statements.rows(
    `SELECT TOP (1) ${readExactly(column)} FROM ${quoteTable(accounts)} ORDER BY ${quoteName(keyColumn)} DESC`,
    [],
    signal,
  );
  return (rows[0]?.[0] ?? null) as ExactValue;
}

function listed({ columns }: Pick<Gathered, 'columns'>): string {
  return columns.map(readExactly).join(', ');
}

function rowsStatement(
  { table, columns }: Gathered,
  places: readonly number[],
  tuples: Rows,
): { readonly statement: string; readonly parameters: readonly Parameter[] } {
  const parameters: Parameter[] = [];
  const conditions = tuples.map((tuple) =>
    places
      .map((place, index) => {
        const column = columns[place];
        if (column === undefined) throw new RangeError(`${table.name} has no column ${place}.`);
        const name = `uf_${parameters.length}`;
        parameters.push(exactParameter(column, name, tuple[index] ?? null));
        return `${quoteName(column.name)} = ${writeExactly(column, name)}`;
      })
      .join(' AND '),
  );
  return {
    statement: `SELECT TOP (${MOST_ROWS + 1}) ${listed({ columns })} FROM ${quoteTable(table)} WHERE ${conditions.join(' OR ')}`,
    parameters,
  };
}

function tooMuch({ schema, name }: TableName): UserferryError {
  return new UserferryError({
    code: 'UF-7233',
    message: `More than ${MOST_IN_ALL} rows belong to the chosen accounts.`,
    kept: 'No script was run, and what was read is forgotten.',
    next: `Choose fewer accounts, or ones that fewer rows of ${schema}.${name} refer to.`,
  });
}
