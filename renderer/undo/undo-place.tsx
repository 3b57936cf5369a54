import { type ReactNode, useState } from 'react';
import { useSnapshot } from '../client/use-assistant.tsx';
import { PageNotice } from '../wizard/page-notice.ts';
import { OpenUndoProvider, unfinishedUndo } from './open-undo.ts';
import { UndoPage } from './undo-page.tsx';
import { UnfinishedUndo } from './unfinished-undo.tsx';

/** Where somebody is with undoing: nowhere yet, on the page of a run, or away from it again. */
type Whereabouts = { readonly kind: 'nowhere' | 'away' } | { readonly kind: 'page'; readonly run: string };

/**
 * A step from which a run is undone. Whoever comes while an undo is under way, or after it has stopped before its end, is on its page at once;
 * whoever leaves that page is told of it on every other.
 */
export function UndoPlace({ children }: { readonly children: ReactNode }) {
  const unfinished = unfinishedUndo(useSnapshot());
  const [is, setIs] = useState<Whereabouts>({ kind: 'nowhere' });
  const open = (run: string) => setIs({ kind: 'page', run });
  // From then on its own page stays, also when it has come to its end.
  if (is.kind === 'nowhere' && unfinished !== undefined) open(unfinished.run);
  if (is.kind === 'page') return <UndoPage key={is.run} run={is.run} onBack={() => setIs({ kind: 'away' })} />;
  return (
    <OpenUndoProvider value={open}>
      <PageNotice value={unfinished && <UnfinishedUndo undone={unfinished} onOpen={() => open(unfinished.run)} />}>
        {children}
      </PageNotice>
    </OpenUndoProvider>
  );
}
