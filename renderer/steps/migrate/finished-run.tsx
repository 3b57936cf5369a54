import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { useState } from 'react';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { AccountsDrawer } from '../../components/accounts-drawer.tsx';
import { ActivityCard } from '../../components/activity-card.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { EventsCard } from './events-card.tsx';
import { FinishedButtons } from './finished-buttons.tsx';
import { finishedHeading, finishedSentence, finishedStanding } from './finished-words.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { VerificationCard } from './verification-card.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 340px)',
    gap: '14px',
    alignItems: 'start',
    '@media (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** A run that is over: what became of everybody, and whether the tenant agrees. */
export function FinishedRun({ run }: { readonly run: RunSnapshot }) {
  const styles = useStyles();
  const { verification: latest, activity, failure } = useSnapshot();
  const verification = latest?.run === run.id ? latest : undefined;
  const verify = useCommand('verify');
  const [listed, setListed] = useState<AccountFilter>();
  const verifying = activity?.kind === 'verify' || verify.running;
  return (
    <StepPage
      heading={finishedHeading(run, verification)}
      sentence={finishedSentence(run, verification)}
      actions={
        verification !== undefined && (
          <Button icon={<ArrowSyncRegular />} disabledFocusable={verifying} onClick={() => void verify.give({})}>
            Count again
          </Button>
        )
      }
      standing={finishedStanding(run, verification, verifying)}
      buttons={
        <FinishedButtons
          verified={verification !== undefined}
          verifying={verifying}
          onVerify={() => void verify.give({})}
        />
      }
    >
      <RefusedCommand error={verify.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      {activity?.kind === 'verify' && <ActivityCard activity={activity} />}
      <OutcomeCard run={run} onShow={setListed} />
      <div className={styles.columns}>
        {verification === undefined ? (
          <EventsCard events={run.events} />
        ) : (
          <VerificationCard verification={verification} onShow={setListed} />
        )}
        {verification !== undefined && <EventsCard events={run.events} />}
      </div>
      <AccountsDrawer title="Accounts of this run" filter={listed} of="run" onClose={() => setListed(undefined)} />
    </StepPage>
  );
}
