import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ActionName, actionName, type Failure, type Mode } from '../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../client/failure-in.ts';
import { useAssistant, useSnapshot } from '../../client/use-assistant.tsx';
import { useUnsavedDrafts } from '../../drafts/use-draft.ts';
import { runsIn } from './scripts-words.ts';
import { draftOf, wayOf } from './use-script.ts';

/** Scripts that were changed here and not saved, whichever of them is shown. */
export interface UnsavedScripts {
  readonly actions: readonly ActionName[];
  readonly saving: boolean;
  /** Why the last saving ended before its end. */
  readonly refused: Failure | undefined;
  /** Saves all of them; resolves to whether all were taken. */
  save(): Promise<boolean>;
}

/** Those that Auth0 runs in a mode. */
export function useUnsavedScripts(mode: Mode | undefined): UnsavedScripts {
  const assistant = useAssistant();
  const queries = useQueryClient();
  const drafts = useUnsavedDrafts();
  const way = wayOf(useSnapshot());
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Failure>();
  const texts = actionName.options.flatMap((action) => {
    const source = drafts.of(draftOf(action, way));
    return typeof source === 'string' && runsIn(action, mode) ? [{ action, source }] : [];
  });
  return {
    actions: texts.map(({ action }) => action),
    saving,
    refused,
    async save() {
      setSaving(true);
      setRefused(undefined);
      try {
        for (const { action, source } of texts) {
          const requestId = crypto.randomUUID();
          await assistant.call((client) => client.saveScript({ requestId, action, source }));
          await queries.invalidateQueries({ queryKey: ['script', action] });
          drafts.forget(draftOf(action, way));
        }
        return true;
      } catch (refusal) {
        setRefused(failureIn(refusal));
        return false;
      } finally {
        setSaving(false);
      }
    },
  };
}
