import mssql from 'mssql';
import type { AccountSource } from '../stores/store.ts';
import type { AccountPage, PageRange } from './legacy.ts';
import { driverType } from './sql-types.ts';
import type { Parameter, Row, Statements } from './statements.ts';

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
    const { statement, parameters } = pageStatement(source, { ...range, after });
    const page = statements.rows(statement, parameters, ended);
    // It is awaited later; until then a failure must not count as unhandled.
    page.catch(() => {});
    return page;
  };
  let coming: Promise<readonly Row[]> | null = fetchBehind(range.after);
  let last = range.after;
  try {
    while (coming !== null) {
      const rows = await coming;
      // In place: a copy of every row would cost a fifth of the speed.
      for (const row of rows) row[0] = canonicalKey(row[0], source);
      coming = null;
      const key = rows.at(-1)?.[0];
      if (typeof key !== 'string') return;
      if (key === last) throw new Error('The key of the accounts is not unique: a page ended where it began.');
      last = key;
      if (rows.length >= range.pageSize) coming = fetchBehind(key);
      yield { rows };
    }
  } finally {
    stop.abort();
    await coming?.catch(() => {});
  }
}

/** One page's statement. The reader's own parameters begin with `uf_`, so that they don't meet those of the source. */
export function pageStatement(source: AccountSource, range: PageRange) {
  const { expression } = source.key;
  const conditions = [
    ...(range.after === null ? [] : [`${expression} > @uf_after`]),
    ...(range.upTo === null ? [] : [`${expression} <= @uf_upTo`]),
    ...(source.where === null ? [] : [`(${source.where})`]),
  ];
  const type = driverType(source.key.sqlType);
  const parameters: Parameter[] = [
    { name: 'uf_page', type: mssql.Int(), value: range.pageSize },
    ...(range.after === null ? [] : [{ name: 'uf_after', type, value: keyValue(range.after, source) }]),
    ...(range.upTo === null ? [] : [{ name: 'uf_upTo', type, value: keyValue(range.upTo, source) }]),
    ...sourceParameters(source),
  ];
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const columns = [expression, ...source.columns].join(', ');
  return {
    statement: `SELECT TOP (@uf_page) ${columns} FROM ${source.from}${where} ORDER BY ${expression}`,
    parameters,
  };
}

export function countStatement(source: AccountSource) {
  const where = source.where === null ? '' : ` WHERE ${source.where}`;
  return { statement: `SELECT COUNT_BIG(*) FROM ${source.from}${where}`, parameters: sourceParameters(source) };
}

function sourceParameters(source: AccountSource): readonly Parameter[] {
  return source.parameters.map(({ name, type, value }) => ({
    name,
    type: driverType(type),
    value: type === 'int' ? Number(value) : value,
  }));
}

/** Integers up to 32 bits go to the driver as numbers, larger ones as text, which it takes without loss. */
function keyValue(key: string, source: AccountSource): string | number {
  return source.key.kind === 'integer' && !/^(bigint|decimal|numeric)/i.test(source.key.sqlType) ? Number(key) : key;
}

function canonicalKey(value: unknown, source: AccountSource): string {
  return source.key.kind === 'guid' ? String(value).toLowerCase() : String(value);
}
