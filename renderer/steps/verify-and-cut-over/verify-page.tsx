import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { DifferenceKind, RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { AccountsDrawer } from '../../components/accounts-drawer.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { DeltaCard } from '../../delta/delta-card.tsx';
import { DeltaPage } from '../../delta/delta-page.tsx';
import { isBusy } from '../../wizard/is-busy.ts';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { StepPage } from '../../wizard/step-page.tsx';
import { worksOnPeople } from '../../wizard/works-on-people.ts';
import { AfterRunCards, AfterRunPage, usePageOfRun } from '../after-run.tsx';
import { HalfCreatedCard } from '../migrate/half-created-card.tsx';
import { DifferencesDrawer } from './differences-drawer.tsx';
import { LeftToRemoveCard } from './left-to-remove-card.tsx';
import { SignInsCard } from './sign-ins/sign-ins-card.tsx';
import { VerificationCard } from './verification-card.tsx';
import { verifiedHeading, verifiedSentence, verifiedStanding } from './verify-words.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 340px)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 1150px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** After a run in bulk: whether the tenant agrees, and what is left to remove. */
export function VerifyPage({ run }: { readonly run: RunSnapshot }) {
  const styles = useStyles();
  const showStep = useShowStep();
  const { verification: latest, activity, failure, signIns } = useSnapshot();
  const verification = latest?.run === run.id ? latest : undefined;
  const verify = useCommand('verify');
  const [listed, setListed] = useState<AccountFilter>();
  const [difference, setDifference] = useState<DifferenceKind>();
  const { page, open, back } = usePageOfRun(run);
  const verifying = activity?.kind === 'verify' || verify.running;
  const isAtRest = run.state === 'finished' || run.state === 'between-waves';
  // Once people come, how they fare is what this page is opened for.
  const watched = signIns.latest?.look.run === run.id ? signIns.latest : undefined;
  const comes = isAtRest && watched !== undefined && ['as-expected', 'exceeded'].includes(watched.verdict.kind);
  const isExceeded = comes && watched.verdict.kind === 'exceeded';
  const count = () => void verify.give({});
  if (page === 'delta') return <DeltaPage onBack={back} />;
  if (page === 'present' || page === 'roles') return <AfterRunPage opened={page} run={run} onBack={back} />;
  return (
    <StepPage
      heading={isExceeded ? t`More can’t sign in than you expected` : verifiedHeading(verification)}
      sentence={verifiedSentence(run, verification)}
      actions={
        verification !== undefined && (
          <Button icon={<ArrowSyncRegular />} disabledFocusable={verifying || isBusy({ activity })} onClick={count}>
            <Trans>Count again</Trans>
          </Button>
        )
      }
      underWay={['verify', ...worksOnPeople]}
      standing={verifiedStanding(run, verification, verifying)}
      buttons={
        verification === undefined ? (
          <PrimaryButton opensWhen={countOpensWhen(run, verifying)} onClick={count}>
            <Trans>Verify against the tenant</Trans>
          </PrimaryButton>
        ) : (
          <PrimaryButton
            opensWhen={verifying ? t`Opens when the tenant is counted` : undefined}
            onClick={() => showStep('reports')}
          >
            <Trans>Next: Reports</Trans>
          </PrimaryButton>
        )
      }
    >
      <RefusedCommand error={verify.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      {comes && <SignInsCard run={run} />}
      {verification !== undefined && (
        <div className={styles.columns}>
          <VerificationCard verification={verification} onShow={setListed} onDifference={setDifference} />
          <LeftToRemoveCard />
        </div>
      )}
      {!comes && isAtRest && <SignInsCard run={run} />}
      {isAtRest && <DeltaCard onOpen={() => open('delta')} />}
      <AfterRunCards run={run} onOpen={open} />
      <HalfCreatedCard run={run} />
      {verification !== undefined && (
        <DifferencesDrawer verification={verification} kind={difference} onClose={() => setDifference(undefined)} />
      )}
      <AccountsDrawer title={t`Accounts of this run`} filter={listed} of="run" onClose={() => setListed(undefined)} />
    </StepPage>
  );
}

function countOpensWhen({ state }: RunSnapshot, verifying: boolean): string | undefined {
  if (state !== 'finished') return t`Opens when the run is finished`;
  return verifying ? t`The tenant is being counted` : undefined;
}
