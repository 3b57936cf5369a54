import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Snapshot, WorkedOutRun } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import { Card } from '../../components/card.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { FormatsCard } from '../../components/formats-card.tsx';
import { LOCKED, LockedPanel, opensUnlocked, useOverride } from '../../components/locked-panel.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { Ticks } from '../../components/ticks.tsx';
import { Term } from '../../help/term.tsx';
import { PrimaryButton } from '../../wizard/primary-button.tsx';
import { Standing } from '../../wizard/standing.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { isDeployed, planIsCurrent } from '../../wizard/step-state.ts';
import { accounts as accountsCounted } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { tenantName } from '../../words/tenant-name.ts';
import { BeforeProduction } from './first-start/before-production.tsx';
import { FormatProof } from './first-start/format-proof.tsx';
import { PlanFigures } from './plan-figures.tsx';
import { HowCard } from './waves/how-card.tsx';
import { useRunManner } from './waves/manner.ts';
import { useWorkedOutRun, type WorkedOut } from './waves/use-worked-out-run.ts';
import { movedIn } from './weeks/weeks-words.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 380px)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: '14px' },
  where: { display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '4px 20px', margin: '0 0 16px' },
  word: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** Before anything is sent: the numbers, where they come from and go to, and the one button that begins. */
export function ConfirmPlan({ onBack }: { readonly onBack?: (() => void) | undefined }) {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const { plan, tenant, legacy, failure, activity, workspace, run, trickle } = snapshot;
  const { connection } = tenant.form;
  const domain = tenantName(tenant.form.domain);
  const start = useCommand('startRun');
  const makePlan = useCommand('makePlan');
  const planning = activity?.kind === 'plan' || makePlan.running;
  const current = planIsCurrent(snapshot);
  const lock = useOverride(`run-${plan?.id ?? ''}`);
  const [manner, setManner] = useRunManner();
  const inWaves = manner.how === 'in-waves';
  const isProduction = workspace?.environment === 'production';
  // Of a mode in which people come by signing in before the run; a look that was held against another plan says nothing of this one.
  const { look } = trickle;
  const moved = onBack === undefined || look === undefined || look.plan !== plan?.id ? undefined : movedIn(look);
  const worked = useWorkedOutRun(current ? plan?.id : undefined, manner.form, failure?.code ?? '');
  const locked = failure?.code === LOCKED ? failure : worked.run?.locked;
  const opensWhen =
    confirmOpensWhen(snapshot) ??
    (inWaves ? wavesOpenWhen(worked, isProduction && manner.by.trim() === '') : undefined) ??
    (locked !== undefined && lock.override === undefined ? opensUnlocked : undefined);
  const begin = () => {
    if (plan === undefined) return;
    const form = manner.form ?? worked.run?.form;
    void start.give({
      plan: plan.id,
      ...(lock.override === undefined ? {} : { override: lock.override }),
      ...(inWaves && form !== undefined ? { inWaves: form, by: manner.by.trim() } : {}),
    });
  };
  return (
    <StepPage
      heading={
        plan === undefined
          ? t`Migrate`
          : moved === undefined
            ? t`${{ accounts: accountsCounted(plan.import) }} ready to move`
            : t`The stragglers are ready to move`
      }
      sentence={
        moved === undefined ? (
          <Trans>
            Nothing has been sent. A <Term word="run">run</Term> can be paused and stopped at any time; nobody is
            imported twice.
          </Trans>
        ) : (
          <Trans>
            Whoever has moved stays as they are and is not sent: {{ moved: count(moved) }} of the plan when it was last
            looked. A <Term word="run">run</Term> can be paused and stopped at any time; nobody is imported twice.
          </Trans>
        )
      }
      underWay={['plan', 'diagnose']}
      standing={
        <Standing
          fact={
            plan === undefined
              ? t`No plan yet.`
              : moved === undefined
                ? t`Nothing has been sent yet.`
                : t`No file has been sent yet.`
          }
          more={
            plan === undefined ? undefined : (
              <Trans>
                The run begins with the <Term word="baseline">baseline</Term>, an export of the connection.
              </Trans>
            )
          }
        />
      }
      actions={
        onBack !== undefined && (
          <Button onClick={onBack}>
            <Trans>Back to who has moved</Trans>
          </Button>
        )
      }
      buttons={
        !current ? (
          <PrimaryButton
            opensWhen={planning ? t`The plan is being made` : opensWhen}
            onClick={() => void makePlan.give({})}
          >
            {plan === undefined ? t`Make the plan` : t`Make the plan again`}
          </PrimaryButton>
        ) : (
          <PrimaryButton opensWhen={start.running ? t`Starting` : opensWhen} onClick={begin}>
            {beginText(plan?.import, inWaves ? worked.run : undefined, isProduction)}
          </PrimaryButton>
        )
      }
    >
      <RefusedCommand error={start.error ?? makePlan.error} />
      {failure !== undefined && failure.code !== LOCKED && <FailurePanel failure={failure} />}
      {locked !== undefined && <LockedPanel failure={locked} typed={lock.typed} onType={lock.setTyped} />}
      {worked.failure !== undefined && <FailurePanel failure={worked.failure} />}
      {plan !== undefined && (
        <div className={styles.columns}>
          <div className={styles.column}>
            <Card
              title={isProduction && run === undefined ? t`First start on production` : t`What will happen`}
              aside={t`${{ total: count(plan.total) }} in the plan`}
            >
              <dl className={styles.where}>
                <dt className={styles.word}>
                  <Trans>From</Trans>
                </dt>
                <dd className={styles.value}>
                  <bdi>{legacy.form.server}</bdi>, <bdi>{legacy.form.database}</bdi>
                </dd>
                <dt className={styles.word}>
                  <Trans>To</Trans>
                </dt>
                <dd className={styles.value}>
                  {isProduction ? (
                    <Trans>
                      <bdi>{domain}</bdi>, connection <bdi>{connection}</bdi>, in production
                    </Trans>
                  ) : (
                    <Trans>
                      <bdi>{domain}</bdi>, connection <bdi>{connection}</bdi>
                    </Trans>
                  )}
                </dd>
              </dl>
              <PlanFigures plan={plan} />
              {isProduction ? (
                <BeforeProduction plan={plan} snapshot={snapshot} />
              ) : (
                <Ticks
                  items={[
                    t`The legacy database is only read; the old application goes on working`,
                    t`Whoever is imported and not blocked signs in with the password they have`,
                    t`Nobody gets an e-mail from this`,
                    t`No password and no hash is written to this computer’s disk`,
                  ]}
                />
              )}
            </Card>
            <FormatsCard
              formats={plan.formats}
              total={plan.formats.reduce((sum, { accounts }) => sum + accounts, 0)}
              {...(isProduction
                ? { underFormat: (format) => <FormatProof format={format} snapshot={snapshot} /> }
                : {})}
            />
          </div>
          {current && (
            <HowCard
              plan={plan.id}
              manner={manner}
              worked={worked.run}
              isNameNeeded={isProduction}
              onChange={setManner}
            />
          )}
        </div>
      )}
    </StepPage>
  );
}

function beginText(accounts: number | undefined, worked: WorkedOutRun | undefined, isProduction: boolean): string {
  if (accounts === undefined) return t`Start the migration`;
  const first = worked?.waves[0];
  const all = accountsCounted(first?.accounts ?? accounts);
  if (first === undefined) return isProduction ? t`Migrate ${all} in production` : t`Migrate ${all}`;
  return isProduction ? t`Begin wave 1 in production: ${all}` : t`Begin wave 1: ${all}`;
}

function wavesOpenWhen({ run, pending }: WorkedOut, isNameMissing: boolean): string | undefined {
  if (run === undefined || pending) return t`The waves are being put together`;
  if (run.problems.length > 0) return t`Opens when the waves are mended`;
  return isNameMissing ? t`Opens with the name of who begins` : undefined;
}

function confirmOpensWhen(snapshot: Snapshot): string | undefined {
  if (!snapshot.tenant.connected) return t`Opens when the tenant is ready, on Tenant`;
  // Trickle comes first in hybrid: before its scripts are there nobody is a straggler.
  if (snapshot.strategy.mode === 'hybrid' && !isDeployed(snapshot))
    return t`Opens when the scripts are deployed, on Scripts`;
  return undefined;
}
