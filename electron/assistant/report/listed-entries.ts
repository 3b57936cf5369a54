import type { Outcome } from '../../common/words.ts';
import type { AccountEntry } from '../../journal/records.ts';
import type { ListedAccount } from '../../reports/report-data.ts';

/** The journal's entries as a report's lines; `without` stands for the outcome of accounts that have none. */
export async function* listedEntries(
  pages: AsyncIterable<readonly AccountEntry[]>,
  without: Outcome | null,
): AsyncGenerator<readonly ListedAccount[], void, void> {
  for await (const page of pages) {
    yield page.map(({ sequence, key, email, outcome, reason, detail }) => ({
      sequence,
      key,
      email,
      outcome: outcome ?? without,
      reason: reason ?? null,
      detail: detail ?? null,
    }));
  }
}
