import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Mode, modeWords, type Snapshot } from '../../../electron/assistant/contract/index.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { canPlan, planIsCurrent } from '../../wizard/step-state.ts';

const useTexts: Readonly<Record<Mode, string>> = {
  trickle: t`Use trickle`,
  bulk: t`Use bulk`,
  hybrid: t`Use hybrid`,
  legacy: t`Use legacy`,
};

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
          opensWhen={planning ? t`The plan is being made` : undefined}
          onClick={onPlan}
        >
          <Trans>Make the plan</Trans>
        </PrimaryButton>
      )}
      {strategy.mode === chosen && modeWords[chosen].needsScripts ? (
        <PrimaryButton onClick={() => showStep('scripts')}>
          <Trans>Next: Scripts</Trans>
        </PrimaryButton>
      ) : strategy.mode === chosen ? (
        <PrimaryButton
          opensWhen={tenant.connected || run !== undefined ? undefined : t`Opens when the tenant is ready, on Tenant`}
          onClick={() => showStep('migrate')}
        >
          <Trans>Next: Migrate</Trans>
        </PrimaryButton>
      ) : (
        <PrimaryButton onClick={onChoose}>{useTexts[chosen]}</PrimaryButton>
      )}
    </>
  );
}
