import { Button } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { useState } from 'react';
import type { Reason } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import { AccountsDrawer } from '../../components/accounts-drawer.tsx';
import { ActivityCard } from '../../components/activity-card.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { reasonTitle } from '../../words/reasons.ts';
import { AccountsButtons } from './accounts-buttons.tsx';
import { accountsHeading, accountsSentence, accountsStanding } from './accounts-words.tsx';
import { PlanSummaryCard } from './plan-summary-card.tsx';
import { RulesSection } from './rules-section.tsx';
import { SurveyFindings } from './survey-findings.tsx';

/** Step 2: what is in the legacy database, and what the plan does with every account. */
export default function AccountsStep() {
  const snapshot = useSnapshot();
  const { accounts, activity, failure, plan } = snapshot;
  const survey = useCommand('survey');
  const makePlan = useCommand('makePlan');
  const [listed, setListed] = useState<Reason>();
  const surveying = activity?.kind === 'survey' || survey.running;
  const planning = activity?.kind === 'plan' || makePlan.running;
  return (
    <StepPage
      heading={accountsHeading(snapshot)}
      sentence={accountsSentence(snapshot)}
      actions={
        accounts.survey !== undefined && (
          <Button
            icon={<ArrowSyncRegular />}
            disabledFocusable={surveying || planning}
            onClick={() => void survey.give({})}
          >
            Survey again
          </Button>
        )
      }
      standing={accountsStanding(snapshot)}
      buttons={
        <AccountsButtons
          snapshot={snapshot}
          surveying={surveying}
          planning={planning}
          onSurvey={() => void survey.give({})}
          onPlan={() => void makePlan.give({})}
        />
      }
    >
      <RefusedCommand error={survey.error ?? makePlan.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      {activity !== undefined && (activity.kind === 'survey' || activity.kind === 'plan') && (
        <ActivityCard activity={activity} />
      )}
      {accounts.survey !== undefined && (
        <>
          <SurveyFindings survey={accounts.survey} />
          <RulesSection survey={accounts.survey} rules={accounts.rules} locked={planning} />
        </>
      )}
      {plan !== undefined && <PlanSummaryCard plan={plan} rules={accounts.rules} onShow={setListed} />}
      <AccountsDrawer
        title={listed === undefined ? 'Accounts' : reasonTitle(listed)}
        filter={listed === undefined ? undefined : { reason: listed }}
        ofRun={false}
        onClose={() => setListed(undefined)}
      />
    </StepPage>
  );
}
