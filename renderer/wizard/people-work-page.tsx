import { Button } from '@fluentui/react-components';
import { StopRegular } from '@fluentui/react-icons/svg/stop';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import type { Activity } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { useCommand } from '../client/use-command.ts';
import { FailurePanel } from '../components/failure-panel.tsx';
import { RefusedCommand } from '../components/refused-command.tsx';
import { PrimaryButton } from './primary-button.tsx';
import { useShowStep } from './show-step.ts';
import { Standing } from './standing.tsx';
import { StepPage } from './step-page.tsx';

/** What a button does, and why it can’t yet. */
export interface Way {
  readonly opensWhen: string | undefined;
  readonly go: () => void;
}

interface PeopleWorkPageProps {
  readonly heading: string;
  /** What it is for, and what it never does. */
  readonly sentence: string;
  readonly standing: { readonly fact: string; readonly more: string };
  /** Shown in the strip above the bottom bar, as long as the page has no figures of it. */
  readonly underWay: readonly Activity['kind'][];
  /** What can be stopped, where the page shows it itself. */
  readonly stop: string | undefined;
  /** People are being changed: whoever leaves the page stops nothing. */
  readonly running: boolean;
  /** Undefined once nothing is left to be done here. */
  readonly next: (Way & { readonly text: string }) | undefined;
  readonly onBack: () => void;
  /** Another way beside the first; stands between those of every such page. */
  readonly turn?: ReactNode;
  /** Undefined while there is nothing to look at again. */
  readonly lookAgain: Way | undefined;
  /** What the assistant said to the last command that it refused. */
  readonly refused: string | undefined;
  readonly children: ReactNode;
}

/** The page of a work on people at Auth0 that is looked at first, asked for by name, and stopped and gone on with at any time. */
export function PeopleWorkPage(props: PeopleWorkPageProps) {
  const { heading, sentence, standing, underWay, stop, running, next, onBack, turn, lookAgain, refused, children } =
    props;
  const { failure, tenant } = useSnapshot();
  const showStep = useShowStep();
  const cancel = useCommand('cancelActivity');
  const onlyBack = next === undefined || running;
  return (
    <StepPage
      heading={heading}
      sentence={sentence}
      underWay={underWay}
      actions={
        <>
          {stop !== undefined && (
            <Button icon={<StopRegular />} disabledFocusable={cancel.running} onClick={() => void cancel.give({})}>
              {stop}
            </Button>
          )}
          {!onlyBack && <Button onClick={onBack}>{t`Back`}</Button>}
          {turn}
          {lookAgain !== undefined && !running && (
            <Button disabledFocusable={lookAgain.opensWhen !== undefined} onClick={lookAgain.go}>
              {t`Look once more`}
            </Button>
          )}
        </>
      }
      standing={<Standing {...standing} />}
      buttons={
        onlyBack ? (
          <PrimaryButton onClick={onBack}>{t`Back`}</PrimaryButton>
        ) : (
          <>
            {!tenant.secretKnown && <Button onClick={() => showStep('tenant')}>{t`Show Tenant`}</Button>}
            <PrimaryButton opensWhen={next.opensWhen} onClick={next.go}>
              {next.text}
            </PrimaryButton>
          </>
        )
      }
    >
      <RefusedCommand error={refused ?? cancel.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      {children}
    </StepPage>
  );
}
