import { createContext, useCallback, useContext, useState } from 'react';

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
