import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { t } from '@lingui/core/macro';
import type { RehearsedMode, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { isPiloted, nextAfterScripts, workedWell } from '../../wizard/next-step.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';

const firstTexts: Readonly<Record<RehearsedMode, string>> = {
  trickle: t`Rehearse trickle mode`,
  hybrid: t`Rehearse hybrid mode`,
  legacy: t`Rehearse legacy mode`,
};
const againTexts: Readonly<Record<RehearsedMode, string>> = {
  trickle: t`Rehearse trickle again`,
  hybrid: t`Rehearse hybrid again`,
  legacy: t`Rehearse legacy again`,
};

interface RehearseButtonsProps {
  readonly snapshot: Snapshot;
  readonly mode: RehearsedMode;
  readonly opensWhen: string | undefined;
  readonly onRehearse: () => void;
}

/** Step 6's buttons: rehearse; once everything worked with the scripts of now, on to what the chosen mode still lacks. */
export function RehearseButtons({ snapshot, mode, opensWhen, onRehearse }: RehearseButtonsProps) {
  const showStep = useShowStep();
  const summary = snapshot.rehearsals.find((each) => each.mode === mode);
  const next = nextAfterScripts(snapshot);
  // Another mode than the chosen one may have been rehearsed here, so that the chosen one still is to be.
  const goesOn = (workedWell(summary) || isPiloted(snapshot)) && next.step !== 'rehearse';
  // In bulk no script runs: there a pilot is what is asked for, and its button stands in its card.
  const beside = goesOn || snapshot.strategy.mode === 'bulk';
  return (
    <>
      <PrimaryButton
        appearance={beside ? 'secondary' : 'primary'}
        icon={<PlayRegular />}
        opensWhen={opensWhen}
        onClick={onRehearse}
      >
        {summary === undefined ? firstTexts[mode] : againTexts[mode]}
      </PrimaryButton>
      {goesOn && <PrimaryButton onClick={() => showStep(next.step)}>{next.text}</PrimaryButton>}
    </>
  );
}
