import {
  Button,
  Caption1,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type {
  DeployTarget,
  Failure,
  Override,
  Snapshot,
  WorkedOutDeployment,
} from '../../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../../client/use-assistant.tsx';
import { useCommand } from '../../../client/use-command.ts';
import { assertNever } from '../../../components/assert-never.ts';
import { Card } from '../../../components/card.tsx';
import { FailurePanel } from '../../../components/failure-panel.tsx';
import { LOCKED, LockedPanel, opensUnlocked, useOverride } from '../../../components/locked-panel.tsx';
import { PrimaryButton } from '../../../wizard/primary-button.tsx';
import { Standing } from '../../../wizard/standing.tsx';
import { StepPage } from '../../../wizard/step-page.tsx';
import { isCutOver } from '../../../wizard/step-state.ts';
import { count } from '../../../words/numbers.ts';
import { tenantName } from '../../../words/tenant-name.ts';
import { costSentence } from '../../migrate/weeks/weeks-words.ts';
import { UnsavedNote } from '../unsaved-note.tsx';
import { CapacityCard } from './capacity-card.tsx';
import { ChangeTable } from './change-table.tsx';
import { ConsentsCard } from './consents-card.tsx';
import { DeployCliCard } from './deploy-cli-card.tsx';
import { deployButtonText, deployedName, reviewHeading, wayBackName } from './deploy-words.ts';
import { FirewallCard } from './firewall-card.tsx';
import { ReachCard } from './reach-card.tsx';
import { type LookedAt, useWorkedOut } from './use-worked-out.ts';
import { ValuesCard } from './values-card.tsx';
import { WayCard } from './way-card.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(300px, 380px)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: '14px', minWidth: 0 },
  waiting: { padding: '32px', justifySelf: 'center' },
  text: { margin: 0 },
  list: { margin: 0, paddingLeft: '18px', display: 'grid', gap: '4px' },
  next: { color: tokens.colorNeutralForeground3 },
  retry: { marginTop: '8px', display: 'flex', gap: '8px', flexWrap: 'wrap' },
  // What it is about to change is read whole before it is pressed.
  button: { maxWidth: 'min(440px, 42vw)', whiteSpace: 'normal', overflowWrap: 'anywhere' },
});

interface DeployReviewProps {
  readonly target: DeployTarget;
  readonly onBack: () => void;
  /** Where that leads, as the button says it. */
  readonly backText?: string;
  /** Null where there was nothing to change after all. */
  readonly onDeployed: (number: number | null) => void;
}

/** What a deployment would change at Auth0, the yeses that it needs, and the one button that sends it. */
export function DeployReview({ target, onBack, backText = t`Back to the scripts`, onDeployed }: DeployReviewProps) {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const looked = useWorkedOut(target);
  const lock = useOverride(`deploy-${target.kind}`);
  const { deployment, failure, looking } = looked;
  return (
    <StepPage
      heading={deployment === undefined ? waitingHeading(failure) : reviewHeading(deployment)}
      sentence={[...whatItDoes(target), ...whatItCosts(target, snapshot), whatWouldChange(target, deployment)].join(
        ' ',
      )}
      actions={(looking || hasChanges(deployment)) && <Button onClick={onBack}>{backText}</Button>}
      standing={<ReviewStanding looked={looked} />}
      buttons={
        <ReviewButtons
          target={target}
          looked={looked}
          override={lock.override}
          onBack={onBack}
          backText={backText}
          onDeploy={() =>
            void looked.deploy(lock.override).then((number) => {
              if (number !== undefined) onDeployed(number);
            })
          }
        />
      }
    >
      {failure !== undefined && <ReviewFailure failure={failure} onLookAgain={looked.lookAgain} onBack={onBack} />}
      {target.kind === 'mode' && (
        <UnsavedNote
          mode={snapshot.strategy.mode}
          meanwhile={t`Below is what would be deployed without them: the scripts as they were saved before.`}
          onSaved={looked.lookAgain}
        />
      )}
      <div className={mergeClasses(target.kind === 'mode' && styles.columns)}>
        <div className={styles.column} aria-busy={looking}>
          {deployment === undefined ? (
            looking && <Spinner className={styles.waiting} label={t`Reading the connection`} />
          ) : (
            <Findings looked={looked} lock={lock} deployment={deployment} onSaved={looked.lookAgain} />
          )}
        </div>
        {target.kind === 'mode' && (
          <div className={styles.column}>
            <WayCard onSaved={looked.lookAgain} />
            <ReachCard snapshot={snapshot} onSaved={looked.lookAgain} />
            {snapshot.deployment.settings.service === undefined && <FirewallCard />}
            <DeployCliCard deployment={deployment} consents={looked.given} />
            <CapacityCard mode={deployment?.mode ?? 'trickle'} />
          </div>
        )}
      </div>
    </StepPage>
  );
}

function hasChanges(deployment: WorkedOutDeployment | undefined): deployment is WorkedOutDeployment {
  return deployment !== undefined && deployment.changes.length > 0;
}

function waitingHeading(failure: Failure | undefined): string {
  return failure === undefined ? t`Working out what would change` : t`What would change could not be worked out`;
}

/** Of going back after a cutover, said where it is pressed: whoever has a password at Auth0 alone meets the one of before. */
function whatItCosts(target: DeployTarget, snapshot: Snapshot): readonly string[] {
  const lost = snapshot.cutover?.onlyInAuth0 ?? null;
  return target.kind === 'back' && isCutOver(snapshot) && lost !== null ? [costSentence(lost)] : [];
}

function whatWouldChange(target: DeployTarget, deployment: WorkedOutDeployment | undefined): string {
  if (deployment === undefined) return t`Nothing is sent by looking.`;
  const { connection, changes } = deployment;
  const tenant = tenantName(deployment.tenant);
  if (changes.length > 0)
    return t`Compared with the connection “${connection}” at ${tenant} as it is now. What you don’t see here stays as it is.`;
  return target.kind === 'back'
    ? t`That is how the connection “${connection}” at ${tenant} is already.`
    : t`${{ mode: deployedName(deployment.mode) }} is what the connection “${connection}” at ${tenant} has already. Nothing has to be sent.`;
}

function whatItDoes(target: DeployTarget): readonly string[] {
  switch (target.kind) {
    case 'mode':
      return [];
    case 'back':
      return [
        t`This brings back ${{ deployment: wayBackName(target.number) }}: scripts, their values, import mode and user names.`,
      ];
    case 'cutover':
      return [
        t`login and getUser answer nobody from then on, and Auth0 looks into its own store alone: import mode stays on. Going back stays possible.`,
      ];
    case 'without-secrets':
      return [
        t`The values that the scripts had of the legacy database go from Auth0. Going back gives them again, with the password that you have.`,
      ];
    default:
      return assertNever(target);
  }
}

interface FindingsProps {
  readonly looked: LookedAt;
  readonly lock: ReturnType<typeof useOverride>;
  readonly deployment: WorkedOutDeployment;
  readonly onSaved: () => void;
}

function Findings({ looked, lock, deployment, onSaved }: FindingsProps) {
  const styles = useStyles();
  const { deployment: deployed } = useSnapshot();
  const { changes, foreign, leftOut, obstacles, perhapsTheSame, scriptErrors, unknownValues, warnings } = deployment;
  return (
    <>
      {obstacles.map((obstacle) =>
        obstacle.code === LOCKED ? (
          <LockedPanel key={obstacle.code} failure={obstacle} typed={lock.typed} onType={lock.setTyped} />
        ) : (
          <FailurePanel key={obstacle.code} failure={obstacle} />
        ),
      )}
      {warnings.map(({ code, message, next }) => (
        <MessageBar key={code} intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{message}</MessageBarTitle> {next} <Caption1 className={styles.next}>{code}</Caption1>
          </MessageBarBody>
        </MessageBar>
      ))}
      {foreign.length > 0 && (
        <Card title={t`What somebody else changed`} hint={t`since the last deployment`}>
          <ChangeTable
            label={t`What somebody else changed`}
            columns={[t`As deployed`, t`Now`]}
            changes={foreign.map(({ change, undone }) => ({
              change,
              aside: undone ? t`This deployment would undo it` : t`Stays as they left it`,
            }))}
          />
        </Card>
      )}
      {changes.length > 0 && (
        <Card
          title={t`What would change`}
          hint={perhapsTheSame ? t`values alone, which may be the same: only Auth0 knows` : undefined}
        >
          <ChangeTable
            label={t`What would change`}
            columns={[t`Now`, t`After`]}
            changes={changes.map((change) => ({ change }))}
          />
        </Card>
      )}
      {leftOut.length > 0 && (
        <Card title={t`Left out`} hint={t`these tables have no place for it`}>
          <ul className={styles.list}>
            {leftOut.map(({ action, failure }) => (
              <li key={action}>
                {action}: {failure.message}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {scriptErrors.length > 0 && (
        <Card title={t`What is wrong with the scripts`} hint={t`by what is written in them`}>
          <ul className={styles.list}>
            {scriptErrors.flatMap(({ action, errors }) =>
              errors.map(({ rule, place, text, next }) => (
                <li key={`${action} ${rule} ${place.line} ${place.column}`}>
                  <Trans>
                    {action}, line {{ line: place.line }}: {text} <span className={styles.next}>{next}</span>
                  </Trans>
                </li>
              )),
            )}
          </ul>
        </Card>
      )}
      {unknownValues.length > 0 && <ValuesCard keys={unknownValues} settings={deployed.settings} onSaved={onSaved} />}
      <ConsentsCard
        deployment={deployment}
        asked={looked.asked}
        given={looked.given}
        unknownValues={looked.unknownValues}
        onChange={looked.answer}
      />
      {changes.length === 0 && foreign.length === 0 && (
        <Card>
          <p className={styles.text}>
            <Trans>Auth0 has these scripts, values and settings as they are kept here.</Trans>
          </p>
        </Card>
      )}
    </>
  );
}

interface ReviewFailureProps {
  readonly failure: Failure;
  readonly onLookAgain: () => void;
  readonly onBack: () => void;
}

/** Not every plan has connections with scripts: then bulk is what is left. */
function ReviewFailure({ failure, onLookAgain, onBack }: ReviewFailureProps) {
  const styles = useStyles();
  const choose = useCommand('chooseMode');
  return (
    <FailurePanel failure={failure}>
      <div className={styles.retry}>
        <Button onClick={onLookAgain}>
          <Trans>Look again</Trans>
        </Button>
        {failure.code === 'UF-2052' && (
          <Button disabledFocusable={choose.running} onClick={() => void choose.give({ mode: 'bulk' }).then(onBack)}>
            <Trans>Use bulk instead</Trans>
          </Button>
        )}
      </div>
    </FailurePanel>
  );
}

function ReviewStanding({ looked: { deployment, looking, deploying, asked, given } }: { readonly looked: LookedAt }) {
  if (deploying) return <Standing fact={t`Deploying.`} more={t`What became of it is read back from Auth0.`} />;
  if (looking || deployment === undefined)
    return <Standing fact={t`Nothing has been sent.`} more={t`The connection is only read.`} />;
  if (deployment.changes.length === 0) return <Standing fact={t`Auth0 has it all.`} more={t`Nothing was sent.`} />;
  const open = asked.length - given.length;
  const number = count(open);
  if (open > 0)
    return (
      <Standing
        fact={plural(open, { one: `It needs ${number} yes from you.`, other: `It needs ${number} yeses from you.` })}
        more={t`Nothing has been sent.`}
      />
    );
  return <Standing fact={t`Nothing has been sent.`} more={t`What is there now is kept, and can be brought back.`} />;
}

interface ReviewButtonsProps {
  readonly target: DeployTarget;
  readonly looked: LookedAt;
  readonly override: Override | undefined;
  readonly onBack: () => void;
  readonly backText: string;
  readonly onDeploy: () => void;
}

function ReviewButtons({ target, looked, override, onBack, backText, onDeploy }: ReviewButtonsProps) {
  const styles = useStyles();
  const { deployment, looking } = looked;
  // The way back is never here while it is being worked out: a press on it would meet what sends, should that come just then.
  if (!looking && !hasChanges(deployment)) return <PrimaryButton onClick={onBack}>{backText}</PrimaryButton>;
  const text = hasChanges(deployment) ? deployButtonText(target, deployment) : t`Deploy`;
  return (
    <PrimaryButton opensWhen={opensWhen(looked, override)} onClick={onDeploy}>
      <span className={styles.button}>{text}</span>
    </PrimaryButton>
  );
}

function opensWhen(
  { deployment, looking, deploying, asked, given }: LookedAt,
  override: Override | undefined,
): string | undefined {
  if (deploying) return t`Deploying`;
  if (looking) return t`Opens when it is worked out`;
  const { obstacles = [] } = deployment ?? {};
  if (obstacles.some(({ code }) => code !== LOCKED)) return t`Opens when nothing stands against it`;
  if (obstacles.length > 0 && override === undefined) return opensUnlocked;
  return asked.length > given.length ? t`Opens with your yes` : undefined;
}
