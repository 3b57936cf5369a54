import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { type StepName, stepName } from '../../electron/assistant/contract/index.ts';

/** What an entry of the browser's history stands for. It rests in the entry, and the address stays as it is. */
const place = z.discriminatedUnion('at', [
  z.object({ at: z.literal('start') }),
  z.object({ at: z.literal('step'), workspace: z.string(), step: stepName }),
]);
export type Place = z.infer<typeof place>;

const entry = z.object({ userferry: place });

/** Whether this page has said where it is: until then the entry may be of the page before a reload. */
let isNoted = false;
/** Where somebody went by Back or Forward, until it is shown. */
let awaited: Place | undefined;

/** The step of a workspace to which Back or Forward is under way; undefined where nobody is on the way there. */
export function awaitedStep(workspace: string | undefined): StepName | undefined {
  return awaited?.at === 'step' && awaited.workspace === workspace ? awaited.step : undefined;
}

function isSame(one: Place | undefined, other: Place): boolean {
  if (one?.at !== 'step' || other.at !== 'step') return one?.at === other.at;
  return one.workspace === other.workspace && one.step === other.step;
}

/**
 * Makes what is shown an entry of the browser's history, so that Back and Forward go from step to step and to Start, and not out of
 * Userferry.
 * @param goTo resolves to whether the place is shown, or on its way: where it is not, what is shown becomes the entry again, so that the
 * next Back does not leave from a place where nobody is
 */
export function usePlaceInHistory(shown: Place, goTo: (place: Place) => Promise<boolean>): void {
  const text = JSON.stringify(shown);
  const latest = useRef({ goTo, text });
  useEffect(() => {
    latest.current = { goTo, text };
  });
  useEffect(() => {
    const now = place.parse(JSON.parse(text));
    const before = entry.safeParse(history.state).data?.userferry;
    awaited = undefined;
    if (!isSame(before, now)) {
      const state = { userferry: now } satisfies z.infer<typeof entry>;
      if (isNoted && before !== undefined) history.pushState(state, '');
      else history.replaceState(state, '');
    }
    isNoted = true;
  }, [text]);
  useEffect(() => {
    const onPop = ({ state }: PopStateEvent) => {
      const wanted = entry.safeParse(state).data?.userferry;
      if (wanted === undefined) return;
      // A page within the step was left: the step itself is shown already.
      if (awaited === undefined && isSame(wanted, place.parse(JSON.parse(latest.current.text)))) return;
      awaited = wanted;
      void latest.current.goTo(wanted).then((isReached) => {
        if (isReached || awaited !== wanted) return;
        awaited = undefined;
        history.pushState({ userferry: place.parse(JSON.parse(latest.current.text)) }, '');
      });
    };
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
  }, []);
}
