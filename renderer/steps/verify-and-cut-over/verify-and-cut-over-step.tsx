import { useSnapshot } from '../../client/use-assistant.tsx';
import { undoOfRun, unfinishedUndo } from '../../undo/open-undo.ts';
import { UnfinishedUndo } from '../../undo/unfinished-undo.tsx';
import { PageNotice } from '../../wizard/page-notice.ts';
import { useShowStep } from '../../wizard/show-step.ts';
import { CutOverPage } from './cut-over-page.tsx';
import { NothingToVerify } from './nothing-to-verify.tsx';
import { UndoneRunPage } from './undone-run.tsx';
import { VerifyPage } from './verify-page.tsx';

/** Step 7: whether the tenant holds what it should, and the end of asking the old database. */
export default function VerifyAndCutOverStep() {
  const snapshot = useSnapshot();
  const showStep = useShowStep();
  const { run, strategy } = snapshot;
  if (strategy.mode === 'trickle' || strategy.mode === 'hybrid') {
    const unfinished = unfinishedUndo(snapshot);
    return (
      <PageNotice value={unfinished && <UnfinishedUndo undone={unfinished} onOpen={() => showStep('migrate')} />}>
        <CutOverPage />
      </PageNotice>
    );
  }
  if (run === undefined) return <NothingToVerify mode={strategy.mode} />;
  const undone = undoOfRun(snapshot);
  return undone === undefined ? <VerifyPage run={run} /> : <UndoneRunPage run={run} undone={undone} />;
}
