import { t } from '@lingui/core/macro';
import type { RunSnapshot, UndoneRun as Undone } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { FailurePanel } from '../components/failure-panel.tsx';
import { EventsCard } from '../steps/migrate/events-card.tsx';
import { StepPage } from '../wizard/step-page.tsx';
import { AfterUndoButton } from './after-undo-button.tsx';
import { useOpenUndo } from './open-undo.ts';
import { UndoCard } from './undo-card.tsx';
import { undoneSentence } from './undo-words.ts';
import { UndoneStanding } from './undone-standing.tsx';

interface UndoneRunProps {
  readonly run: RunSnapshot;
  readonly undone: Undone;
}

/** A run that was undone before it was finished: it neither waits for anything nor goes on, and whom it brought is not there any more. */
export function UndoneRun({ run, undone }: UndoneRunProps) {
  const { failure } = useSnapshot();
  const openUndo = useOpenUndo();
  return (
    <StepPage
      heading={t`Run ${{ run: run.id }} is undone`}
      sentence={undoneSentence(undone)}
      standing={<UndoneStanding />}
      buttons={<AfterUndoButton />}
    >
      {failure !== undefined && <FailurePanel failure={failure} />}
      <UndoCard undone={undone} onOpen={() => openUndo(run.id)} />
      <EventsCard events={run.events} />
    </StepPage>
  );
}
