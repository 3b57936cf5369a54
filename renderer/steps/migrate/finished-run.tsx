import { Button, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { AccountsDrawer } from '../../components/accounts-drawer.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { AfterUndoButton } from '../../undo/after-undo-button.tsx';
import { useOpenUndo } from '../../undo/open-undo.ts';
import { UndoCard } from '../../undo/undo-card.tsx';
import { undoneSentence } from '../../undo/undo-words.ts';
import { UndoneStanding } from '../../undo/undone-standing.tsx';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { StepPage } from '../../wizard/step-page.tsx';
import { worksOnPeople } from '../../wizard/works-on-people.ts';
import { AfterRunCards, AfterRunPage, usePageOfRun } from '../after-run.tsx';
import { EventsCard } from './events-card.tsx';
import { finishedHeading, finishedSentence, finishedStanding } from './finished-words.tsx';
import { HalfCreatedCard } from './half-created-card.tsx';
import { MailsCard } from './mails/mails-card.tsx';
import { MailsPage } from './mails/mails-page.tsx';
import { MarksCard } from './marks-card.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { WavesCard } from './waves/waves-card.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 340px)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 740px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

interface FinishedRunProps {
  readonly run: RunSnapshot;
  /** Where accounts move at sign-in too. */
  readonly onBack?: () => void;
}

/** A run that is over: what became of everybody. Whether the tenant agrees is the next step's. */
export function FinishedRun({ run, onBack }: FinishedRunProps) {
  const styles = useStyles();
  const showStep = useShowStep();
  const { verification, activity, failure, waves, undone } = useSnapshot();
  const openUndo = useOpenUndo();
  const { page, open, back } = usePageOfRun(run);
  const [listed, setListed] = useState<AccountFilter>();
  const verifying = activity?.kind === 'verify';
  const undo = undone.find((one) => one.run === run.id);
  const over = undo?.state === 'finished';
  if (page === 'present' || page === 'roles') return <AfterRunPage opened={page} run={run} onBack={back} />;
  if (page === 'mails' && !over) return <MailsPage run={run} onBack={back} />;
  return (
    <StepPage
      heading={over ? t`Run ${{ run: run.id }} is undone` : finishedHeading(run)}
      sentence={over ? undoneSentence(undo) : finishedSentence(run)}
      actions={
        onBack !== undefined && (
          <Button onClick={onBack}>
            <Trans>Back to who has moved</Trans>
          </Button>
        )
      }
      underWay={['verify', ...worksOnPeople]}
      standing={
        over ? (
          <UndoneStanding />
        ) : (
          finishedStanding(run, verification?.run === run.id ? verification : undefined, verifying)
        )
      }
      buttons={
        over ? (
          <AfterUndoButton />
        ) : (
          <PrimaryButton onClick={() => showStep('verify-and-cut-over')}>
            <Trans>Next: Verify and cut over</Trans>
          </PrimaryButton>
        )
      }
    >
      {failure !== undefined && <FailurePanel failure={failure} />}
      <div className={styles.columns}>
        <OutcomeCard run={run} onShow={setListed} />
        <EventsCard events={run.events} />
      </div>
      {waves?.run === run.id && <WavesCard waves={waves} run={run} onShow={setListed} />}
      <AfterRunCards run={run} onOpen={open} />
      {!over && <MailsCard run={run} onOpen={() => open('mails')} />}
      <UndoCard undone={undo} onOpen={() => openUndo(run.id)} />
      {!over && (
        <>
          <HalfCreatedCard run={run} />
          <MarksCard moved={run.counts.imported + run.counts.updated + run.counts.present} />
        </>
      )}
      <AccountsDrawer title={t`Accounts of this run`} filter={listed} of="run" onClose={() => setListed(undefined)} />
    </StepPage>
  );
}
