import { makeStyles } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { useState } from 'react';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import { AccountsDrawer } from '../../components/accounts-drawer.tsx';
import { Card } from '../../components/card.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { Ticks } from '../../components/ticks.tsx';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { Standing } from '../../wizard/standing.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { counted } from '../../words/numbers.ts';
import { EventsCard } from './events-card.tsx';
import { RejectedCard } from './rejected-card.tsx';
import { resumeSentence, whatIsForgotten } from './resume-words.ts';
import { runFigures } from './run-figures.ts';
import { SafetyCard } from './safety-card.tsx';
import { UncertainCard } from './uncertain-card.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 340px)',
    gap: '14px',
    alignItems: 'start',
    '@media (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: '14px' },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))', gap: '14px' },
});

const headings = {
  paused: 'The migration is paused',
  stopped: 'The migration is stopped',
  'between-waves': 'The migration waits for a yes',
} as const;

/** A run that is paused, stopped, or was interrupted: first what is safe, then what happened, then how it goes on. */
export function HaltedRun({ run }: { readonly run: RunSnapshot }) {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const resume = useCommand('resumeRun');
  const [listed, setListed] = useState(false);
  const figures = runFigures(run.counts);
  // Why it could not be resumed just now says more than why it stopped.
  const failure = snapshot.failure ?? run.failure;
  return (
    <StepPage
      heading={headings[run.state === 'paused' || run.state === 'between-waves' ? run.state : 'stopped']}
      sentence={
        run.state === 'between-waves'
          ? 'A wave has ended. The next one is sent after a yes by name, which the command line takes: userferry migrate --wave.'
          : 'Nothing is sent until you resume. It goes on where it was, account by account.'
      }
      standing={
        <Standing
          fact={resumeSentence(figures, run.uncertainFiles.length)}
          more={`${counted(run.filesSettled, 'file is settled and is', 'files are settled and are')} not sent again.`}
        />
      }
      buttons={
        <PrimaryButton
          icon={<PlayRegular />}
          opensWhen={resume.running ? 'Resuming' : whatIsForgotten(snapshot)}
          onClick={() => void resume.give({})}
        >
          Resume the migration
        </PrimaryButton>
      }
    >
      <RefusedCommand error={resume.error} />
      <SafetyCard run={run} figures={figures} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          {run.uncertainFiles.length > 0 && <UncertainCard files={run.uncertainFiles} />}
          <div className={styles.pair}>
            <Card title={run.state === 'paused' ? 'While it is paused' : 'While it is stopped'}>
              <Ticks
                items={[
                  'Whoever is in Auth0 and not blocked can sign in',
                  'Nothing more is sent',
                  'No password is on this computer’s disk',
                  'The legacy database is untouched',
                ]}
              />
            </Card>
            <RejectedCard run={run} onShow={() => setListed(true)} />
          </div>
        </div>
        <EventsCard events={run.events} />
      </div>
      <AccountsDrawer
        title="Rejected so far"
        filter={listed ? { outcome: 'rejected' } : undefined}
        of="run"
        onClose={() => setListed(false)}
      />
    </StepPage>
  );
}
