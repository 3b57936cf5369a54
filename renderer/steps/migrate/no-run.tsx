import { Card } from '../../components/card.tsx';
import { Ticks } from '../../components/ticks.tsx';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { Standing } from '../../wizard/standing.tsx';
import { StepPage } from '../../wizard/step-page.tsx';

const words = {
  trickle: {
    heading: 'They move as they sign in',
    sentence: 'Each account moves when its owner next signs in. There is no file to send, and nothing to start here.',
    holds: [
      'Whoever signs in is asked of the old database, and has moved from then on',
      'Whoever has moved is Auth0’s alone: a password changed there is not written back',
      'Until the cutover the old database has to be reached from Auth0',
    ],
  },
  legacy: {
    heading: 'Nothing moves',
    sentence:
      'Auth0 asks the old database at each sign-in, and the accounts stay in it. There is nothing to start here.',
    holds: [
      'Whoever signs in is asked of the old database each time',
      'What people change at Auth0 is written to the old database, as far as there are scripts for it',
      'While SQL Server is down nobody can sign in',
    ],
  },
} as const;

/** A mode in which no run carries accounts over: what happens instead, and where it begins. */
export function NoRun({ mode }: { readonly mode: keyof typeof words }) {
  const showStep = useShowStep();
  const { heading, sentence, holds } = words[mode];
  return (
    <StepPage
      heading={heading}
      sentence={sentence}
      standing={<Standing fact="There is no run in this mode." more="The strategy can be changed, on Strategy." />}
      buttons={<PrimaryButton onClick={() => showStep('scripts')}>Show the scripts</PrimaryButton>}
    >
      <Card title="What happens">
        <Ticks items={holds} />
      </Card>
    </StepPage>
  );
}
