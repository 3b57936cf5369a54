import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import type { EditedScript } from './use-script.ts';

interface ScriptsButtonsProps {
  readonly snapshot: Snapshot;
  readonly edited: EditedScript;
}

/** Step 5's buttons: save what was changed or undo it, then on to the migration, which waits for none of this. */
export function ScriptsButtons({ snapshot: { tenant, run }, edited }: ScriptsButtonsProps) {
  const showStep = useShowStep();
  if (edited.changed) {
    return (
      <>
        <PrimaryButton appearance="secondary" onClick={edited.undo}>
          Undo my changes
        </PrimaryButton>
        <PrimaryButton opensWhen={edited.saving ? 'Saving' : undefined} onClick={() => void edited.save()}>
          Save the script
        </PrimaryButton>
      </>
    );
  }
  return (
    <PrimaryButton
      opensWhen={tenant.connected || run !== undefined ? undefined : 'Opens when the tenant is ready, on Tenant'}
      onClick={() => showStep('migrate')}
    >
      Next: Migrate
    </PrimaryButton>
  );
}
