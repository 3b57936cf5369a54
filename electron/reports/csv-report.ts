import { outcomeTexts, reasonTexts } from '../common/words.ts';
import { csvDocument } from './csv.ts';
import type { ListedAccount } from './report-data.ts';

const columns = ['sequence', 'key', 'email', 'outcome', 'reason', 'explanation', 'detail'] as const;

/** Accounts of a run, each with what became of it and why, as CSV. */
export function csvReport(accounts: AsyncIterable<readonly ListedAccount[]>): AsyncGenerator<string, void, void> {
  return csvDocument(columns, accounts, ({ sequence, key, email, outcome, reason, detail }) => [
    String(sequence),
    key,
    email,
    outcome ?? '',
    reason ?? '',
    explanation(outcome, reason),
    detail ?? '',
  ]);
}

function explanation(outcome: ListedAccount['outcome'], reason: ListedAccount['reason']): string {
  const became = outcome === null ? 'To be sent' : outcomeTexts[outcome];
  return reason === null ? became : `${became}: ${reasonTexts[reason]}`;
}
