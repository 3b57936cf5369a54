import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { Card } from '../../components/card.tsx';
import { Ticks } from '../../components/ticks.tsx';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { Standing } from '../../wizard/standing.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { deployedLine, deployedStanding } from '../scripts/deploy/deploy-words.ts';

const words = {
  trickle: {
    heading: t`They move as they sign in`,
    sentence: t`Each account moves when its owner next signs in. There is no file to send, and nothing to start here.`,
    holds: [t`At a sign-in the old database is asked once; from then on the account has moved`],
    limits: [
      t`Whoever has moved is Auth0’s alone: a password changed there is not written back`,
      t`Until the cutover the old database has to be reached from Auth0`,
    ],
  },
  legacy: {
    heading: t`Nothing moves`,
    sentence: t`Auth0 asks the old database at each sign-in, and the accounts stay in it. There is nothing to start here.`,
    holds: [
      t`At each sign-in the old database is asked`,
      t`What people change at Auth0 is written to the old database, as far as there are scripts for it`,
    ],
    limits: [t`While SQL Server is down nobody can sign in`],
  },
} as const;

/** Accounts that no run carries over, or not yet: what happens instead, and where it begins. */
export function NoRun({ mode }: { readonly mode: keyof typeof words }) {
  const showStep = useShowStep();
  const { heading, sentence, holds, limits } = words[mode];
  return (
    <StepPage
      heading={heading}
      sentence={sentence}
      standing={<NoRunStanding mode={mode} />}
      buttons={
        <PrimaryButton onClick={() => showStep('scripts')}>
          <Trans>Show the scripts</Trans>
        </PrimaryButton>
      }
    >
      <Card title={t`What happens`}>
        <Ticks items={holds} limits={limits} />
      </Card>
    </StepPage>
  );
}

/** Accounts move at sign-in once scripts are deployed; in legacy mode what is deployed is all there is. */
function NoRunStanding({ mode }: { readonly mode: keyof typeof words }) {
  const standing = deployedStanding(useSnapshot());
  if (standing.kind === 'not-needed' || standing.kind === 'nothing') {
    return (
      <Standing
        fact={t`No scripts are deployed yet.`}
        more={
          mode === 'trickle'
            ? t`That comes first, on Scripts; here you then see who has come.`
            : t`That is done on Scripts.`
        }
      />
    );
  }
  const ready = standing.kind === 'deployed' || standing.kind === 'differs';
  return (
    <Standing
      fact={`${deployedLine(standing.latest)}.`}
      more={ready ? t`There is nothing else to do in this mode.` : t`Deploy ${mode} on Scripts.`}
    />
  );
}
