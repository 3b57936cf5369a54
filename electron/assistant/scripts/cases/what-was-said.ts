import type { Account } from '../../../accounts/account.ts';
import type { ActionName } from '../../../scripts/actions.ts';
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
  const clean = redaction([...accounts].flatMap(storedTexts));
  return made.map(({ call, result: { outcome, breaches, durationMs } }) => ({
    action: call.action,
    text: clean.of(outcomeText(outcome)).value,
    breaches: breaches.map((breach) => clean.of(breachText(breach)).value),
    durationMs,
  }));
}

/** A short salt would be part of many a word. */
function storedTexts({ password: { hash, salt } }: Account): readonly string[] {
  return [hash, salt].flatMap((stored) => {
    if (stored === null || stored.length < 6) return [];
    if (typeof stored === 'string') return [stored];
    const bytes = Buffer.from(stored);
    return [bytes.toString('hex'), bytes.toString('hex').toUpperCase(), bytes.toString('base64')];
  });
}
