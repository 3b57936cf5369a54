import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Snapshot } from '../../electron/assistant/contract/index.ts';
import type { Assistant, AssistantView } from './assistant.ts';

const AssistantContext = createContext<Assistant | undefined>(undefined);

/** Gives every component below it the assistant. */
export const AssistantProvider = AssistantContext.Provider;

/** The assistant that the page is connected to. */
export function useAssistant(): Assistant {
  const assistant = useContext(AssistantContext);
  if (assistant === undefined) throw new Error('No AssistantProvider above this component.');
  return assistant;
}

/** Line and snapshot, live. */
export function useAssistantView(): AssistantView {
  const assistant = useAssistant();
  return useSyncExternalStore(assistant.subscribe, assistant.view);
}

/** The latest snapshot; for components that are only shown once there is one. */
export function useSnapshot(): Snapshot {
  const { snapshot } = useAssistantView();
  if (snapshot === undefined) throw new Error('Shown before the first snapshot.');
  return snapshot;
}
