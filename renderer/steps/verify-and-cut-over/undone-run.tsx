import { t } from '@lingui/core/macro';
import type { RunSnapshot, UndoneRun } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { undoneSentence, usersIn } from '../../undo/undo-words.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { Standing } from '../../wizard/standing.tsx';
import { StepPage } from '../../wizard/step-page.tsx';

interface UndoneRunPageProps {
  readonly run: RunSnapshot;
  readonly undone: UndoneRun;
}

/** Whom a run brought is deleted again: what a verification found of it before says nothing of now, and is not shown as if it did. */
export function UndoneRunPage({ run, undone }: UndoneRunPageProps) {
  const showStep = useShowStep();
  const { failure } = useSnapshot();
  return (
    <StepPage
      heading={
        undone.state === 'finished' ? t`Run ${{ run: run.id }} was undone` : t`Run ${{ run: run.id }} is being undone`
      }
      sentence={whatIsLeft(undone)}
      standing={<Standing fact={undoneSentence(undone)} more={compared(undone)} />}
      buttons={<PrimaryButton onClick={() => showStep('migrate')}>{t`Show the migration`}</PrimaryButton>}
    >
      {failure !== undefined && <FailurePanel failure={failure} />}
    </StepPage>
  );
}

function whatIsLeft({ state, counts }: UndoneRun): string {
  if (state !== 'finished')
    return t`The users whom it brought are being deleted. What was verified before says nothing of now.`;
  return usersIn(counts, 'kept') === 0
    ? t`The users whom it brought are deleted again. What was verified before says nothing of now; it stands in the run’s report.`
    : t`The users whom it brought are deleted again, but for those who were kept. What was verified before says nothing of now; it stands in the run’s report.`;
}

function compared({ result }: UndoneRun): string {
  if (result === null) return t`The connection was not compared with what it held before.`;
  return result.matches
    ? t`The connection holds what it held before the run, newcomers and who was kept.`
    : t`The connection does not hold what it held before the run: Migrate says who is missing or left over.`;
}
