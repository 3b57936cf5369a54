import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { GuidePageName } from './guide/guide-tree.ts';
import { useFocusReturn } from './use-focus-return.ts';
import { useWish, type Wish } from './use-wish.ts';

/** What the guide shows: the page of the step, or one that somebody followed a link to. */
export type GuidePlace =
  | { readonly kind: 'closed' }
  | { readonly kind: 'step' }
  | { readonly kind: 'page'; readonly page: GuidePageName; readonly section: string | null };

interface Help {
  readonly place: GuidePlace;
  /** Opens the step's own page. */
  readonly open: () => void;
  readonly show: (page: GuidePageName, section: string | null) => void;
  /** Another step is shown: the guide, where it is open, goes back to following them. */
  readonly follow: () => void;
  readonly close: () => void;
  /** That the guide takes the focus once its page is there: somebody opened it to read. */
  readonly guideFocus: Wish;
  /** That the next step that is shown takes the focus. */
  readonly stepFocus: Wish;
  readonly keysShown: boolean;
  readonly showKeys: () => void;
  readonly closeKeys: () => void;
}

const HelpContext = createContext<Help | undefined>(undefined);

/** Elements that others find by these. */
export const helpIds = { guide: 'guide-entry', keys: 'keys-entry' } as const;

/** Keeps whether the guide is open while steps and workspaces change. */
export function HelpProvider({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<GuidePlace>({ kind: 'closed' });
  const [keysShown, setKeysShown] = useState(false);
  const guideFocus = useWish();
  const stepFocus = useWish();
  const beforeGuide = useFocusReturn();
  const beforeKeys = useFocusReturn();
  const turnTo = useCallback(
    (next: GuidePlace) => {
      guideFocus.make();
      beforeGuide.note('[data-guide]');
      setPlace(next);
    },
    [guideFocus, beforeGuide],
  );
  const follow = useCallback(() => setPlace((last) => (last.kind === 'page' ? { kind: 'step' } : last)), []);
  const help = useMemo<Help>(
    () => ({
      place,
      open: () => turnTo({ kind: 'step' }),
      show: (page, section) => turnTo({ kind: 'page', page, section }),
      follow,
      close: () => {
        setPlace({ kind: 'closed' });
        beforeGuide.giveBack(helpIds.guide);
      },
      guideFocus,
      stepFocus,
      keysShown,
      showKeys: () => {
        beforeKeys.note();
        setKeysShown(true);
      },
      closeKeys: () => {
        setKeysShown(false);
        beforeKeys.giveBack(helpIds.keys);
      },
    }),
    [place, keysShown, turnTo, follow, guideFocus, stepFocus, beforeGuide, beforeKeys],
  );
  return <HelpContext.Provider value={help}>{children}</HelpContext.Provider>;
}

/** The guide and the list of keys: whether they are open, and the ways to open and close them. */
export function useHelp(): Help {
  const help = useContext(HelpContext);
  if (help === undefined) throw new Error('No HelpProvider above this component.');
  return help;
}
