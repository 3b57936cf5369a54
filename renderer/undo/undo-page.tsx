import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { StopRegular } from '@fluentui/react-icons/svg/stop';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { UndoneRun } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { useCommand } from '../client/use-command.ts';
import { Card } from '../components/card.tsx';
import { FailurePanel } from '../components/failure-panel.tsx';
import { CardColumns, ListCard } from '../components/list-card.tsx';
import { RefusedCommand } from '../components/refused-command.tsx';
import { SaveFile } from '../components/save-file.tsx';
import { PrimaryButton } from '../wizard/primary-button.tsx';
import { useShowStep } from '../wizard/show-step.ts';
import { Standing } from '../wizard/standing.tsx';
import { StepPage } from '../wizard/step-page.tsx';
import { users } from '../words/counts.ts';
import { count } from '../words/numbers.ts';
import { tenantName } from '../words/tenant-name.ts';
import { remaining } from '../words/times.ts';
import { KeptDrawer } from './kept-drawer.tsx';
import type { WantedPeople } from './undo-figures.tsx';
import { UndoFiguresCard, UndoProgressCard } from './undo-figures-card.tsx';
import { UndoResultCard } from './undo-result-card.tsx';
import { soFarSentence, undoneSentence, usersIn } from './undo-words.ts';
import { UndoYesCard } from './undo-yes-card.tsx';
import { useUndo } from './use-undo.ts';

const useStyles = makeStyles({
  waiting: { padding: '32px', justifySelf: 'center' },
  ways: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  retry: { marginTop: '8px' },
});

interface UndoPageProps {
  readonly run: string;
  readonly onBack: () => void;
}

/** Undoing a run: whom it would delete, who is kept and why, what is lost, how long it takes, and the word that does it. */
export function UndoPage({ run, onBack }: UndoPageProps) {
  const styles = useStyles();
  const { failure, tenant, activity } = useSnapshot();
  const showStep = useShowStep();
  const stop = useCommand('cancelActivity');
  const undo = useUndo(run);
  const [listed, setListed] = useState<WantedPeople>();
  const { standing, found, counts, meant, underWay, save } = undo;
  const place = standing ?? found ?? { tenant: tenant.form.domain, connection: tenant.form.connection };
  // Nobody is left whom a yes could still be given for.
  const isOver = standing?.state === 'finished' && meant === 0 && undo.waivable.length === 0;
  return (
    <StepPage
      heading={heading(undo)}
      sentence={sentence(run, place, standing?.state === 'finished')}
      // Once it is known whom it is about, the card says how far it is.
      underWay={standing === undefined ? ['undo'] : []}
      actions={
        underWay && standing !== undefined ? (
          <Button
            icon={<StopRegular />}
            disabledFocusable={stop.running || activity?.kind !== 'undo'}
            onClick={() => void stop.give({})}
          >
            {t`Stop after those being deleted`}
          </Button>
        ) : (
          (standing?.state !== 'finished' || meant > 0) && <Button onClick={onBack}>{t`Back`}</Button>
        )
      }
      standing={<Standing {...standingWords(standing, underWay)} />}
      buttons={
        underWay || (standing?.state === 'finished' && meant === 0) ? (
          <PrimaryButton onClick={onBack}>{t`Back`}</PrimaryButton>
        ) : (
          <>
            {!tenant.secretKnown && <Button onClick={() => showStep('tenant')}>{t`Show Tenant`}</Button>}
            <PrimaryButton opensWhen={undo.opensWhen} onClick={() => void undo.carryOut()}>
              {buttonText(standing, meant)}
            </PrimaryButton>
          </>
        )
      }
    >
      <RefusedCommand error={undo.refused ?? stop.error} />
      {failure !== undefined && (
        <FailurePanel failure={failure}>
          {failure.code === 'UF-4411' && standing === undefined && (
            <Button className={styles.retry} onClick={undo.lookAgain}>{t`Look again`}</Button>
          )}
        </FailurePanel>
      )}
      {undo.failure !== undefined && (
        <FailurePanel failure={undo.failure}>
          <Button className={styles.retry} onClick={undo.lookAgain}>{t`Look again`}</Button>
        </FailurePanel>
      )}
      {counts === undefined && (undo.looking || underWay) && (
        <Spinner className={styles.waiting} label={t`Reading who is still as the run left them`} />
      )}
      {counts !== undefined && (
        <>
          {standing !== undefined && activity?.kind === 'undo' ? (
            <UndoProgressCard undone={standing} activity={activity} onShow={setListed} />
          ) : (
            <UndoFiguresCard counts={counts} begun={standing !== undefined} onShow={setListed} />
          )}
          {standing !== undefined && <UndoResultCard undone={standing} />}
          <Card title={t`Everybody whom the run brought, one by one`}>
            <div className={styles.ways}>
              <SaveFile
                label={t`Save this list`}
                running={save.running}
                error={save.error}
                closed={underWay}
                onSave={() => save.give({ run })}
              />
            </div>
          </Card>
          {standing?.state !== 'finished' && !underWay && (
            <CardColumns>
              <ListCard
                title={t`What is lost`}
                lines={[
                  t`Each deleted user with their profile, metadata, roles and sign-in at Auth0`,
                  t`A deletion can’t be taken back. Whoever is to move after all comes again with a new plan and a new run`,
                  t`The run itself: it can’t be resumed or verified any more; its report stays`,
                  t`While import mode is on, whoever is deleted comes back by signing in, as if never moved`,
                ]}
              />
              <ListCard
                title={t`How long, and until when`}
                lines={[
                  paceSentence(meant, found?.pace),
                  t`Worth it as long as few have signed in: whoever does is kept, one more each time`,
                  t`It can be stopped at any time, and goes on where it was; meanwhile no run begins on the connection`,
                ]}
              />
            </CardColumns>
          )}
          {!underWay && !isOver && <UndoYesCard undo={undo} />}
        </>
      )}
      <KeptDrawer run={run} wanted={listed} onClose={() => setListed(undefined)} />
    </StepPage>
  );
}

function sentence(
  run: string,
  { tenant: domain, connection }: { readonly tenant: string; readonly connection: string },
  over: boolean,
): string {
  const tenant = tenantName(domain);
  return over
    ? t`The users whom run ${run} had brought into connection ${connection} of tenant ${tenant} were deleted, less those who had done something since. The legacy database was not touched.`
    : t`Deletes exactly the users whom run ${run} brought into connection ${connection} of tenant ${tenant}, less those who have done something since. The legacy database is not touched.`;
}

function heading({ underWay, goesOn, standing, counts, meant, failure }: ReturnType<typeof useUndo>): string {
  if (underWay) return t`The run is being undone`;
  if (standing?.state === 'finished') return t`The run is undone`;
  if (standing !== undefined) return t`Undoing the run has stopped, and goes on where it was`;
  if (goesOn) return t`The run goes on, and can’t be undone meanwhile`;
  if (failure !== undefined) return t`Who would be deleted could not be worked out`;
  if (counts === undefined) return t`Working out who would be deleted`;
  const kept = usersIn(counts, 'kept');
  return t`${{ users: users(meant) }} would be deleted, ${{ kept: count(kept) }} kept`;
}

function standingWords(
  standing: UndoneRun | undefined,
  underWay: boolean,
): { readonly fact: string; readonly more: string } {
  if (underWay && standing !== undefined && usersIn(standing.counts, 'waiting', 'intended') === 0)
    return {
      fact: t`Everybody has an outcome.`,
      more: t`The connection is read back and compared with what it held before the run.`,
    };
  if (underWay)
    return {
      fact: t`It goes on when you leave this page.`,
      more: t`Each is written down before they are deleted; whoever signs in meanwhile is kept.`,
    };
  if (standing === undefined)
    return { fact: t`Nobody is deleted yet.`, more: t`Looking deletes nobody, and writes nothing down.` };
  if (standing.state !== 'finished' && usersIn(standing.counts, 'waiting', 'intended') === 0)
    return {
      fact: soFarSentence(standing),
      more: t`The connection is still to be read back and compared with what it held before the run.`,
    };
  return {
    fact: standing.state === 'finished' ? undoneSentence(standing) : soFarSentence(standing),
    more: askedBy(standing),
  };
}

function askedBy({ askings }: UndoneRun): string {
  const last = askings.at(-1);
  if (last?.by == null) return t`Deleted users can’t be brought back, only moved anew.`;
  const { by } = last;
  return last.why === null ? t`Asked for by ${by}.` : t`Asked for by ${by}: ${{ why: last.why }}`;
}

function buttonText(standing: UndoneRun | undefined, meant: number): string {
  if (standing?.state === 'under-way') return meant === 0 ? t`Read the connection back` : t`Go on deleting`;
  return meant === 0 ? t`Delete them` : t`Delete ${{ users: users(meant) }}`;
}

function paceSentence(meant: number, pace: number | null | undefined): string {
  if (pace == null) return t`Two calls a user: one looks, one deletes. How fast is up to the tenant’s rate limit`;
  return t`Two calls a user: ${{ users: users(meant) }} take about ${{ time: remaining((meant / pace) * 1000) }} at the tenant’s rate limit`;
}
