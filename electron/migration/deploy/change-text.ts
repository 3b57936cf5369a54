import { scriptKeys, scriptName } from '../../tenant/script-keys.ts';
import type { Change } from './change.ts';

/** A change in a line, for people. */
export function changeText(change: Change): string {
  switch (change.kind) {
    case 'setting':
      return `${change.path}: ${valueText(change.from)} → ${valueText(change.to)}`;
    case 'script':
      return scriptText(change);
    case 'configuration':
      return `configuration ${change.key}: ${configurationWords[change.change]}`;
    case 'application':
      return `application ${change.clientId}: ${change.change}`;
  }
}

const configurationWords = {
  added: 'new',
  replaced: 'value given anew',
  resent: 'value given anew; whether it is another only Auth0 knows',
  removed: 'removed',
} as const;

/** Values of settings are short; a long one is told of by its beginning. */
const longestValue = 120;

function valueText(value: unknown): string {
  if (value === null) return 'not set';
  const text = JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

function scriptText({ key, from, to, linesAdded, linesRemoved }: Extract<Change, { kind: 'script' }>): string {
  const name = scriptName(key);
  if (to === null) {
    // Auth0 docs, change email script: the dashboard has no place for it, and saving there drops it.
    const why = key === scriptKeys.changeEmail ? '; saving any script in the dashboard does that' : '';
    return `script ${name}: removed (was ${from?.digest ?? ''}, ${from?.lines ?? 0} lines)${why}`;
  }
  if (from === null) return `script ${name}: new (${to.digest}, ${to.lines} lines)`;
  return `script ${name}: +${linesAdded} −${linesRemoved} lines (${from.digest} → ${to.digest})`;
}
