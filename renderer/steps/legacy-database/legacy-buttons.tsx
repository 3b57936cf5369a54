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
  const whileBusy = busy ? 'Opens when the checks are through' : undefined;
  if (legacy.connected && !changed) {
    return (
      <>
        <PrimaryButton appearance="secondary" opensWhen={undefined} onClick={onCheck}>
          Run the checks again
        </PrimaryButton>
        <PrimaryButton opensWhen={whileBusy} onClick={() => showStep('accounts')}>
          Next: Accounts
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
      opensWhen={whileBusy ?? (complete ? undefined : 'Opens when server, database and login are filled in')}
      onClick={onCheck}
    >
      {legacy.checks.some(({ state }) => state === 'failed') ? 'Run the checks again' : 'Run the checks'}
    </PrimaryButton>
  );
}
