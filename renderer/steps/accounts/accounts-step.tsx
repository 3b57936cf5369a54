import { Button } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { StoreChoice } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import { AccountsDrawer } from '../../components/accounts-drawer.tsx';
import type { Listed } from '../../components/listed.ts';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { countedAccounts, planIsCurrent } from '../../wizard/step-state.ts';
import { reasonTitle } from '../../words/reasons.ts';
import { AccountsButtons } from './accounts-buttons.tsx';
import { AccountsFailure } from './accounts-failure.tsx';
import { accountsHeading, accountsSentence, accountsStanding } from './accounts-words.tsx';
import { leftOut } from './coverage.ts';
import { PlanSummaryCard } from './plan-summary-card.tsx';
import { RulesSection } from './rules-section.tsx';
import { ScansCard } from './scans-card.tsx';
import { ScopeCard } from './scope-card.tsx';
import { soughtIn } from './store-choice/candidate-words.ts';
import { SoughtAccounts } from './store-choice/sought-accounts.tsx';
import { SurveyFindings } from './survey-findings.tsx';

/** A failure that the scans' own card tells, and asks about. */
const SCAN_NOT_ALLOWED = 'UF-1240';

/** Step 2: what is in the legacy database, and what the plan does with every account. */
export default function AccountsStep() {
  const snapshot = useSnapshot();
  const { accounts, activity, failure, plan } = snapshot;
  const survey = useCommand('survey');
  const chooseStore = useCommand('chooseStore');
  const makePlan = useCommand('makePlan');
  const [listed, setListed] = useState<Listed>();
  const surveying = activity?.kind === 'survey' || survey.running || chooseStore.running;
  const planning = activity?.kind === 'plan' || makePlan.running;
  const sought = activity?.kind === 'survey' ? undefined : soughtIn(accounts);
  const choose = (choice: StoreChoice) => void chooseStore.give({ choice });
  return (
    <StepPage
      heading={accountsHeading(snapshot)}
      sentence={accountsSentence(snapshot)}
      actions={
        (accounts.survey ?? sought) !== undefined && (
          <Button
            icon={<ArrowSyncRegular />}
            disabledFocusable={surveying || planning}
            onClick={() => void survey.give({})}
          >
            <Trans>Survey again</Trans>
          </Button>
        )
      }
      underWay={['survey', 'plan']}
      standing={accountsStanding(snapshot)}
      buttons={
        <AccountsButtons
          snapshot={snapshot}
          surveying={surveying}
          planning={planning}
          onSurvey={() => void survey.give({})}
          onChoose={choose}
          onPlan={() => void makePlan.give({})}
        />
      }
    >
      <RefusedCommand error={survey.error ?? chooseStore.error ?? makePlan.error} />
      {accounts.scans !== undefined && <ScansCard scans={accounts.scans} locked={surveying || planning} />}
      {failure !== undefined && !(failure.code === SCAN_NOT_ALLOWED && accounts.scans?.asked) && (
        <AccountsFailure failure={failure} />
      )}
      {sought !== undefined && (
        <SoughtAccounts sought={sought} accounts={accounts} locked={surveying} onChoose={choose} />
      )}
      {accounts.survey !== undefined && (
        <>
          <SurveyFindings
            survey={accounts.survey}
            accounts={accounts}
            locked={surveying || planning}
            onChoose={choose}
            onShow={setListed}
          />
          <ScopeCard scope={accounts.scope} locked={surveying || planning} />
          <RulesSection
            store={accounts.survey.store}
            accounts={accounts}
            {...(countedAccounts(snapshot) ?? { of: 'survey', summary: accounts.survey.summary })}
            locked={surveying || planning}
            onShow={setListed}
          />
        </>
      )}
      {plan !== undefined && (
        <PlanSummaryCard
          plan={plan}
          stale={!planIsCurrent(snapshot)}
          leftOut={leftOut(plan, accounts.survey)}
          onShow={(reason) => setListed({ of: 'plan', title: reasonTitle(reason), filter: { reason } })}
        />
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
