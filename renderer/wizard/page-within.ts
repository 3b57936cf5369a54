import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';

/** What an entry of the browser's history says beside its place: which page within the step stands over it. */
const entry = z.looseObject({ userferry: z.unknown(), within: z.string().optional() });

const withinOf = (state: unknown) => entry.safeParse(state).data?.within;

/**
 * Makes a page that stands within a step an entry of the browser's history as long as it is shown, so that Back leads to the step that it
 * was opened from and not out of that step.
 * @param onLeave shows the step again
 * @returns what the page's own button for going back does: the same as the browser's, so that neither leaves the other's entries behind
 */
export function usePageWithin(onLeave: () => void): () => void {
  const latest = useRef(onLeave);
  useEffect(() => {
    latest.current = onLeave;
  });
  const [within] = useState(() => crypto.randomUUID());
  useEffect(() => {
    const below = entry.safeParse(history.state).data;
    // Nobody is anywhere yet: there is nothing to go back to.
    if (below === undefined) return;
    history.pushState({ userferry: below.userferry, within }, '');
    const onPop = ({ state }: PopStateEvent) => {
      if (withinOf(state) !== within) latest.current();
    };
    window.addEventListener('popstate', onPop);
    return () => {
      window.removeEventListener('popstate', onPop);
      // Left by another way, such as another step: the entry is the step's own from now on.
      if (withinOf(history.state) === within) history.replaceState({ userferry: below.userferry }, '');
    };
  }, [within]);
  return () => (withinOf(history.state) === within ? history.back() : latest.current());
}
