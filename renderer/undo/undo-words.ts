import { t } from '@lingui/core/macro';
import {
  type UndoCounts,
  type UndoneRun,
  undoCauseTexts,
  undoStateTexts,
} from '../../electron/assistant/contract/index.ts';
import { users } from '../words/counts.ts';
import { count } from '../words/numbers.ts';

/** What has to be typed, as the verb asks for it. */
export const theWord = 'undo';

/** Users in these states. */
export function usersIn(counts: UndoCounts, ...states: readonly UndoCounts[number]['state'][]): number {
  return counts.reduce((sum, { state, users }) => (states.includes(state) ? sum + users : sum), 0);
}

export function usersOnList(counts: UndoCounts): number {
  return counts.reduce((sum, { users }) => sum + users, 0);
}

/** Why somebody is kept, or what a state means, as the host says it. */
export function lineText({ state, causes }: Pick<UndoCounts[number], 'state' | 'causes'>): string {
  return causes.length === 0 ? undoStateTexts[state] : causesText(causes);
}

export function causesText(causes: UndoCounts[number]['causes']): string {
  return causes.map((cause) => undoCauseTexts[cause]).join(', ');
}

/** How far an undo is that is not at its end. */
export function soFarSentence({ counts }: Pick<UndoneRun, 'counts'>): string {
  const deleted = users(usersIn(counts, 'deleted'));
  return t`${deleted} deleted so far, ${{ waiting: count(usersIn(counts, 'waiting', 'intended')) }} to go.`;
}

/** How it stands with a run that is undone, in one sentence. */
export function undoneSentence({ state, counts }: UndoneRun): string {
  const deleted = users(usersIn(counts, 'deleted'));
  const kept = count(usersIn(counts, 'kept'));
  return state === 'finished'
    ? t`Undone: ${deleted} deleted, ${kept} kept.`
    : t`The undo is not at its end: ${deleted} deleted so far, ${{ waiting: count(usersIn(counts, 'waiting', 'intended')) }} to go.`;
}
