import { stringify } from 'csv-stringify/sync';
import { outcomeTexts, reasonTexts } from '../common/words.ts';
import type { NotImportedAccount } from './report-data.ts';

const columns = ['sequence', 'key', 'email', 'outcome', 'reason', 'explanation', 'detail'] as const;

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets hide
 * (OWASP: CSV injection; `=`, `+`, `-`, `@`, tab and carriage return begin a formula).
 */
export function guardCell(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/**
 * The accounts that did not make it, each with its reason, as CSV (RFC 4180, UTF-8 with a byte-order mark, which Excel needs
 * to recognise the encoding). Streamed in pieces, so that memory does not grow with their number.
 */
export async function* csvReport(
  accounts: AsyncIterable<readonly NotImportedAccount[]>,
): AsyncGenerator<string, void, void> {
  yield `\uFEFF${columns.join(',')}\r\n`;
  for await (const page of accounts) {
    const rows = page.map(({ sequence, key, email, outcome, reason, detail }) =>
      [
        String(sequence),
        key,
        email,
        outcome,
        reason ?? '',
        reason === null ? outcomeTexts[outcome] : `${outcomeTexts[outcome]}: ${reasonTexts[reason]}`,
        detail ?? '',
      ].map(guardCell),
    );
    if (rows.length > 0) yield stringify(rows, { record_delimiter: 'windows' });
  }
}
