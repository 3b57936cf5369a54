import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { FailurePlace, Snapshot } from '../../electron/assistant/contract/index.ts';
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

const PlaceContext = createContext<FailurePlace | undefined>(undefined);

/** Says where everything inside it stands, so that no failure of another place is shown there. */
export const PlaceProvider = PlaceContext.Provider;

/** The step that a component stands in, or the page of all workspaces; undefined outside of both. */
export function usePlace(): FailurePlace | undefined {
  return useContext(PlaceContext);
}

/**
 * The latest snapshot; for components that are only shown once there is one. Inside of a step, or of the page of all workspaces, it has
 * the failures that belong there, and no others.
 */
export function useSnapshot(): Snapshot {
  const { snapshot } = useAssistantView();
  const place = useContext(PlaceContext);
  if (snapshot === undefined) throw new Error('Shown before the first snapshot.');
  return useMemo(() => snapshotAt(snapshot, place), [snapshot, place]);
}

function snapshotAt(snapshot: Snapshot, place: FailurePlace | undefined): Snapshot {
  const { failure, ...rest } = snapshot;
  return place === undefined || failure === undefined || failure.places.includes(place) ? snapshot : rest;
}
