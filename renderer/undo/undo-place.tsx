import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { Snapshot } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { PageNotice } from '../wizard/page-notice.ts';
import { usePageWithin } from '../wizard/page-within.ts';
import { OpenUndoProvider, unfinishedUndo } from './open-undo.ts';
import { UndoPage } from './undo-page.tsx';
import { UnfinishedUndo } from './unfinished-undo.tsx';

const undoing = z.object({ undo: z.string() });

/**
 * A step from which a run is undone. Whoever comes while an undo is under way, or after it has stopped before its end, is on its page at once;
 * whoever leaves that page is told of it on every other.
 */
export function UndoPlace({ children }: { readonly children: ReactNode }) {
  const snapshot = useSnapshot();
  const unfinished = unfinishedUndo(snapshot);
  const { shown, open, back } = usePageWithin(undoing);
  const [isLed, setIsLed] = useState(shown !== undefined);
  const lead = useRef(open);
  useLayoutEffect(() => {
    lead.current = open;
  });
  const awaits = isLed ? undefined : unfinished?.run;
  useLayoutEffect(() => {
    if (awaits === undefined) return;
    setIsLed(true);
    lead.current({ undo: awaits });
  }, [awaits]);
  if (shown !== undefined && isKnown(snapshot, shown.undo))
    return <UndoPage key={shown.undo} run={shown.undo} onBack={back} />;
  return (
    <OpenUndoProvider
      value={(run) => {
        setIsLed(true);
        open({ undo: run });
      }}
    >
      <PageNotice
        value={unfinished && <UnfinishedUndo undone={unfinished} onOpen={() => open({ undo: unfinished.run })} />}
      >
        {children}
      </PageNotice>
    </OpenUndoProvider>
  );
}

/** Whether there is such a run in this workspace, or was one. */
function isKnown({ run, undone, reports }: Snapshot, id: string): boolean {
  return run?.id === id || undone.some((one) => one.run === id) || reports.some((report) => report.run === id);
}
