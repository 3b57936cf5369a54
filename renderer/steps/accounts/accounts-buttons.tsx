import type { Snapshot, StoreChoice } from '../../../electron/assistant/contract/index.ts';
import { runIsInHand } from '../../undo/open-undo.ts';
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
  if (surveying) return <PrimaryButton opensWhen="Opens when the survey is through">Make the plan</PrimaryButton>;
  const sought = soughtIn(accounts);
  if (sought?.kind === 'asking') {
    return (
      <PrimaryButton
        opensWhen={sought.open > 0 ? 'Opens when every question is answered' : undefined}
        onClick={() => onChoose(sought.candidate.choice)}
      >
        Survey these accounts
      </PrimaryButton>
    );
  }
  if (sought !== undefined)
    return <PrimaryButton opensWhen="Opens when the accounts are found">Make the plan</PrimaryButton>;
  if (accounts.survey === undefined) {
    return (
      <PrimaryButton
        opensWhen={legacy.connected ? undefined : 'Opens when the legacy database is connected'}
        onClick={onSurvey}
      >
        Survey the database
      </PrimaryButton>
    );
  }
  if (planning) return <PrimaryButton opensWhen="Opens when the plan is made">Next: Tenant</PrimaryButton>;
  const running = runIsInHand(snapshot);
  if (plan === undefined && !canPlan(snapshot)) {
    return <PrimaryButton onClick={() => showStep('tenant')}>Next: Tenant</PrimaryButton>;
  }
  if (!planIsCurrent(snapshot)) {
    return (
      <PrimaryButton
        opensWhen={
          running
            ? `Opens when the run is ${run !== undefined && isActive(run.state) ? 'over' : 'finished'}`
            : undefined
        }
        onClick={onPlan}
      >
        {plan === undefined ? 'Make the plan' : 'Make the plan again'}
      </PrimaryButton>
    );
  }
  return (
    <>
      {!running && (
        <PrimaryButton appearance="secondary" onClick={onPlan}>
          Make the plan again
        </PrimaryButton>
      )}
      <PrimaryButton onClick={() => showStep('tenant')}>Next: Tenant</PrimaryButton>
    </>
  );
}
