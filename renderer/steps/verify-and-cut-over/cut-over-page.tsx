import { Button, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import {
  type CutoverLine,
  type DifferenceKind,
  deployTarget,
  type ExceptionKind,
} from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { AccountsDrawer } from '../../components/accounts-drawer.tsx';
import { assertNever } from '../../components/assert-never.ts';
import { Card } from '../../components/card.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { DeltaPage } from '../../delta/delta-page.tsx';
import { Term } from '../../help/term.tsx';
import { undoOfRun } from '../../undo/open-undo.ts';
import { isBusy } from '../../wizard/is-busy.ts';
import { usePageWithin } from '../../wizard/page-within.ts';
import { useShowStep } from '../../wizard/show-step.ts';
import { StepPage } from '../../wizard/step-page.tsx';
import { worksOnPeople } from '../../wizard/works-on-people.ts';
import { AfterRunCards, AfterRunPage, usePageOfRun } from '../after-run.tsx';
import { LookButton } from '../migrate/weeks/look-button.tsx';
import { DeployReview } from '../scripts/deploy/deploy-review.tsx';
import { ChecklistCard } from './checklist-card.tsx';
import { CutOverButtons, CutOverStanding } from './cut-over-bar.tsx';
import { cutOverHeading, foundKinds, isCutOver, kindsOf } from './cut-over-words.ts';
import { DifferencesDrawer } from './differences-drawer.tsx';
import { ExceptionsDrawer } from './exceptions-drawer.tsx';
import { GoingBackCard } from './going-back-card.tsx';
import { checkOpensWhen, useChecklist } from './use-checklist.ts';
import { VerificationCard } from './verification-card.tsx';

const useStyles = makeStyles({
  button: { minWidth: '140px' },
  list: { margin: 0, paddingLeft: '18px', display: 'grid', gap: '6px' },
});

/** Where accounts move at sign-in: the checklist of the cutover with its evidence, under what a run's verification found. */
export function CutOverPage() {
  const styles = useStyles();
  const showStep = useShowStep();
  const snapshot = useSnapshot();
  const { cutover, activity, failure, run } = snapshot;
  // Of a run that was undone since it says nothing of now; the checklist asks for another.
  const verification = undoOfRun(snapshot) === undefined ? snapshot.verification : undefined;
  const { check, checking, error } = useChecklist(snapshot);
  const look = useCommand('lookAtTrickle');
  const verify = useCommand('verify');
  const reviewed = usePageWithin(deployTarget);
  const { page, open, back } = usePageOfRun(run);
  const [settling, setSettling] = useState<readonly ExceptionKind[]>();
  const [listed, setListed] = useState<AccountFilter>();
  const [difference, setDifference] = useState<DifferenceKind>();
  if (reviewed.shown !== undefined) {
    const { shown, back: close } = reviewed;
    return <DeployReview target={shown} backText={t`Back to the checklist`} onBack={close} onDeployed={close} />;
  }
  if (run !== undefined && (page === 'present' || page === 'roles'))
    return <AfterRunPage opened={page} run={run} onBack={back} />;
  if (page === 'delta') {
    const settle = (kind: ExceptionKind) => () => {
      back();
      setSettling([kind]);
    };
    return <DeltaPage onBack={back} onAccept={settle('not-carried-over')} onFreeze={settle('old-pages')} />;
  }
  const busy = look.running || verify.running || isBusy(snapshot);
  const take = ({ next, topic }: CutoverLine) => {
    if (next === null || cutover === undefined) return;
    switch (next) {
      case 'look':
        return void look.give({});
      case 'make-plan':
        return showStep('accounts');
      case 'verify':
        return void verify.give({});
      case 'move-or-accept':
      case 'mend-or-accept':
      case 'settle-or-accept':
      case 'read-log-or-accept':
      case 'remove-legacy-side':
        return setSettling(foundKinds(cutover, kindsOf(topic)));
      case 'carry-or-freeze':
        return open('delta');
      case 'let-read-connection':
        return showStep('tenant');
      case 'deploy-cutover':
        return reviewed.open({ kind: 'cutover' });
      case 'switch-import-mode-on':
        return reviewed.open(isCutOver(cutover) ? { kind: 'cutover' } : { kind: 'mode' });
      case 'sign-in':
        return check();
      case 'blank-secrets':
        return reviewed.open({ kind: 'without-secrets' });
      default:
        return assertNever(next);
    }
  };
  return (
    <StepPage
      heading={cutOverHeading(cutover)}
      sentence={
        <Trans>
          At the <Term word="cutover">cutover</Term> Auth0 stops asking the old database: login and getUser answer
          nobody, import mode stays on, and people sign in from Auth0’s own store.
        </Trans>
      }
      actions={
        <>
          <LookButton activity={activity} running={look.running} onLook={() => void look.give({})} />
          <Button
            className={styles.button}
            disabledFocusable={checking || checkOpensWhen(snapshot) !== undefined}
            onClick={check}
          >
            {checking ? t`Checking` : t`Check again`}
          </Button>
        </>
      }
      underWay={['verify', 'trickle-look', ...worksOnPeople]}
      standing={<CutOverStanding cutover={cutover} checking={checking} opensWhen={checkOpensWhen(snapshot)} />}
      buttons={
        <CutOverButtons
          snapshot={snapshot}
          busy={busy}
          onCheck={check}
          onCutOver={() => reviewed.open({ kind: 'cutover' })}
          onBlank={() => reviewed.open({ kind: 'without-secrets' })}
        />
      }
    >
      <RefusedCommand error={error ?? look.error ?? verify.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      {verification !== undefined && (
        <VerificationCard verification={verification} onShow={setListed} onDifference={setDifference} />
      )}
      {cutover === undefined ? (
        <Card title={t`What comes first`}>
          <ul className={styles.list}>
            <li>
              <Trans>Everybody who comes along has moved, or is accepted by name.</Trans>
            </li>
            <li>
              <Trans>A run, where there was one, is verified, and each difference is accepted by name.</Trans>
            </li>
            <li>
              <Trans>Whoever chose a new password has signed in with it, or is accepted by name.</Trans>
            </li>
          </ul>
        </Card>
      ) : (
        <>
          <ChecklistCard cutover={cutover} busy={busy} onStep={take} onSettle={setSettling} />
          <GoingBackCard cutover={cutover} onGoBack={(number) => reviewed.open({ kind: 'back', number })} />
        </>
      )}
      {run !== undefined && <AfterRunCards run={run} onOpen={open} />}
      {cutover !== undefined && (
        <ExceptionsDrawer cutover={cutover} kinds={settling} onClose={() => setSettling(undefined)} />
      )}
      {verification !== undefined && (
        <DifferencesDrawer verification={verification} kind={difference} onClose={() => setDifference(undefined)} />
      )}
      <AccountsDrawer title={t`Accounts of this run`} filter={listed} of="run" onClose={() => setListed(undefined)} />
    </StepPage>
  );
}
