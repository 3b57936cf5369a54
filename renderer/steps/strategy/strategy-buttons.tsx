import { type Mode, modeWords, type Snapshot } from '../../../electron/assistant/contract/index.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { canPlan, planIsCurrent } from '../../wizard/step-state.ts';

interface StrategyButtonsProps {
  readonly snapshot: Snapshot;
  readonly chosen: Mode;
  readonly planning: boolean;
  readonly onChoose: () => void;
  readonly onPlan: () => void;
}

/** Step 4's buttons: choose, then on to what the mode needs next; the plan can be made here too. */
export function StrategyButtons({ snapshot, chosen, planning, onChoose, onPlan }: StrategyButtonsProps) {
  const showStep = useShowStep();
  const { strategy, tenant, run } = snapshot;
  const plannable = run === undefined && canPlan(snapshot) && !planIsCurrent(snapshot);
  return (
    <>
      {plannable && (
        <PrimaryButton
          appearance="secondary"
          opensWhen={planning ? 'The plan is being made' : undefined}
          onClick={onPlan}
        >
          Make the plan
        </PrimaryButton>
      )}
      {strategy.mode === chosen && modeWords[chosen].needsScripts ? (
        <PrimaryButton onClick={() => showStep('scripts')}>Next: Scripts</PrimaryButton>
      ) : strategy.mode === chosen ? (
        <PrimaryButton
          opensWhen={tenant.connected || run !== undefined ? undefined : 'Opens when the tenant is ready, on Tenant'}
          onClick={() => showStep('migrate')}
        >
          Next: Migrate
        </PrimaryButton>
      ) : (
        <PrimaryButton onClick={onChoose}>Use {modeWords[chosen].name.toLowerCase()}</PrimaryButton>
      )}
    </>
  );
}
