import { z } from 'zod';
import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { planWasUndone, runIsInHand, undoOfRun } from '../../undo/open-undo.ts';
import { UndoPlace } from '../../undo/undo-place.tsx';
import { UndoneRun } from '../../undo/undone-run.tsx';
import { usePageWithin } from '../../wizard/page-within.ts';
import { isActive, isDeployed } from '../../wizard/step-state.ts';
import { pagesOfRun } from '../after-run.tsx';
import { ConfirmPlan } from './confirm-plan.tsx';
import { FinishedRun } from './finished-run.tsx';
import { HaltedRun } from './halted-run.tsx';
import { NoRun } from './no-run.tsx';
import { RunningRun } from './running-run.tsx';
import { BetweenWaves } from './waves/between-waves.tsx';
import { BeforeLook } from './weeks/before-look.tsx';
import { WeeksView } from './weeks/weeks-view.tsx';

/** What somebody has asked for in hybrid, which has both. */
const wantedPage = z.object({ hybrid: z.enum(['weeks', 'run']) });
type Shown = z.infer<typeof wantedPage>['hybrid'];
const pagesOfHybrid = z.union([wantedPage, pagesOfRun]);

/** Step 6: of accounts that move at sign-in how they stand over weeks; of a run its beginning, its course and its end. */
export default function MigrateStep() {
  return (
    <UndoPlace>
      <Pages />
    </UndoPlace>
  );
}

function Pages() {
  const snapshot = useSnapshot();
  const { run, plan, strategy, trickle, waves } = snapshot;
  const { shown, open, back } = usePageWithin(pagesOfHybrid);
  // Pages beside the run stand within it.
  const wanted = shown === undefined ? undefined : 'hybrid' in shown ? shown.hybrid : 'run';
  if (strategy.mode === 'legacy' && run === undefined) return <NoRun mode="legacy" />;
  if (shownFirst(snapshot, wanted) === 'weeks') {
    // An account that moves at sign-in needs a script to ask.
    if (!isDeployed(snapshot)) return <NoRun mode="trickle" />;
    if (trickle.look === undefined) return <BeforeLook />;
    return (
      <WeeksView
        look={trickle.look}
        bulk={
          strategy.mode === 'hybrid'
            ? {
                done: run !== undefined && run.plan === plan?.id,
                undone: planWasUndone(snapshot),
                onShow: () => open({ hybrid: 'run' }),
              }
            : undefined
        }
      />
    );
  }
  const comesFromWeeks = wanted === 'run' && shownFirst(snapshot, undefined) === 'weeks';
  const toWeeks = strategy.mode === 'hybrid' ? { onBack: comesFromWeeks ? back : () => open({ hybrid: 'weeks' }) } : {};
  if (run === undefined || (!runIsInHand(snapshot) && plan !== undefined && plan.id !== run.plan)) {
    return <ConfirmPlan {...toWeeks} />;
  }
  if (run.state === 'finished') return <FinishedRun run={run} {...toWeeks} />;
  const undone = undoOfRun(snapshot);
  if (undone?.state === 'finished') return <UndoneRun run={run} undone={undone} />;
  if (isActive(run.state)) return <RunningRun run={run} />;
  if (waves?.run === run.id && waves.awaits !== undefined) {
    return <BetweenWaves run={run} waves={waves} awaits={waves.awaits} />;
  }
  return <HaltedRun run={run} />;
}

/** A run that is not over stands before everything else; in hybrid also one that ended after the latest look. */
function shownFirst(snapshot: Snapshot, wanted: Shown | undefined): Shown {
  const { strategy, run, trickle } = snapshot;
  if (runIsInHand(snapshot)) return 'run';
  switch (strategy.mode) {
    case 'trickle':
      return 'weeks';
    case 'hybrid':
      return wanted ?? ((trickle.look?.at ?? 0) < (run?.ended ?? 0) ? 'run' : 'weeks');
    default:
      return 'run';
  }
}
