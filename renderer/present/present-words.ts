import { plural, t } from '@lingui/core/macro';
import {
  type PresentState,
  type PresentUpdate,
  presentReasonTexts,
  presentStateTexts,
} from '../../electron/assistant/contract/index.ts';
import { count } from '../words/numbers.ts';
import { sentenceCase } from '../words/reasons.ts';

/** What has to be typed where it can’t be undone, as the verb asks for it. */
export const theWord = 'passwords';

/** Users in these states; without any, all of them. */
export function usersIn({ counts }: Pick<PresentUpdate, 'counts'>, ...states: readonly PresentState[]): number {
  return counts.reduce(
    (sum, { state, users }) => (states.length === 0 || states.includes(state) ? sum + users : sum),
    0,
  );
}

/** `1 user`, `2,400 users`. */
export function users(total: number): string {
  const number = count(total);
  return plural(total, { one: `${number} user`, other: `${number} users` });
}

/** How it stands with somebody and why, at the head of a line. */
export function lineTitle({ state, reason }: Pick<PresentUpdate['counts'][number], 'state' | 'reason'>): string {
  if (reason === null) return sentenceCase(presentStateTexts[state]);
  const why = presentReasonTexts[reason];
  return state === 'left' ? sentenceCase(why) : t`${{ state: sentenceCase(presentStateTexts[state]) }}: ${why}`;
}

/** How it stands with who was there before a run, in one sentence. */
export function presentSentence(present: PresentUpdate): string {
  const of = (...states: PresentState[]) => usersIn(present, ...states);
  const updated = users(of('updated'));
  const left = count(of('left', 'refused'));
  // They add up to who was there before.
  const same = count(of('same'));
  switch (present.state) {
    case 'listed':
      return t`${{ users: users(of('waiting', 'intended')) }} would be updated, ${left} left as they are, ${same} with all of it already. Nobody was changed so far.`;
    case 'updating':
      return t`Not at its end: ${updated} updated so far, ${{ waiting: count(of('waiting', 'intended')) }} to go.`;
    case 'updated':
      return t`${updated} updated, ${left} left as they are, ${same} with all of it already. What they were is kept, and can be put back.`;
    case 'putting-back':
      return t`Not at its end: ${{ users: users(of('returned')) }} put back so far, ${{ waiting: count(of('returning')) }} to go.`;
    case 'put-back':
      return t`${{ users: users(of('returned')) }} put back to what they were.`;
  }
}
