import { reasonTexts } from '../../common/words.ts';
import type { StandingEntry } from '../../journal/looks.ts';
import { csvDocument } from '../csv.ts';
import { lastSeenText } from '../standing-report.ts';

const columns = [
  'sequence',
  'key',
  'email',
  'standing',
  'last_seen',
  'password_format',
  'decision',
  'reason',
  'explanation',
] as const;

/** Everybody who had not moved at the latest look, one line each, with why and when their owner was last seen (UTC). As CSV: personal data. */
export function trickleCsv(
  accounts: AsyncIterable<readonly StandingEntry<string>[]>,
): AsyncGenerator<string, void, void> {
  return csvDocument(columns, accounts, ({ sequence, key, email, standing, lastSeen, format, decision, reason }) => [
    String(sequence),
    key,
    email ?? '',
    standing,
    lastSeenText(lastSeen),
    format,
    decision,
    reason ?? '',
    reason === null ? '' : reasonTexts[reason],
  ]);
}
