import { useEffect } from 'react';
import type { Snapshot, StepName } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { assertNever } from '../components/assert-never.ts';
import { stepState } from '../wizard/step-state.ts';
import { steps } from '../wizard/step-words.ts';
import type { GuidePageName } from './guide/guide-tree.ts';
import { useHelp } from './help.tsx';
import { focusNext, focusStep, focusStepLink } from './places.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The steps that keys lead to. */
interface StepKeys {
  readonly snapshot: Snapshot;
  readonly onChoose: (step: StepName) => void;
}

/** Lets keys do what they stand for in the list of keys, and the guide follow what is shown; on Start there are no steps. */
export function useHelpKeys(shown: GuidePageName, stepKeys?: StepKeys): void {
  const { host } = useSnapshot();
  const { place, open, close, follow, showKeys, stepFocus } = useHelp();
  useEffect(() => {
    // A page that was opened by a link or a word belongs to what was shown then.
    if (shown) follow();
  }, [shown, follow]);
  useShortcuts((shortcut) => {
    switch (shortcut.kind) {
      case 'guide':
        return place.kind === 'closed' ? open() : close();
      case 'keys':
        return showKeys();
      case 'next':
        return focusNext();
      case 'step':
        return goTo(shortcut.number);
      default:
        return assertNever(shortcut);
    }
  }, host);

  function goTo(number: number): void {
    const step = steps[number - 1];
    if (stepKeys === undefined || step === undefined) return;
    const { snapshot, onChoose } = stepKeys;
    if (step.name === shown) focusStep();
    // One that can't be opened yet says in the list when it can.
    else if (!stepState(snapshot, step.name).reachable) focusStepLink(number);
    else {
      stepFocus.make();
      onChoose(step.name);
    }
  }
}
