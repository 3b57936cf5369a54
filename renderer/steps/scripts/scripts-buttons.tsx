import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
          <Trans>Undo my changes</Trans>
        </PrimaryButton>
        <PrimaryButton opensWhen={edited.saving ? t`Saving` : undefined} onClick={() => void edited.save()}>
          <Trans>Save the script</Trans>
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
            <Trans>Rehearse first</Trans>
          </PrimaryButton>
        )}
        <PrimaryButton
          appearance={done ? 'secondary' : 'primary'}
          opensWhen={reviewOpensWhen(snapshot)}
          onClick={onReview}
        >
          <Trans>See what would change</Trans>
        </PrimaryButton>
        {done && <PrimaryButton onClick={() => showStep(next.step)}>{next.text}</PrimaryButton>}
      </>
    );
  }
  return (
    <PrimaryButton
      opensWhen={tenant.connected || run !== undefined ? undefined : t`Opens when the tenant is ready, on Tenant`}
      onClick={() => showStep('migrate')}
    >
      <Trans>Next: Migrate</Trans>
    </PrimaryButton>
  );
}

function reviewOpensWhen({ tenant, legacy }: Snapshot): string | undefined {
  if (!tenant.secretKnown || tenant.form.connection === '') return t`Opens when the tenant’s form is filled in`;
  if (!legacy.passwordKnown && legacy.form.signIn === 'sql-login') return t`Opens when the database is connected`;
  return undefined;
}
