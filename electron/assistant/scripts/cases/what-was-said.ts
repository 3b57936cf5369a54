import type { Account } from '../../../accounts/account.ts';
import type { ActionName } from '../../../scripts/actions.ts';
import type { CaseVerdict } from '../../../scripts/cases/test-case.ts';
import { breachText } from '../../../scripts/container/breach-text.ts';
import { outcomeText } from '../../../scripts/container/outcome-text.ts';
import { redaction } from '../../../scripts/container/redact.ts';
import type { MadeCall } from './run-calls.ts';

/**
 * What a script answered to one call of a case, in its own words where it has some: for whoever asks, as it may name people; kept
 * nowhere.
 */
export interface SaidToCall {
  readonly action: ActionName;
  readonly text: string;
  readonly breaches: readonly string[];
  readonly durationMs: number;
}

/** `accounts`: whose stored passwords must not stand in it. Passwords that were typed are out of it already. */
export function whatWasSaid(made: readonly MadeCall[], accounts: Iterable<Account>): readonly SaidToCall[] {
  const { without } = keptPasswords(accounts);
  return made.map(({ call, result: { outcome, breaches, durationMs } }) => ({
    action: call.action,
    text: without(outcomeText(outcome)),
    breaches: breaches.map((breach) => without(breachText(breach))),
    durationMs,
  }));
}

/** A failure where a call's console, profile or error holds what the database keeps of a password. */
export function keptWritten(made: readonly MadeCall[], accounts: Iterable<Account>): CaseVerdict | null {
  const { standIn } = keptPasswords(accounts);
  const call = made.find(({ result }) => standIn(JSON.stringify(result)));
  return call === undefined ? null : { outcome: 'failed', why: writesKeptPassword(call.call.action), place: null };
}

/** Of a script that hands on what the database keeps of passwords. */
export function writesKeptPassword(action: string): string {
  return `${action} writes what the database keeps of a password to its console, its profile or its error.`;
}

/** Shorter ones may be clear text, and words of any message. */
const SHORTEST_TOLD = 16;

/** What the database keeps of accounts' passwords, to be found in texts. */
export function keptPasswords(accounts: Iterable<Account>): {
  /** A text without any of it. */
  without(text: string): string;
  /** Whether any of it stands in a text, and can't be there by chance. */
  standIn(text: string): boolean;
} {
  const kept = [...accounts].flatMap(storedTexts);
  const clean = redaction(kept);
  const telling = kept.filter((text) => text.length >= SHORTEST_TOLD);
  return {
    without: (text) => clean.of(text).value,
    standIn: (text) => telling.some((each) => text.includes(each)),
  };
}

/** A short salt would be part of many a word. */
function storedTexts({ password: { hash, salt } }: Account): readonly string[] {
  return [hash, salt].flatMap((stored) => {
    if (stored === null || stored.length < 6) return [];
    if (typeof stored === 'string') return [stored];
    const bytes = Buffer.from(stored);
    const hex = bytes.toString('hex');
    // The last as the console shows bytes.
    return [hex, hex.toUpperCase(), bytes.toString('base64'), (hex.slice(0, 64).match(/../g) ?? []).join(' ')];
  });
}
