import type { Mode } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
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
      heading={legacy ? 'Nothing to cut over' : 'Nothing to verify yet'}
      sentence={
        legacy
          ? 'The accounts stay in the old database, and Auth0 asks it at each sign-in. It can’t go in this mode.'
          : 'After a run the whole connection is read back and compared with the database, account by account.'
      }
      standing={
        legacy ? (
          <Standing fact="The old database stays." more="To let it go, choose trickle or hybrid on Strategy." />
        ) : (
          <Standing fact="No run yet." more="It is started on Migrate." />
        )
      }
      buttons={
        <PrimaryButton onClick={() => showStep(legacy ? 'strategy' : 'migrate')}>
          {legacy ? 'Show the strategy' : 'Show the migration'}
        </PrimaryButton>
      }
    >
      <Card title={legacy ? 'What that means' : 'What is compared'}>
        <Ticks
          items={
            legacy
              ? [
                  'Every account is where it was; nobody is in Auth0 without its row there',
                  'While SQL Server is down nobody can sign in',
                  'Switching to trickle later moves each account at its owner’s next sign-in',
                ]
              : [
                  'Who is missing in Auth0, who is there and should not be, who is there otherwise than sent',
                  'What was added, deleted or changed in the database since the plan',
                  'Everybody who stayed behind, each with the reason',
                ]
          }
        />
      </Card>
    </StepPage>
  );
}
