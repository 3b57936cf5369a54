import mssql from 'mssql';
import type { AccountSource, DetailSource, SourceParameter } from '../stores/store.ts';
import type { AccountPage, PageRange } from './legacy.ts';
import { driverType } from './sql-types.ts';
import type { Parameter, Row, Statement, Statements } from './statements.ts';

/**
 * Reads accounts page by page behind the last key, in the order that SQL Server gives its keys. Each page is one statement, so
 * nothing is locked between pages; the next is on its way while the last is used, and never more than one.
 */
export async function* readPages(
  statements: Statements,
  source: AccountSource,
  range: PageRange,
  signal?: AbortSignal,
): AsyncGenerator<AccountPage, void, void> {
  const stop = new AbortController();
  const ended = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const fetchBehind = (after: string | null) => {
    const page = fetchPage(statements, source, { ...range, after }, ended);
    // It is awaited later; until then a failure must not count as unhandled.
    page.catch(() => {});
    return page;
  };
  let coming: Promise<readonly Row[]> | null = fetchBehind(range.after);
  let last = range.after;
  try {
    while (coming !== null) {
      const rows = await coming;
      coming = null;
      const key = rows.at(-1)?.[0];
      if (typeof key !== 'string') return;
      if (key === last) throw repeatedKey();
      last = key;
      if (rows.length >= range.pageSize) coming = fetchBehind(key);
      yield { rows };
    }
  } finally {
    stop.abort();
    await coming?.catch(() => {});
  }
}

/**
 * Reads accounts whose key no index leads to: all of them as the result of one statement, which SQL Server sorts once, where pages would
 * have it read and sort the whole source for each. The sort has taken in every row before the first comes out, so that nothing of the
 * table is locked while the result is fetched. It goes to one processor core, to leave the others to the application.
 */
export async function* readInOnePass(
  statements: Statements,
  source: AccountSource,
  range: PageRange,
  signal?: AbortSignal,
): AsyncGenerator<AccountPage, void, void> {
  const keyOf = (row: Row | null | undefined) =>
    row === null || row === undefined ? null : canonicalKey(row[0], source);
  const behind = (last: Row | null) => passStatement(source, { after: keyOf(last) ?? range.after, upTo: range.upTo });
  let { after } = range;
  for await (const rows of statements.stream(behind, range.pageSize, signal)) {
    const last = keyOf(rows.at(-1));
    if (last === after) throw repeatedKey();
    yield { rows: await completed(statements, source, rows, after, signal) };
    after = last;
  }
}

/** A page with its details: what each of its accounts has in other tables goes behind the account's own columns. */
async function fetchPage(
  statements: Statements,
  source: AccountSource,
  range: PageRange,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const { statement, parameters } = pageStatement(source, range);
  return completed(statements, source, await statements.rows(statement, parameters, signal), range.after, signal);
}

/** Rows behind a key with that key as text, and with their details. */
async function completed(
  statements: Statements,
  source: AccountSource,
  rows: readonly Row[],
  after: string | null,
  signal: AbortSignal | undefined,
): Promise<readonly Row[]> {
  // In place: a copy of every row would cost a fifth of the speed.
  for (const row of rows) row[0] = canonicalKey(row[0], source);
  const last = rows.at(-1)?.[0];
  if (typeof last !== 'string' || source.details.length === 0) return rows;
  const byKey = new Map(rows.map((row) => [row[0], row]));
  for (const [index, details] of source.details.entries()) {
    const place = source.columns.length + 1 + index;
    for (const row of rows) row[place] = [];
    const within = detailStatement(source, details, { after, upTo: last });
    for (const [key, ...values] of await statements.rows(within.statement, within.parameters, signal)) {
      const found = byKey.get(canonicalKey(key, source))?.[place];
      if (Array.isArray(found)) found.push(values);
    }
  }
  return rows;
}

function repeatedKey(): Error {
  return new Error('The key of the accounts is not unique: a page ended where it began.');
}

/** One account's row with its details; null when there is none. */
export async function readOne(
  statements: Statements,
  source: AccountSource,
  key: string,
  signal?: AbortSignal,
): Promise<Row | null> {
  const { expression, sqlType } = source.key;
  const only = { name: 'uf_key', type: driverType(sqlType), value: keyValue(key, source) };
  const conditions = [`${expression} = @uf_key`, ...(source.where === null ? [] : [`(${source.where})`])];
  const columns = [selectedKey(source), ...source.columns].join(', ');
  const rows = await statements.rows(
    `SELECT TOP (1) ${columns} FROM ${source.from}${whereClause(conditions)}`,
    [only, ...sourceParameters(source.parameters)],
    signal,
  );
  const [row] = rows;
  if (row === undefined) return null;
  row[0] = canonicalKey(row[0], source);
  for (const [index, details] of source.details.entries()) {
    const bounds = { conditions: [`${details.owner} = @uf_key`], parameters: [only] };
    const { statement, parameters } = detailsWithin(source, details, bounds);
    const found = await statements.rows(statement, parameters, signal);
    row[source.columns.length + 1 + index] = found.map(([_key, ...values]) => values);
  }
  return row;
}

/** The rows of another table that belong to the accounts of one page. */
export function detailStatement(
  source: AccountSource,
  details: DetailSource,
  { after, upTo }: Pick<PageRange, 'after' | 'upTo'>,
) {
  return detailsWithin(source, details, keyBounds(source, { after, upTo }, details.owner));
}

function detailsWithin(
  source: AccountSource,
  details: DetailSource,
  bounds: { readonly conditions: readonly string[]; readonly parameters: readonly Parameter[] },
): Statement {
  const conditions = [...bounds.conditions, ...(details.where === null ? [] : [`(${details.where})`])];
  return {
    statement: `SELECT ${[selectedKey(source), ...details.columns].join(', ')} FROM ${details.from}${whereClause(conditions)}`,
    parameters: [...bounds.parameters, ...sourceParameters(details.parameters)],
  };
}

/** One page's statement. The reader's own parameters begin with `uf_`, so that they don't meet those of the source. */
export function pageStatement(source: AccountSource, range: PageRange): Statement {
  const { from, columns, parameters } = rangeClauses(source, range);
  return {
    statement: `SELECT TOP (@uf_page) ${columns} ${from} ORDER BY ${source.key.expression}`,
    parameters: [{ name: 'uf_page', type: mssql.Int(), value: range.pageSize }, ...parameters],
  };
}

/** The statement that gives all accounts of a range at once. */
export function passStatement(source: AccountSource, range: Pick<PageRange, 'after' | 'upTo'>): Statement {
  const { from, columns, parameters } = rangeClauses(source, range);
  return {
    statement: `SELECT ${columns} ${from} ORDER BY ${source.key.expression} ${ONE_CORE}`,
    parameters,
  };
}

/** A long statement takes one processor core and no more. */
export const ONE_CORE = 'OPTION (MAXDOP 1)';

/** Which rows of the source lie within bounds, and what is read of each. */
export function rangeClauses(source: AccountSource, range: Pick<PageRange, 'after' | 'upTo'>) {
  const bounds = keyBounds(source, range);
  const conditions = [...bounds.conditions, ...(source.where === null ? [] : [`(${source.where})`])];
  return {
    columns: [selectedKey(source), ...source.columns].join(', '),
    from: `FROM ${source.from}${whereClause(conditions)}`,
    parameters: [...bounds.parameters, ...sourceParameters(source.parameters)],
  };
}

/** Bounds of the key, on its own column or on one that equals it. */
function keyBounds(
  source: AccountSource,
  { after, upTo }: Pick<PageRange, 'after' | 'upTo'>,
  expression = source.key.expression,
) {
  const type = driverType(source.key.sqlType);
  return {
    conditions: [
      ...(after === null ? [] : [`${expression} > @uf_after`]),
      ...(upTo === null ? [] : [`${expression} <= @uf_upTo`]),
    ],
    parameters: [
      ...(after === null ? [] : [{ name: 'uf_after', type, value: keyValue(after, source) }]),
      ...(upTo === null ? [] : [{ name: 'uf_upTo', type, value: keyValue(upTo, source) }]),
    ] satisfies readonly Parameter[],
  };
}

function whereClause(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}

function sourceParameters(parameters: readonly SourceParameter[]): readonly Parameter[] {
  return parameters.map(({ name, type, value }) => ({
    name,
    type: driverType(type),
    value: type === 'int' ? Number(value) : value,
  }));
}

/** Integers up to 32 bits go to the driver as numbers, larger ones as text, which it takes without loss. */
function keyValue(key: string, source: AccountSource): string | number {
  return source.key.kind === 'integer' && !/^(bigint|decimal|numeric)/i.test(source.key.sqlType) ? Number(key) : key;
}

/** Decimals are read as text: the driver would make doubles of them, and two long keys one. */
export function selectedKey({ key: { expression, sqlType } }: AccountSource): string {
  return /^(decimal|numeric)/i.test(sqlType) ? `CONVERT(varchar(40), ${expression})` : expression;
}

export function canonicalKey(value: unknown, source: AccountSource): string {
  return source.key.kind === 'guid' ? String(value).toLowerCase() : String(value);
}
