import { useSnapshot } from '../../client/use-assistant.tsx';
import { CutOverPage } from './cut-over-page.tsx';
import { NothingToVerify } from './nothing-to-verify.tsx';
import { VerifyPage } from './verify-page.tsx';

/** Step 7: whether the tenant holds what it should, and the end of asking the old database. */
export default function VerifyAndCutOverStep() {
  const { run, strategy } = useSnapshot();
  if (strategy.mode === 'trickle' || strategy.mode === 'hybrid') return <CutOverPage />;
  return run === undefined ? <NothingToVerify mode={strategy.mode} /> : <VerifyPage run={run} />;
}
