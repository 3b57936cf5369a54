import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { modeWords, type RehearsalSummary, type RehearsedMode } from '../../../electron/assistant/contract/index.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';

interface RehearseButtonsProps {
  readonly mode: RehearsedMode;
  readonly summary: RehearsalSummary | undefined;
  readonly opensWhen: string | undefined;
  readonly onRehearse: () => void;
}

/** Step 6's buttons: rehearse; once everything worked with the scripts of now, on to the migration, which waits for none of it. */
export function RehearseButtons({ mode, summary, opensWhen, onRehearse }: RehearseButtonsProps) {
  const showStep = useShowStep();
  const good = summary !== undefined && summary.failed === 0 && summary.worked > 0 && summary.standing !== 'outdated';
  return (
    <>
      <PrimaryButton
        appearance={good ? 'secondary' : 'primary'}
        icon={<PlayRegular />}
        opensWhen={opensWhen}
        onClick={onRehearse}
      >
        Rehearse {modeWords[mode].name.toLowerCase()} {summary === undefined ? 'mode' : 'again'}
      </PrimaryButton>
      {good && <PrimaryButton onClick={() => showStep('migrate')}>Next: Migrate</PrimaryButton>}
    </>
  );
}
