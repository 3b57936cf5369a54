import { useEffect, useRef } from 'react';
import type { StepName } from '../../electron/assistant/contract/index.ts';
import { entryNow, isSamePlace, notePlace, type Place, pushEntry } from './history-entry.ts';

/** Where somebody went by Back or Forward, until it is shown. */
let awaited: Place | undefined;

/** The step of a workspace to which Back or Forward is under way; undefined where nobody is on the way there. */
export function awaitedStep(workspace: string | undefined): StepName | undefined {
  return awaited?.at === 'step' && awaited.workspace === workspace ? awaited.step : undefined;
}

/**
 * Makes what is shown an entry of the browser's history, so that Back and Forward go from step to step and to Start, and not out of
 * Userferry.
 * @param goTo resolves to whether the place is shown, or on its way: where it is not, what is shown becomes the entry again, so that the
 * next Back does not leave from a place where nobody is
 */
export function usePlaceInHistory(shown: Place, goTo: (place: Place) => Promise<boolean>): void {
  const text = JSON.stringify(shown);
  const latest = useRef({ goTo, shown });
  useEffect(() => {
    latest.current = { goTo, shown };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the place
  useEffect(() => {
    awaited = undefined;
    notePlace(shown);
  }, [text]);
  useEffect(() => {
    const onPop = () => {
      const wanted = entryNow()?.userferry;
      if (wanted === undefined) return;
      // A page within the step was left or come back to: the step itself is shown already.
      if (awaited === undefined && isSamePlace(wanted, latest.current.shown)) return;
      awaited = wanted;
      void latest.current.goTo(wanted).then((isReached) => {
        if (isReached || awaited !== wanted) return;
        awaited = undefined;
        pushEntry({ userferry: latest.current.shown });
      });
    };
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
  }, []);
}
