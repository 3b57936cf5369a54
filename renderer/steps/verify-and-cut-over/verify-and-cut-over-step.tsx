import { useSnapshot } from '../../client/use-assistant.tsx';
import { undoOfRun } from '../../undo/open-undo.ts';
import { CutOverPage } from './cut-over-page.tsx';
import { NothingToVerify } from './nothing-to-verify.tsx';
import { UndoneRunPage } from './undone-run.tsx';
import { VerifyPage } from './verify-page.tsx';

/** Step 7: whether the tenant holds what it should, and the end of asking the old database. */
export default function VerifyAndCutOverStep() {
  const snapshot = useSnapshot();
  const { run, strategy } = snapshot;
  if (strategy.mode === 'trickle' || strategy.mode === 'hybrid') return <CutOverPage />;
  if (run === undefined) return <NothingToVerify mode={strategy.mode} />;
  const undone = undoOfRun(snapshot);
  return undone === undefined ? <VerifyPage run={run} /> : <UndoneRunPage run={run} undone={undone} />;
}
