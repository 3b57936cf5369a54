import { createContext, useContext } from 'react';
import type { StepName } from '../../electron/assistant/contract/index.ts';

const ShowStepContext = createContext<(step: StepName) => void>(() => undefined);

/** Lends the way to another step to everything inside the wizard. */
export const ShowStepProvider = ShowStepContext.Provider;

/** Shows another step, and has the assistant remember it. */
export function useShowStep(): (step: StepName) => void {
  return useContext(ShowStepContext);
}
