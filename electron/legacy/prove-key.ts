import mssql from 'mssql';
import type { AccountSource } from '../stores/store.ts';
import { canonicalKey, ONE_CORE, rangeClauses, selectedKey } from './account-pages.ts';
import type { PageRange } from './legacy.ts';
import type { Statements } from './statements.ts';

/** What the rows say of a key. */
export type KeyProof = 'unique' | 'repeated' | 'null';

/**
 * Whether the rows bear out what no key of the catalog promises: that the key is never NULL and in no two rows the same, which also
 * proves that no join gives an account twice. Reads every key once: in short pages, or, where no index leads to the key, in one
 * statement, because each page would read the whole source.
 */
export function proveKey(
  statements: Statements,
  source: AccountSource,
  { pageSize, inOnePass = false }: Pick<PageRange, 'pageSize' | 'inOnePass'>,
  signal?: AbortSignal,
): Promise<KeyProof> {
  return inOnePass ? proveInOnePass(statements, source, signal) : proveByPages(statements, source, pageSize, signal);
}

async function proveInOnePass(
  statements: Statements,
  source: AccountSource,
  signal: AbortSignal | undefined,
): Promise<KeyProof> {
  const { expression } = source.key;
  const { from, parameters } = rangeClauses(source, { after: null, upTo: null });
  const statement =
    `SELECT TOP (1) CASE WHEN ${expression} IS NULL THEN 1 ELSE 0 END ${from} ` +
    `GROUP BY ${expression} HAVING COUNT_BIG(*) > 1 OR ${expression} IS NULL ${ONE_CORE}`;
  for await (const [broken] of statements.stream(() => ({ statement, parameters }), 1, signal)) {
    if (broken !== undefined) return Number(broken[0]) === 1 ? 'null' : 'repeated';
  }
  return 'unique';
}

/** SQL Server compares, whose collation may hold two spellings for one: a page of keys, then whether any between its ends is there twice. */
async function proveByPages(
  statements: Statements,
  source: AccountSource,
  pageSize: number,
  signal: AbortSignal | undefined,
): Promise<KeyProof> {
  const { expression } = source.key;
  for (let after: string | null = null; ; ) {
    const page = rangeClauses(source, { after, upTo: null });
    const keys = await statements.rows(
      `SELECT TOP (@uf_page) ${selectedKey(source)} ${page.from} ORDER BY ${expression}`,
      [{ name: 'uf_page', type: mssql.Int(), value: pageSize }, ...page.parameters],
      signal,
    );
    const last = keys.at(-1)?.[0];
    if (last === undefined) return 'unique';
    // NULL comes before everything else, and the bound leaves it out of every later page.
    if (keys[0]?.[0] === null) return 'null';
    const upTo = canonicalKey(last, source);
    const within = rangeClauses(source, { after, upTo });
    const [repeated] = await statements.rows(
      `SELECT TOP (1) 1 ${within.from} GROUP BY ${expression} HAVING COUNT_BIG(*) > 1`,
      within.parameters,
      signal,
    );
    if (repeated !== undefined) return 'repeated';
    if (keys.length < pageSize) return 'unique';
    after = upTo;
  }
}
