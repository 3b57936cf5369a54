import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { countedAccounts } from '../../wizard/step-state.ts';

interface TenantButtonsProps {
  readonly snapshot: Snapshot;
  readonly complete: boolean;
  readonly changed: boolean;
  readonly busy: boolean;
  readonly onCheck: () => void;
}

/** Step 3's buttons: check until it is ready, then on to the strategy. */
export function TenantButtons({ snapshot, complete, changed, busy, onCheck }: TenantButtonsProps) {
  const showStep = useShowStep();
  const { tenant } = snapshot;
  const whileBusy = busy ? 'Opens when the checks are through' : undefined;
  if (!tenant.connected || changed) {
    return (
      <PrimaryButton
        opensWhen={whileBusy ?? (complete ? undefined : 'Opens when domain and client id are filled in')}
        onClick={onCheck}
      >
        {tenant.checks.some(({ state }) => state === 'failed') ? 'Check the tenant again' : 'Check the tenant'}
      </PrimaryButton>
    );
  }
  const surveyed = countedAccounts(snapshot) !== undefined;
  return (
    <>
      <PrimaryButton appearance="secondary" onClick={onCheck} opensWhen={undefined}>
        Check the tenant again
      </PrimaryButton>
      <PrimaryButton
        opensWhen={whileBusy ?? (surveyed ? undefined : 'Opens after the survey, on Accounts')}
        onClick={() => showStep('strategy')}
      >
        Next: Strategy
      </PrimaryButton>
    </>
  );
}
