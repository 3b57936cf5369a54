import { outcomeTexts, reasonTexts } from '../common/words.ts';
import { csvDocument } from './csv.ts';
import type { NotImportedAccount } from './report-data.ts';

const columns = ['sequence', 'key', 'email', 'outcome', 'reason', 'explanation', 'detail'] as const;

/** The accounts that did not make it, each with its reason, as CSV. */
export function csvReport(accounts: AsyncIterable<readonly NotImportedAccount[]>): AsyncGenerator<string, void, void> {
  return csvDocument(columns, accounts, ({ sequence, key, email, outcome, reason, detail }) => [
    String(sequence),
    key,
    email,
    outcome,
    reason ?? '',
    reason === null ? outcomeTexts[outcome] : `${outcomeTexts[outcome]}: ${reasonTexts[reason]}`,
    detail ?? '',
  ]);
}
