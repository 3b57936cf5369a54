import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { LegacyForm, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { isComplete } from './sign-in.ts';

interface LegacyButtonsProps {
  readonly legacy: Snapshot['legacy'];
  readonly form: LegacyForm;
  readonly passwordTyped: boolean;
  readonly busy: boolean;
  readonly onCheck: () => void;
}

/** Step 1's buttons: check until it is connected, then on; inside a certificate's panel the primary one is there. */
export function LegacyButtons({ legacy, form, passwordTyped, busy, onCheck }: LegacyButtonsProps) {
  const showStep = useShowStep();
  const changed = passwordTyped || JSON.stringify(form) !== JSON.stringify(legacy.form);
  const complete = isComplete(form);
  const whileBusy = busy ? t`Opens when the checks are through` : undefined;
  if (legacy.connected && !changed) {
    return (
      <>
        <PrimaryButton appearance="secondary" opensWhen={undefined} onClick={onCheck}>
          <Trans>Run the checks again</Trans>
        </PrimaryButton>
        <PrimaryButton opensWhen={whileBusy} onClick={() => showStep('accounts')}>
          <Trans>Next: Accounts</Trans>
        </PrimaryButton>
      </>
    );
  }
  const inPanel =
    !busy &&
    !changed &&
    legacy.checks.some(({ state, certificate }) => state === 'failed' && certificate !== undefined);
  return (
    <PrimaryButton
      appearance={inPanel ? 'secondary' : 'primary'}
      opensWhen={whileBusy ?? (complete ? undefined : t`Opens when server, database and login are filled in`)}
      onClick={onCheck}
    >
      {legacy.checks.some(({ state }) => state === 'failed') ? t`Run the checks again` : t`Run the checks`}
    </PrimaryButton>
  );
}
