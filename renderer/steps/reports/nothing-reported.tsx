import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { Term } from '../../help/term.tsx';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { useShowStep } from '../../wizard/show-step.ts';
import { Standing } from '../../wizard/standing.tsx';
import { StepPage } from '../../wizard/step-page.tsx';

/** No report is there: in legacy mode there never will be one, else there is none yet. */
export function NothingReported({ children }: { readonly children: ReactNode }) {
  const showStep = useShowStep();
  const { strategy, run } = useSnapshot();
  const nothingMoves = strategy.mode === 'legacy' && run === undefined;
  return (
    <StepPage
      heading={nothingMoves ? t`Nothing to report` : t`No report yet`}
      sentence={
        nothingMoves ? (
          <Trans>
            The accounts stay in the old database. Only a <Term word="run">run</Term> leaves a report, and this mode has
            none.
          </Trans>
        ) : (
          <Trans>
            Each <Term word="run">run</Term> leaves a report, and so does whoever moves by signing in: one page to read,
            and files with every account that did not make it.
          </Trans>
        )
      }
      standing={
        nothingMoves ? (
          <Standing fact={t`Nothing moves.`} more={t`What was deployed stands on Scripts.`} />
        ) : (
          <Standing
            fact={t`Nothing to show yet.`}
            more={t`The first report is written when a run ends, or when scripts are deployed.`}
          />
        )
      }
      buttons={<PrimaryButton onClick={() => showStep('migrate')}>{t`Back to Migrate`}</PrimaryButton>}
    >
      {children}
    </StepPage>
  );
}
