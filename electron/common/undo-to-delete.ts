import { assertNever } from './assert-never.ts';
import { isWaived, type UndoCause, type UndoConsent, type UndoState } from './undo-words.ts';

interface UndoCount {
  readonly state: UndoState;
  readonly causes: readonly UndoCause[];
  readonly users: number;
}

/** How many would be deleted with these yeses: who waits or was refused, and whose causes all have theirs. */
export function toDelete(counts: readonly UndoCount[], consents: readonly UndoConsent[]): number {
  const given = new Set(consents);
  const isMeant = ({ state, causes }: UndoCount): boolean => {
    switch (state) {
      case 'waiting':
      case 'intended':
      case 'failed':
        return true;
      case 'kept':
        return isWaived(causes, given);
      case 'deleted':
      case 'gone':
        return false;
      default:
        return assertNever(state);
    }
  };
  return counts.reduce((sum, count) => (isMeant(count) ? sum + count.users : sum), 0);
}
