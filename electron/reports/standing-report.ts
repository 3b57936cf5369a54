import { reasonTexts } from '../common/words.ts';
import type { StandingEntry } from '../journal/looks.ts';
import { csvDocument } from './csv.ts';

const columns = [
  'sequence',
  'key',
  'email',
  'last_seen',
  'password_format',
  'decision',
  'reason',
  'explanation',
] as const;

/** Accounts of a trickle migration, one line each, with when their owner was last seen in the old application (UTC). As CSV. */
export function standingReport(
  accounts: AsyncIterable<readonly StandingEntry<string>[]>,
): AsyncGenerator<string, void, void> {
  return csvDocument(columns, accounts, ({ sequence, key, email, lastSeen, format, decision, reason }) => [
    String(sequence),
    key,
    email ?? '',
    lastSeenText(lastSeen),
    format,
    decision,
    reason ?? '',
    reason === null ? '' : reasonTexts[reason],
  ]);
}

/** When somebody was last seen, in ISO 8601 (UTC); empty where nothing tells. */
export function lastSeenText(lastSeen: number | 'never' | null): string {
  if (lastSeen === null) return '';
  return lastSeen === 'never' ? 'never' : new Date(lastSeen).toISOString();
}
