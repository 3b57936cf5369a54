import { type ReactNode, useEffect, useState } from 'react';
import { useAssistant } from '../client/use-assistant.tsx';
import { DraftStore } from './draft-store.ts';
import { DraftsProvider } from './use-draft.ts';

interface KeptDraftsProps {
  /** The workspace whose forms are shown; undefined where none is open. */
  readonly workspace: string | undefined;
  readonly children: ReactNode;
}

/**
 * What was typed into a workspace's forms, kept with the workspace. It is asked for once, before any form is shown: what another tab types
 * later changes nothing under the hands of who types here, and whoever typed last is who a reload shows.
 */
export function KeptDrafts({ workspace, children }: KeptDraftsProps) {
  const assistant = useAssistant();
  const [drafts] = useState(
    () =>
      new DraftStore({
        keep: (draft) => told((client) => client.keepDraft({ workspace: workspace ?? '', draft })),
        drop: (name) => told((client) => client.dropDraft({ workspace: workspace ?? '', name })),
      }),
  );
  const [known, setKnown] = useState(workspace === undefined);

  /** What can't be written down stays typed all the same. */
  function told(work: Parameters<typeof assistant.call<unknown>>[0]): void {
    if (workspace !== undefined) assistant.call(work).catch(() => undefined);
  }

  useEffect(() => {
    if (workspace === undefined) return;
    assistant
      .call((client) => client.drafts({ workspace }))
      .then(({ drafts: kept }) => drafts.takeIn(kept))
      .catch(() => undefined)
      .finally(() => setKnown(true));
    const flush = () => drafts.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [assistant, drafts, workspace]);
  return known && <DraftsProvider value={drafts}>{children}</DraftsProvider>;
}
