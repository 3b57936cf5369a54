import { reasonTexts } from '../common/words.ts';
import type { StandingEntry } from '../journal/looks.ts';
import { csvDocument } from './csv.ts';

const who = ['sequence', 'key', 'email'] as const;
const why = ['last_seen', 'password_format', 'decision', 'reason', 'explanation'] as const;

type Accounts = AsyncIterable<readonly StandingEntry<string>[]>;

/** Accounts of a trickle migration, one line each, with when their owner was last seen in the old application (UTC). As CSV: personal data. */
export function standingReport(accounts: Accounts): AsyncGenerator<string, void, void> {
  return csvDocument([...who, ...why], accounts, (account) => [...whoCells(account), ...whyCells(account)]);
}

/** The same of everybody who had not moved at the latest look, with how each stands. */
export function trickleCsv(accounts: Accounts): AsyncGenerator<string, void, void> {
  return csvDocument([...who, 'standing', ...why], accounts, (account) => [
    ...whoCells(account),
    account.standing,
    ...whyCells(account),
  ]);
}

function whoCells({ sequence, key, email }: StandingEntry<string>): readonly string[] {
  return [String(sequence), key, email ?? ''];
}

function whyCells({ lastSeen, format, decision, reason }: StandingEntry<string>): readonly string[] {
  return [lastSeenText(lastSeen), format, decision, reason ?? '', reason === null ? '' : reasonTexts[reason]];
}

/** When somebody was last seen, in ISO 8601 (UTC); empty where nothing tells. */
function lastSeenText(lastSeen: number | 'never' | null): string {
  if (lastSeen === null) return '';
  return lastSeen === 'never' ? 'never' : new Date(lastSeen).toISOString();
}
