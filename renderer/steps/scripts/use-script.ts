import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActionName, Failure, ScriptToEdit, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../client/failure-in.ts';
import { useAssistant, useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import { useDraft, useForgottenDraft } from '../../drafts/use-draft.ts';

/** One action's script while it is edited. */
export interface EditedScript {
  /** Undefined while it is read. */
  readonly script: ScriptToEdit | undefined;
  readonly failed: Failure | undefined;
  /** As it stands in the editor; null where there is neither a template nor anything written yet. */
  readonly text: string | null;
  /** Otherwise than it was saved. */
  readonly changed: boolean;
  readonly saving: boolean;
  readonly refused: Failure | undefined;
  write(text: string): void;
  save(): Promise<void>;
  /** Back to what was saved. */
  undo(): void;
  /** Back to the template. */
  drop(): Promise<void>;
}

/** What was typed is kept while another action or step is shown, in memory alone; saving keeps it for good. */
export function useScript(action: ActionName): EditedScript {
  const assistant = useAssistant();
  const way = wayOf(useSnapshot());
  const query = useQuery({
    queryKey: ['script', action, way],
    queryFn: () => assistant.call((client) => client.renderScript({ action })),
    gcTime: 0,
    staleTime: 0,
  });
  const script = query.data;
  const saved = script === undefined ? null : (script.edited ?? templateOf(script));
  const [text, write] = useDraft<string | null>(draftOf(action, way), saved);
  const changed = script !== undefined && text !== saved;
  useForgottenDraft(draftOf(action, way), script !== undefined && !changed);
  const dropping = useCommand('dropScript');
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Failure>();
  return {
    script,
    failed: query.isError ? failureIn(query.error) : undefined,
    text,
    changed,
    saving: saving || dropping.running,
    refused,
    write,
    async save() {
      if (text === null) return;
      const requestId = crypto.randomUUID();
      setSaving(true);
      setRefused(undefined);
      try {
        await assistant.call((client) => client.saveScript({ requestId, action, source: text }));
        await query.refetch();
      } catch (refusal) {
        setRefused(failureIn(refusal));
      } finally {
        setSaving(false);
      }
    },
    undo: () => {
      setRefused(undefined);
      write(saved);
    },
    async drop() {
      setRefused(undefined);
      await dropping.give({ action });
      const { data } = await query.refetch();
      // Whatever was typed is given up too, or it would stand there as a change of the template.
      write(data === undefined ? null : templateOf(data));
    },
  };
}

/** Which way the scripts go to the accounts: each has its own. */
export function wayOf({ deployment }: Pick<Snapshot, 'deployment'>): 'direct' | 'service' {
  return deployment.settings.service === undefined ? 'direct' : 'service';
}

/** The name under which an action's unsaved text is kept. */
export function draftOf(action: ActionName, way: 'direct' | 'service'): string {
  return t`script ${way} ${action}`;
}

/** The template's text, where one could be written. */
export function templateOf({ template }: ScriptToEdit): string | null {
  return template.kind === 'written' ? template.source : null;
}
