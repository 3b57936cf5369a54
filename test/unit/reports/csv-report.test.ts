import * as fastCheck from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardCell } from '../../../electron/reports/csv.ts';
import { csvReport } from '../../../electron/reports/csv-report.ts';
import type { ListedAccount } from '../../../electron/reports/report-data.ts';

async function csvOf(pages: readonly (readonly ListedAccount[])[]): Promise<string> {
  let text = '';
  for await (const piece of csvReport(
    (async function* () {
      yield* pages;
    })(),
  )) {
    text += piece;
  }
  return text;
}

describe('the CSV report', () => {
  test('lists each account with its reason in words', async () => {
    const text = await csvOf([
      [{ sequence: 3, key: '42', email: 'zoë@example.com', outcome: 'held', reason: 'no-password', detail: null }],
      [{ sequence: 9, key: '43', email: '', outcome: 'rejected', reason: 'email-missing', detail: 'a, "b"' }],
    ]);
    expect(text).toBe(
      '\uFEFFsequence,key,email,outcome,reason,explanation,detail\r\n' +
        '3,42,zoë@example.com,held,no-password,Held: no password to import,\r\n' +
        '9,43,,rejected,email-missing,Rejected: no e-mail address,"a, ""b"""\r\n',
    );
  });

  test('guards cells that a spreadsheet would run', () => {
    expect(guardCell('=HYPERLINK("http://x")')).toBe('\'=HYPERLINK("http://x")');
    fastCheck.assert(
      fastCheck.property(fastCheck.string(), (cell) => {
        expect(guardCell(cell)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
