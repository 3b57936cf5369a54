import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { DraftValue, KeptDraft, KeptDraftName } from '../../electron/assistant/contract/index.ts';
import { type Draft, DraftStore, sameValue } from './draft-store.ts';

const nowhere = { keep: () => undefined, drop: () => undefined };

const DraftsContext = createContext(new DraftStore(nowhere));

/** Lends the drafts of the open workspace to its forms. */
export const DraftsProvider = DraftsContext.Provider;

/** A form's values as typed: those saved until somebody types, and kept in this page while the step is left. */
export function useDraft<T>(name: string, saved: T): readonly [T, (value: T) => void] {
  const write = useCallback(
    (drafts: DraftStore, draft: { readonly basedOn: T; readonly value: T }) => drafts.set(name, draft),
    [name],
  );
  return useTyped(name, saved, write);
}

/** The same of a form that is kept over a reload and a restart too: those that the contract has a draft of, where no secret is. */
export function useKeptDraft<Name extends KeptDraftName, T extends DraftValue<Name>>(
  name: Name,
  saved: T,
): readonly [T, (value: T) => void] {
  const write = useCallback(
    (drafts: DraftStore, { basedOn, value }: { readonly basedOn: T; readonly value: T }) =>
      drafts.keep({ name, basedOn, value } as KeptDraft),
    [name],
  );
  return useTyped(name, saved, write);
}

function useTyped<T>(
  name: string,
  saved: T,
  write: (drafts: DraftStore, draft: { readonly basedOn: T; readonly value: T }) => void,
): readonly [T, (value: T) => void] {
  const drafts = useContext(DraftsContext);
  const [, redraw] = useState(0);
  const draft = drafts.of(name);
  const value = draft !== undefined && sameValue(draft.basedOn, saved) ? (draft.value as T) : saved;
  const set = (next: T) => {
    write(drafts, { basedOn: saved, value: next });
    redraw((times) => times + 1);
  };
  return [value, set];
}

/** Drops a draft that says nothing beside what is saved, once that is known, so that nobody takes it for unsaved. */
export function useForgottenDraft(name: string, settled: boolean): void {
  const drafts = useContext(DraftsContext);
  useEffect(() => {
    if (settled) drafts.forget(name);
  }, [drafts, name, settled]);
}

/** Drafts that whoever shows their form need not show at the moment. */
export interface UnsavedDrafts {
  /** What is typed under a name and is otherwise than what was saved then; undefined where nothing is. */
  of(name: string): unknown;
  forget(name: string): void;
}

export function useUnsavedDrafts(): UnsavedDrafts {
  const drafts = useContext(DraftsContext);
  return {
    of(name) {
      const draft = drafts.of(name);
      return draft === undefined || isSaved(draft) ? undefined : draft.value;
    },
    forget: (name) => drafts.forget(name),
  };
}

const isSaved = ({ basedOn, value }: Draft) => sameValue(basedOn, value);
