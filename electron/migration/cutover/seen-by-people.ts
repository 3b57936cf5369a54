import type { SeenByPeople } from '../../common/cutover-words.ts';
import type { CutoverFacts } from './checklist-types.ts';
import { isOver, turnOf } from './turn.ts';

/**
 * What stays an exception until somebody who has seen it says so. A sign-in is named after what it came after: who has seen one after
 * the first cutover has seen none after the second.
 */
export function seenByPeople(
  facts: Omit<CutoverFacts, 'now' | 'exceptions' | 'said'>,
): readonly { readonly kind: SeenByPeople; readonly name: string }[] {
  const { look, signedIn } = facts;
  return [
    ...(look === null || look.logReadable ? [] : [{ kind: 'unseen-resets', name: 'resets' } as const]),
    ...(isOver(facts) && (signedIn === 'unreadable' || signedIn === 'undated')
      ? [{ kind: 'unseen-sign-in', name: `a sign-in after ${turnOf(facts)?.by ?? 'the cutover'}` } as const]
      : []),
    { kind: 'legacy-side', name: 'login and firewall rules' },
    { kind: 'old-pages', name: 'the pages of the old application that change accounts' },
  ];
}
