import { makeStyles } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { plural, t } from '@lingui/core/macro';
import { useState } from 'react';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { AccountsDrawer } from '../../components/accounts-drawer.tsx';
import { Card } from '../../components/card.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { Ticks } from '../../components/ticks.tsx';
import { useOpenUndo } from '../../undo/open-undo.ts';
import { UndoCard } from '../../undo/undo-card.tsx';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { Standing } from '../../wizard/standing.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { count } from '../../words/numbers.ts';
import { EventsCard } from './events-card.tsx';
import { ForgottenCard } from './forgotten-card.tsx';
import { RejectedCard } from './rejected-card.tsx';
import { resumeSentence, safetySentence, whatIsForgotten } from './resume-words.ts';
import { runFigures } from './run-figures.ts';
import { SafetyCard } from './safety-card.tsx';
import { UncertainCard } from './uncertain-card.tsx';
import { WavesCard } from './waves/waves-card.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 340px)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 740px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: '14px' },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))', gap: '14px' },
});

/** A run that is paused, stopped, or was interrupted: first what is safe, then what happened, then how it goes on. */
export function HaltedRun({ run }: { readonly run: RunSnapshot }) {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const { waves } = snapshot;
  const resume = useCommand('resumeRun');
  const [listed, setListed] = useState<AccountFilter>();
  const openUndo = useOpenUndo();
  const undone = snapshot.undone.find((one) => one.run === run.id);
  const figures = runFigures(run.counts);
  const own = runFigures((run.wave ?? run).counts);
  // Why it could not be resumed just now says more than why it stopped.
  const failure = snapshot.failure ?? run.failure;
  const paused = run.state === 'paused';
  const settled = count(run.filesSettled);
  return (
    <StepPage
      {...(paused
        ? {
            heading: t`The migration is paused`,
            sentence: t`Nothing is sent until you resume. It goes on where it was, account by account.`,
          }
        : { heading: safetySentence(figures, run.uncertainFiles.length) })}
      standing={
        <Standing
          fact={resumeSentence(own, run.uncertainFiles.length, run.wave?.number)}
          more={plural(run.filesSettled, {
            one: `${settled} file is settled and is not sent again.`,
            other: `${settled} files are settled and are not sent again.`,
          })}
        />
      }
      buttons={
        <PrimaryButton
          icon={<PlayRegular />}
          opensWhen={
            undone !== undefined
              ? t`The run is undone, wholly or in part: a new plan moves on`
              : resume.running
                ? t`Resuming`
                : whatIsForgotten(snapshot)
          }
          onClick={() => void resume.give({})}
        >
          {run.wave === undefined ? t`Resume the migration` : t`Resume wave ${{ number: count(run.wave.number) }}`}
        </PrimaryButton>
      }
    >
      <RefusedCommand error={resume.error} />
      <SafetyCard run={run} figures={figures} isHeading={!paused} onShow={setListed} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          {run.uncertainFiles.length > 0 && <UncertainCard files={run.uncertainFiles} />}
          <div className={styles.pair}>
            {run.reasonsKept !== undefined && <ForgottenCard kept={run.reasonsKept} filesSettled={run.filesSettled} />}
            <Card title={paused ? t`While it is paused` : t`While it is stopped`}>
              <Ticks
                items={[
                  t`Whoever is in Auth0 and not blocked can sign in`,
                  t`Nothing more is sent`,
                  t`No password is on this computer’s disk`,
                  t`The legacy database is untouched`,
                ]}
              />
            </Card>
          </div>
          {waves?.run === run.id && <WavesCard waves={waves} run={run} onShow={setListed} />}
          {run.state === 'stopped' && <UndoCard undone={undone} onOpen={() => openUndo(run.id)} />}
          <RejectedCard run={run} onShow={setListed} />
        </div>
        <EventsCard events={run.events} />
      </div>
      <AccountsDrawer title={t`Accounts of this run`} filter={listed} of="run" onClose={() => setListed(undefined)} />
    </StepPage>
  );
}
