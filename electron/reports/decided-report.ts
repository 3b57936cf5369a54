import { experienceText, reasonTexts, traitText } from '../common/words.ts';
import type { DecidedAccount } from '../journal/records.ts';
import { csvDocument } from './csv.ts';

const columns = [
  'sequence',
  'key',
  'email',
  'decision',
  'reason',
  'explanation',
  'first_monday',
  'password_format',
  'stands_out',
] as const;

/** Every account of a plan or a survey, one line each: what is decided, why, what its owner meets, what stands out. As CSV. */
export function decidedReport(accounts: AsyncIterable<readonly DecidedAccount[]>): AsyncGenerator<string, void, void> {
  return csvDocument(columns, accounts, ({ sequence, key, email, decision, reason, format, experience, traits }) => [
    String(sequence),
    key,
    email,
    decision,
    reason ?? '',
    reason === null ? '' : reasonTexts[reason],
    experienceText(experience, 1),
    format,
    traits.map((trait) => traitText(trait, 1)).join('; '),
  ]);
}
