import { useSnapshot } from '../../client/use-assistant.tsx';
import { isActive } from '../../wizard/step-state.ts';
import { ConfirmPlan } from './confirm-plan.tsx';
import { FinishedRun } from './finished-run.tsx';
import { HaltedRun } from './halted-run.tsx';
import { NoRun } from './no-run.tsx';
import { RunningRun } from './running-run.tsx';

/** Step 6: before the run, while it lasts, when it is halted, and when it is over; of a mode without a run, that there is none. */
export default function MigrateStep() {
  const { run, plan, strategy } = useSnapshot();
  if (run === undefined && (strategy.mode === 'trickle' || strategy.mode === 'legacy')) {
    return <NoRun mode={strategy.mode} />;
  }
  if (run === undefined || (run.state === 'finished' && plan !== undefined && plan.id !== run.plan)) {
    return <ConfirmPlan />;
  }
  if (run.state === 'finished') return <FinishedRun run={run} />;
  return isActive(run.state) ? <RunningRun run={run} /> : <HaltedRun run={run} />;
}
