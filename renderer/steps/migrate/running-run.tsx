import { Button, makeStyles } from '@fluentui/react-components';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { StopRegular } from '@fluentui/react-icons/svg/stop';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { RunSnapshot, WavesState } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { AccountsDrawer } from '../../components/accounts-drawer.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { count } from '../../words/numbers.ts';
import { EventsCard } from './events-card.tsx';
import { RateCard } from './rate-card.tsx';
import { RejectedCard, type RejectionLimit } from './rejected-card.tsx';
import { RunProgressCard } from './run-progress-card.tsx';
import { runningHeading, runningStanding } from './run-words.tsx';
import { SlotsCard } from './slots-card.tsx';
import { UncertainCard } from './uncertain-card.tsx';
import { WavesCard } from './waves/waves-card.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 380px)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 740px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: '14px' },
});

/** A run under way: everything at a glance, nothing to do. */
export function RunningRun({ run }: { readonly run: RunSnapshot }) {
  const styles = useStyles();
  const { failure, waves } = useSnapshot();
  const { wave } = run;
  const isLast = wave === undefined || wave.number === wave.of;
  const pause = useCommand('pauseRun');
  const stop = useCommand('stopRun');
  const [listed, setListed] = useState<AccountFilter>();
  const pausing = run.state === 'pausing' || pause.running || stop.running;
  return (
    <StepPage
      heading={runningHeading(run)}
      sentence={t`You may close this window; the run goes on while Userferry runs. If this computer stops, nobody is imported twice.`}
      actions={
        <>
          <Button icon={<PauseRegular />} disabledFocusable={pausing} onClick={() => void pause.give({})}>
            <Trans>Pause</Trans>
          </Button>
          <Button icon={<StopRegular />} disabledFocusable={pausing} onClick={() => void stop.give({})}>
            {run.slots.length > 0 ? t`Stop after these files` : t`Stop`}
          </Button>
        </>
      }
      standing={runningStanding(run)}
      buttons={
        isLast ? (
          <PrimaryButton opensWhen={t`Opens when every account has its outcome`}>
            <Trans>Next: Verify and cut over</Trans>
          </PrimaryButton>
        ) : (
          <PrimaryButton opensWhen={t`Opens when wave ${{ number: count(wave.number) }} has ended`}>
            <Trans>Next: wave {{ number: count(wave.number + 1) }}</Trans>
          </PrimaryButton>
        )
      }
    >
      <RefusedCommand error={pause.error ?? stop.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      <RunProgressCard run={run} onShow={setListed} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <RateCard run={run} />
          {waves?.run === run.id && <WavesCard waves={waves} run={run} onShow={setListed} />}
          {run.uncertainFiles.length > 0 && <UncertainCard files={run.uncertainFiles} />}
          <EventsCard events={run.events} />
        </div>
        <div className={styles.column}>
          <SlotsCard run={run} />
          <RejectedCard run={run} limit={limitOf(waves, run)} onShow={setListed} />
        </div>
      </div>
      <AccountsDrawer title={t`Accounts of this run`} filter={listed} of="run" onClose={() => setListed(undefined)} />
    </StepPage>
  );
}

/** At how many rejected the wave under way stops the run by itself. */
function limitOf(waves: WavesState | undefined, { id, wave }: RunSnapshot): RejectionLimit | undefined {
  const own = waves?.run === id ? waves.waves.find(({ number }) => number === wave?.number) : undefined;
  const most = own?.limits.rejected?.most;
  return most === undefined || wave === undefined ? undefined : { most, found: wave.counts.rejected };
}
