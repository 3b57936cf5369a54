import { differenceTexts } from '../common/words.ts';
import { csvDocument } from './csv.ts';
import type { AccountDifference } from './report-data.ts';

const columns = ['difference', 'key', 'user_id', 'email', 'explanation'] as const;

/** What the comparison of database, ledger and tenant found out of order, one line for each account, as CSV. */
export function differencesReport(
  differences: AsyncIterable<readonly AccountDifference[]>,
): AsyncGenerator<string, void, void> {
  return csvDocument(columns, differences, ({ kind, key, userId, email }) => [
    kind,
    key ?? '',
    userId ?? '',
    email ?? '',
    differenceTexts[kind],
  ]);
}
