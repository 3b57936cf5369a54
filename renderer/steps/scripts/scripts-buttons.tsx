import { modeWords, type Snapshot } from '../../../electron/assistant/contract/index.ts';
import { nextAfterScripts } from '../../wizard/next-step.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { deployedStanding } from './deploy/deploy-words.ts';
import type { EditedScript } from './use-script.ts';

interface ScriptsButtonsProps {
  readonly snapshot: Snapshot;
  readonly edited: EditedScript;
  readonly onReview: () => void;
}

/** Step 5's buttons: save what was changed or undo it; where the mode has scripts rehearse them, see what would change at Auth0; then on. */
export function ScriptsButtons({ snapshot, edited, onReview }: ScriptsButtonsProps) {
  const showStep = useShowStep();
  const { tenant, run, strategy } = snapshot;
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
  if (strategy.mode !== undefined && modeWords[strategy.mode].needsScripts) {
    const { kind } = deployedStanding(snapshot);
    const done = kind === 'deployed';
    const next = nextAfterScripts(snapshot);
    const unrehearsed = snapshot.rehearsals.every(({ mode }) => mode !== strategy.mode);
    return (
      <>
        {kind === 'nothing' && unrehearsed && (
          <PrimaryButton appearance="secondary" onClick={() => showStep('rehearse')}>
            Rehearse first
          </PrimaryButton>
        )}
        <PrimaryButton
          appearance={done ? 'secondary' : 'primary'}
          opensWhen={reviewOpensWhen(snapshot)}
          onClick={onReview}
        >
          See what would change
        </PrimaryButton>
        {done && <PrimaryButton onClick={() => showStep(next.step)}>{next.text}</PrimaryButton>}
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

function reviewOpensWhen({ tenant, legacy }: Snapshot): string | undefined {
  if (!tenant.secretKnown || tenant.form.connection === '') return 'Opens when the tenant’s form is filled in';
  if (!legacy.passwordKnown && legacy.form.signIn === 'sql-login') return 'Opens when the database is connected';
  return undefined;
}
