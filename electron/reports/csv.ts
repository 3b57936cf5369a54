import { stringify } from 'csv-stringify/sync';

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets hide
 * (OWASP: CSV injection; `=`, `+`, `-`, `@`, tab and carriage return begin a formula).
 */
export function guardCell(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/**
 * A table as CSV (RFC 4180, UTF-8 with a byte-order mark, which Excel needs to recognise the encoding), its cells guarded.
 * Streamed in pieces, so that memory does not grow with the number of lines.
 */
export async function* csvDocument<Entry>(
  columns: readonly string[],
  pages: AsyncIterable<readonly Entry[]>,
  cellsOf: (entry: Entry) => readonly string[],
): AsyncGenerator<string, void, void> {
  yield `\uFEFF${columns.join(',')}\r\n`;
  for await (const page of pages) {
    const rows = page.map((entry) => cellsOf(entry).map(guardCell));
    if (rows.length > 0) yield stringify(rows, { record_delimiter: 'windows' });
  }
}
