import { createContext, useCallback, useContext, useEffect, useState } from 'react';

interface Draft {
  /** What was saved when typing began: a form that was filled in anew meanwhile drops the draft. */
  readonly basedOn: string;
  readonly value: unknown;
}

const DraftsContext = createContext<Map<string, Draft>>(new Map());

/** Keeps what was typed while another step is shown; in memory only. */
export const DraftsProvider = DraftsContext.Provider;

/** A form's values as typed: those saved until somebody types, and kept while the step is left. */
export function useDraft<T>(name: string, saved: T): readonly [T, (value: T) => void] {
  const drafts = useContext(DraftsContext);
  const [, redraw] = useState(0);
  const basedOn = JSON.stringify(saved);
  const draft = drafts.get(name);
  const value = draft !== undefined && draft.basedOn === basedOn ? (draft.value as T) : saved;
  const set = useCallback(
    (next: T) => {
      drafts.set(name, { basedOn, value: next });
      redraw((times) => times + 1);
    },
    [drafts, name, basedOn],
  );
  return [value, set];
}

/** Drops a draft that says nothing beside what is saved, once that is known, so that nobody takes it for unsaved. */
export function useForgottenDraft(name: string, settled: boolean): void {
  const drafts = useContext(DraftsContext);
  useEffect(() => {
    if (settled) drafts.delete(name);
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
      const draft = drafts.get(name);
      return draft === undefined || JSON.stringify(draft.value) === draft.basedOn ? undefined : draft.value;
    },
    forget: (name) => void drafts.delete(name),
  };
}
