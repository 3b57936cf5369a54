import type { UndoChange, UndoCount } from '../../journal/undo-records.ts';

/** Users by what became of them; who is not settled yet waits. */
export interface TalliedUsers {
  deleted: number;
  kept: number;
  gone: number;
  failed: number;
  waiting: number;
}

/** Counts an undo's list along while it is worked through, so that nobody has to count a million rows for each that changes. */
export interface UndoTally {
  readonly by: Readonly<TalliedUsers>;
  /** Takes a change in; false where it settles nobody. */
  take(change: UndoChange): boolean;
  /** As the journal would count it, but for who waits, whose causes are not told apart. */
  counts(): readonly UndoCount[];
}

/** @param before as the list stands when the work begins */
export function undoTally(before: readonly UndoCount[]): UndoTally {
  const by: TalliedUsers = { deleted: 0, kept: 0, gone: 0, failed: 0, waiting: 0 };
  const lines = new Map<string, UndoCount>();
  const add = ({ state, causes, users }: UndoCount) => {
    if (isOpen(state)) {
      by.waiting += users;
      return;
    }
    by[state] += users;
    const name = [state, ...causes].join(' ');
    lines.set(name, { state, causes, users: (lines.get(name)?.users ?? 0) + users });
  };
  for (const count of before) add(count);
  return {
    by,
    take({ state, causes = [] }) {
      if (isOpen(state)) return false;
      add({ state, causes, users: 1 });
      by.waiting -= 1;
      return true;
    },
    counts() {
      const waiting: readonly UndoCount[] =
        by.waiting === 0 ? [] : [{ state: 'waiting', causes: [], users: by.waiting }];
      return [...waiting, ...lines.values()].toSorted((one, other) => other.users - one.users);
    },
  };
}

type OpenState = 'waiting' | 'intended';

function isOpen(state: UndoChange['state']): state is OpenState {
  return state === 'waiting' || state === 'intended';
}
