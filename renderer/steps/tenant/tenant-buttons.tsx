import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
  const whileBusy = busy ? t`Opens when the checks are through` : undefined;
  if (!tenant.connected || changed) {
    return (
      <PrimaryButton
        opensWhen={whileBusy ?? (complete ? undefined : t`Opens when domain and client id are filled in`)}
        onClick={onCheck}
      >
        {tenant.checks.some(({ state }) => state === 'failed') ? t`Check the tenant again` : t`Check the tenant`}
      </PrimaryButton>
    );
  }
  const surveyed = countedAccounts(snapshot) !== undefined;
  return (
    <>
      <PrimaryButton appearance="secondary" onClick={onCheck} opensWhen={undefined}>
        <Trans>Check the tenant again</Trans>
      </PrimaryButton>
      <PrimaryButton
        opensWhen={whileBusy ?? (surveyed ? undefined : t`Opens after the survey, on Accounts`)}
        onClick={() => showStep('strategy')}
      >
        <Trans>Next: Strategy</Trans>
      </PrimaryButton>
    </>
  );
}
