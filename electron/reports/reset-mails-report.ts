import { mailReasonTexts, mailStateTexts } from '../common/mail-words.ts';
import type { MailEntry } from '../journal/mailings.ts';
import { csvDocument } from './csv.ts';

const columns = ['sequence', 'key', 'email', 'user_id', 'state', 'reason', 'explanation', 'detail', 'at'] as const;

/** Everybody on a list of password-change e-mails, and how each one's stands, as CSV. */
export function resetMailsReport(mails: AsyncIterable<readonly MailEntry[]>): AsyncGenerator<string, void, void> {
  return csvDocument(columns, mails, ({ sequence, key, email, userId, state, reason, detail, at }) => [
    String(sequence),
    key,
    email,
    userId,
    state,
    reason ?? '',
    reason === null ? mailStateTexts[state] : `${mailStateTexts[state]}: ${mailReasonTexts[reason]}`,
    detail ?? '',
    new Date(at).toISOString(),
  ]);
}
