import { useMemo, useSyncExternalStore } from 'react';
import type { z } from 'zod';
import { usePlace, useSnapshot } from '../client/use-assistant.tsx';
import { entryNow, isSamePlace, notePlace, onEntry, type Place, pushEntry } from './history-entry.ts';

/** A page that stands within a step, as the browser's history has it. */
export interface PageWithin<Page> {
  /** Undefined while the step itself is shown. */
  readonly shown: Page | undefined;
  readonly open: (page: Page) => void;
  /**
   * What the page's own button for going back does: the same as the browser's, so that neither leaves the other's entries behind. Does
   * nothing where no page is shown.
   */
  readonly back: () => void;
}

/** Back was asked for, and the browser has not gone yet: a second press would lead out of the step. */
let isLeaving = false;

/**
 * Pages within a step as places for Back and Forward, as the steps are. Which of them is shown is what the browser's entry says and is kept
 * nowhere else, so that it is there again after a reload, and gone with another step.
 * @param pages the pages that the step has, as they rest in the entry: no word of a person may, since browsers keep entries on disk. What
 * is no such page, or not any more, is the step itself.
 */
export function usePageWithin<Page>(pages: z.ZodType<Page>): PageWithin<Page> {
  const step = usePlace();
  const workspace = useSnapshot().workspace?.id ?? '';
  const here: Place =
    step === undefined || step === 'start' ? { at: 'start' } : ({ at: 'step', workspace, step } as const);
  const text = useSyncExternalStore(onEntry, () => textWithin(here));
  const shown = useMemo(() => (text === undefined ? undefined : pages.safeParse(JSON.parse(text)).data), [text, pages]);
  return {
    shown,
    open(page) {
      // Opened by a step that has only just come, before the wizard has said where it is.
      notePlace(here);
      if (textWithin(here) !== JSON.stringify(page)) pushEntry({ userferry: here, within: page });
    },
    back() {
      if (isLeaving || textWithin(here) === undefined) return;
      isLeaving = true;
      window.addEventListener('popstate', () => (isLeaving = false), { once: true });
      history.back();
    },
  };
}

/** The page of a place that the browser stands on, as text, so that two looks at the same one are the same. */
function textWithin(here: Place): string | undefined {
  const now = entryNow();
  return now?.within !== undefined && isSamePlace(now.userferry, here) ? JSON.stringify(now.within) : undefined;
}
