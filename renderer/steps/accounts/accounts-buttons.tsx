import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Snapshot, StoreChoice } from '../../../electron/assistant/contract/index.ts';
import { planWasUndone, runIsInHand } from '../../undo/open-undo.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { canPlan, isActive, planIsCurrent } from '../../wizard/step-state.ts';
import { soughtIn } from './store-choice/candidate-words.ts';

interface AccountsButtonsProps {
  readonly snapshot: Snapshot;
  readonly surveying: boolean;
  readonly planning: boolean;
  readonly onSurvey: () => void;
  readonly onChoose: (choice: StoreChoice) => void;
  readonly onPlan: () => void;
}

/** Step 2's buttons: survey, then plan, then on. */
export function AccountsButtons({ snapshot, surveying, planning, onSurvey, onChoose, onPlan }: AccountsButtonsProps) {
  const showStep = useShowStep();
  const { accounts, legacy, plan, run } = snapshot;
  if (surveying)
    return (
      <PrimaryButton opensWhen={t`Opens when the survey is through`}>
        <Trans>Make the plan</Trans>
      </PrimaryButton>
    );
  const sought = soughtIn(accounts);
  if (sought?.kind === 'asking') {
    return (
      <PrimaryButton
        opensWhen={sought.open > 0 ? t`Opens when every question is answered` : undefined}
        onClick={() => onChoose(sought.candidate.choice)}
      >
        <Trans>Survey these accounts</Trans>
      </PrimaryButton>
    );
  }
  if (sought !== undefined)
    return (
      <PrimaryButton opensWhen={t`Opens when the accounts are found`}>
        <Trans>Make the plan</Trans>
      </PrimaryButton>
    );
  if (accounts.survey === undefined) {
    return (
      <PrimaryButton
        opensWhen={legacy.connected ? undefined : t`Opens when the legacy database is connected`}
        onClick={onSurvey}
      >
        <Trans>Survey the database</Trans>
      </PrimaryButton>
    );
  }
  if (planning)
    return (
      <PrimaryButton opensWhen={t`Opens when the plan is made`}>
        <Trans>Next: Tenant</Trans>
      </PrimaryButton>
    );
  const running = runIsInHand(snapshot);
  if (plan === undefined && !canPlan(snapshot)) {
    return (
      <PrimaryButton onClick={() => showStep('tenant')}>
        <Trans>Next: Tenant</Trans>
      </PrimaryButton>
    );
  }
  const undone = planWasUndone(snapshot);
  if (undone || !planIsCurrent(snapshot)) {
    return (
      <PrimaryButton
        opensWhen={
          !running
            ? undefined
            : run !== undefined && isActive(run.state)
              ? t`Opens when the run is over`
              : t`Opens when the run is finished`
        }
        onClick={onPlan}
      >
        {undone ? t`Make a new plan` : plan === undefined ? t`Make the plan` : t`Make the plan again`}
      </PrimaryButton>
    );
  }
  return (
    <>
      {!running && (
        <PrimaryButton appearance="secondary" onClick={onPlan}>
          <Trans>Make the plan again</Trans>
        </PrimaryButton>
      )}
      <PrimaryButton onClick={() => showStep('tenant')}>
        <Trans>Next: Tenant</Trans>
      </PrimaryButton>
    </>
  );
}
