import { useSnapshot } from '../client/use-assistant.tsx';
import { nextAfterUndo } from '../wizard/next-step.ts';
import { PrimaryButton } from '../wizard/primary-button.tsx';
import { useShowStep } from '../wizard/show-step.ts';

/** On from a run that is undone: whoever is to move after all goes with a new plan, and the button says what comes first for that. */
export function AfterUndoButton() {
  const showStep = useShowStep();
  const { step, text } = nextAfterUndo(useSnapshot());
  return <PrimaryButton onClick={() => showStep(step)}>{text}</PrimaryButton>;
}
