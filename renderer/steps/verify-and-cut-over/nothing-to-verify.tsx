import { t } from '@lingui/core/macro';
import type { Mode } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { ListCard } from '../../components/list-card.tsx';
import { Ticks } from '../../components/ticks.tsx';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { Standing } from '../../wizard/standing.tsx';
import { StepPage } from '../../wizard/step-page.tsx';

/** Before a run there is nothing to count; in legacy mode there never is. */
export function NothingToVerify({ mode }: { readonly mode: Mode | undefined }) {
  const showStep = useShowStep();
  const legacy = mode === 'legacy';
  return (
    <StepPage
      heading={legacy ? t`Nothing to cut over` : t`Nothing to verify yet`}
      sentence={
        legacy
          ? t`The accounts stay in the old database, and Auth0 asks it at each sign-in. It can’t go in this mode.`
          : t`After a run the whole connection is read back and compared with the database, account by account.`
      }
      standing={
        legacy ? (
          <Standing fact={t`The old database stays.`} more={t`To let it go, choose trickle or hybrid on Strategy.`} />
        ) : (
          <Standing fact={t`No run yet.`} more={t`It is started on Migrate.`} />
        )
      }
      buttons={
        <PrimaryButton onClick={() => showStep(legacy ? 'strategy' : 'migrate')}>
          {legacy ? t`Show the strategy` : t`Show the migration`}
        </PrimaryButton>
      }
    >
      {legacy ? (
        <Card title={t`What that means`}>
          <Ticks
            items={[
              t`Every account is where it was; nobody is in Auth0 without its row there`,
              t`Switching to trickle later moves each account at its owner’s next sign-in`,
            ]}
            limits={[t`While SQL Server is down nobody can sign in`]}
          />
        </Card>
      ) : (
        <ListCard
          title={t`What is compared`}
          lines={[
            t`Who is missing in Auth0, who is there and should not be, who is there otherwise than sent`,
            t`What was added, deleted or changed in the database since the plan`,
            t`Everybody who stayed behind, each with the reason`,
          ]}
        />
      )}
    </StepPage>
  );
}
