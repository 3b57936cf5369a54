import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Mode } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import { AccountsDrawer } from '../../components/accounts-drawer.tsx';
import { Card } from '../../components/card.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import type { Listed } from '../../components/listed.ts';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { Term } from '../../help/term.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { countedAccounts } from '../../wizard/step-state.ts';
import { EffortCard } from './effort-card.tsx';
import { FirstMondayCard } from './first-monday-card.tsx';
import { ModeTable } from './mode-table.tsx';
import { MondayWithScriptsCard } from './monday-with-scripts-card.tsx';
import { RecommendationNote } from './recommendation-note.tsx';
import { StrategyButtons } from './strategy-buttons.tsx';
import { basisOf, isBegun, strategyHeading, strategyStanding } from './strategy-words.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 340px)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  empty: { margin: 0 },
  later: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Step 4: the ways in which the accounts can move, on their own numbers, and the choice of one. */
export default function StrategyStep() {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const { strategy, legacy, tenant, activity, failure } = snapshot;
  const choose = useCommand('chooseMode');
  const makePlan = useCommand('makePlan');
  const [wish, setWish] = useState<Mode>();
  const [listed, setListed] = useState<Listed>();
  const counted = countedAccounts(snapshot);
  const chosen = wish ?? strategy.mode ?? counted?.summary.recommendation.mode ?? 'bulk';
  return (
    <StepPage
      heading={strategyHeading(snapshot)}
      sentence={
        isBegun(snapshot) ? (
          <Trans>
            Four <Term word="mode">modes</Term>, compared on the whole plan, with whoever has moved already. Choosing
            one sends nothing and takes nothing back.
          </Trans>
        ) : (
          <Trans>
            Four <Term word="mode">modes</Term>, compared on your own accounts. Choosing one sends nothing; you can
            change it until the first file or deployment.
          </Trans>
        )
      }
      underWay={['plan']}
      standing={strategyStanding(counted?.summary, chosen, snapshot)}
      buttons={
        <StrategyButtons
          snapshot={snapshot}
          chosen={chosen}
          planning={activity?.kind === 'plan' || makePlan.running}
          onChoose={() => void choose.give({ mode: chosen })}
          onPlan={() => void makePlan.give({})}
        />
      }
    >
      <RefusedCommand error={choose.error ?? makePlan.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      {counted === undefined ? (
        <Card>
          <p className={styles.empty}>
            <Trans>The comparison comes with the survey, on Accounts.</Trans>
          </p>
        </Card>
      ) : (
        <>
          <RecommendationNote summary={counted.summary} scriptsRefused={tenant.scriptsRefused} />
          <ModeTable
            modes={counted.summary.modes}
            recommended={counted.summary.recommendation.mode}
            chosen={chosen}
            basis={basisOf(counted.of, counted.summary)}
            scriptsRefused={tenant.scriptsRefused}
            onChoose={setWish}
          />
          <p className={styles.later}>
            <Trans>
              Trickle, hybrid and legacy need <Term word="action-script">scripts</Term> that Auth0 runs against the old
              database. Those for sign-in and look-up, login and getUser, ask SQL Server direct, or the account service
              before it: then only that is opened. Those that write, for sign-up, changed passwords and addresses,
              verification and deletion, exist only direct: Auth0 must reach SQL Server itself. Only legacy needs these;
              in trickle and hybrid such changes stay in Auth0. <Term word="bulk">Bulk</Term> needs no script.
            </Trans>
          </p>
          <div className={mergeClasses(movesFiles(chosen) && styles.columns)}>
            {chosen === 'bulk' ? (
              <FirstMondayCard summary={counted.summary} of={counted.of} onShow={setListed} />
            ) : (
              <MondayWithScriptsCard modes={counted.summary.modes} mode={chosen} />
            )}
            {movesFiles(chosen) && <EffortCard summary={counted.summary} rowsPerSecond={legacy.form.rowsPerSecond} />}
          </div>
        </>
      )}
      <AccountsDrawer
        title={listed?.title ?? t`Accounts`}
        filter={listed?.filter}
        of={listed?.of ?? 'plan'}
        onClose={() => setListed(undefined)}
      />
    </StepPage>
  );
}

function movesFiles(mode: Mode): boolean {
  return mode === 'bulk' || mode === 'hybrid';
}
