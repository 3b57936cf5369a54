import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { AccountsDrawer } from '../../components/accounts-drawer.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { UndoCard } from '../../undo/undo-card.tsx';
import { UndoPage } from '../../undo/undo-page.tsx';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { StepPage } from '../../wizard/step-page.tsx';
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
  const [undoing, setUndoing] = useState(false);
  const [mailing, setMailing] = useState(false);
  const [listed, setListed] = useState<AccountFilter>();
  const verifying = activity?.kind === 'verify';
  if (undoing) return <UndoPage run={run.id} onBack={() => setUndoing(false)} />;
  if (mailing) return <MailsPage run={run} onBack={() => setMailing(false)} />;
  return (
    <StepPage
      heading={finishedHeading(run)}
      sentence={finishedSentence(run)}
      actions={onBack !== undefined && <Button onClick={onBack}>Back to who has moved</Button>}
      underWay={['verify']}
      standing={finishedStanding(run, verification?.run === run.id ? verification : undefined, verifying)}
      buttons={<PrimaryButton onClick={() => showStep('verify-and-cut-over')}>Next: Verify and cut over</PrimaryButton>}
    >
      {failure !== undefined && <FailurePanel failure={failure} />}
      <div className={styles.columns}>
        <OutcomeCard run={run} onShow={setListed} />
        <EventsCard events={run.events} />
      </div>
      {waves?.run === run.id && <WavesCard waves={waves} run={run} />}
      <MailsCard run={run} onOpen={() => setMailing(true)} />
      <UndoCard undone={undone.find((one) => one.run === run.id)} onOpen={() => setUndoing(true)} />
      <HalfCreatedCard run={run} />
      <MarksCard moved={run.counts.imported + run.counts.updated + run.counts.present} />
      <AccountsDrawer title="Accounts of this run" filter={listed} of="run" onClose={() => setListed(undefined)} />
    </StepPage>
  );
}
