/** What a reader keeps of a table until its transaction ends: the rows that it reads, or the whole table. */
export type Lock = 'rows' | 'all';

const OF_ROWS: ReadonlySet<string> = new Set(['UPDLOCK', 'XLOCK', 'REPEATABLEREAD']);

/** SQL Server locks ranges of keys for HOLDLOCK; the whole table keeps others waiting more often, and never lets them in. */
const OF_ALL: ReadonlySet<string> = new Set(['HOLDLOCK', 'SERIALIZABLE', 'TABLOCKX']);

/** The lock that a table's hints ask for (SQL Server docs: "Table Hints"); undefined for none. */
export function lockOf(hints: readonly string[]): Lock | undefined {
  if (hints.some((hint) => OF_ALL.has(hint))) return 'all';
  return hints.some((hint) => OF_ROWS.has(hint)) ? 'rows' : undefined;
}

export function isLockHint(hint: string): boolean {
  return OF_ROWS.has(hint) || OF_ALL.has(hint);
}

const FREE: ReadonlySet<string> = new Set(['NOLOCK', 'READUNCOMMITTED', 'READCOMMITTED', 'READCOMMITTEDLOCK']);

/** Whether the hints let a table be read without what the transaction's isolation level locks. */
export function readsAsItLikes(hints: readonly string[]): boolean {
  return hints.some((hint) => FREE.has(hint));
}
