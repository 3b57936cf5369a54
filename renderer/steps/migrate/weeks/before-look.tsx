import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useSnapshot } from '../../../client/use-assistant.tsx';
import { useCommand } from '../../../client/use-command.ts';
import { Card } from '../../../components/card.tsx';
import { FailurePanel } from '../../../components/failure-panel.tsx';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { Ticks } from '../../../components/ticks.tsx';
import { Term } from '../../../help/term.tsx';
import { PrimaryButton } from '../../../wizard/primary-button.tsx';
import { Standing } from '../../../wizard/standing.tsx';
import { StepPage } from '../../../wizard/step-page.tsx';
import { canPlan } from '../../../wizard/step-state.ts';

/** Scripts are deployed, and nobody has looked who came: what looking needs, and the way to it. */
export function BeforeLook() {
  const snapshot = useSnapshot();
  const { activity, failure, plan, tenant } = snapshot;
  const look = useCommand('lookAtTrickle');
  const makePlan = useCommand('makePlan');
  return (
    <StepPage
      heading={t`They move as they sign in`}
      sentence={
        <Trans>
          Each account moves when its owner next signs in. How many have is counted in Auth0, and held against the{' '}
          <Term word="plan">plan</Term>; both are only read.
        </Trans>
      }
      underWay={['trickle-look', 'plan']}
      standing={
        plan === undefined ? (
          <Standing fact={t`No plan yet.`} more={t`It says who is to move; without it nobody can be missing.`} />
        ) : (
          <Standing
            fact={t`Nobody has looked yet.`}
            more={t`It takes an export of the connection: minutes, not hours.`}
          />
        )
      }
      buttons={
        plan === undefined ? (
          <PrimaryButton
            opensWhen={planOpensWhen(canPlan(snapshot), activity !== undefined || makePlan.running)}
            onClick={() => void makePlan.give({})}
          >
            <Trans>Make the plan</Trans>
          </PrimaryButton>
        ) : (
          <PrimaryButton
            opensWhen={lookOpensWhen(tenant.secretKnown, activity !== undefined || look.running)}
            onClick={() => void look.give({})}
          >
            <Trans>Look now</Trans>
          </PrimaryButton>
        )
      }
    >
      <RefusedCommand error={look.error ?? makePlan.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      <Card title={t`What happens meanwhile`}>
        <Ticks
          items={[
            t`At a sign-in the old database is asked once; from then on the account has moved`,
            t`While Userferry is open it looks about every hour; for a scheduler there is the command userferry progress`,
          ]}
          limits={[
            t`Whoever has moved is Auth0’s alone: a password changed there is not written back`,
            t`Until the cutover the old database has to be reached from Auth0`,
          ]}
        />
      </Card>
    </StepPage>
  );
}

function planOpensWhen(possible: boolean, busy: boolean): string | undefined {
  if (busy) return t`Under way`;
  return possible ? undefined : t`Opens when accounts are read and the tenant’s form is filled in`;
}

function lookOpensWhen(secretKnown: boolean, busy: boolean): string | undefined {
  if (busy) return t`Under way`;
  return secretKnown ? undefined : t`Opens when the tenant’s secret is typed, on Tenant`;
}
