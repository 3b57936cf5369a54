import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useSnapshot } from '../client/use-assistant.tsx';
import { useCommand } from '../client/use-command.ts';
import { AsWritten } from '../components/as-written.tsx';
import { Card } from '../components/card.tsx';
import { FailurePanel } from '../components/failure-panel.tsx';
import { PrimaryButton } from '../wizard/primary-button.tsx';
import { Standing } from '../wizard/standing.tsx';
import { StepPage } from '../wizard/step-page.tsx';
import { isActive } from '../wizard/step-state.ts';
import { migrations } from '../words/counts.ts';
import { inSight } from '../words/unseen-characters.ts';
import { BeginCard } from './begin-card.tsx';
import { ImportCard } from './import-card.tsx';
import { PracticeCard } from './practice-card.tsx';
import { useWorkspaces } from './use-workspaces.ts';
import { WorkspaceRow } from './workspace-row.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 380px)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  // Side by side where there is no list beside them.
  alone: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))',
    gap: '14px',
    alignItems: 'start',
  },
  column: { display: 'grid', gap: '14px' },
  // A name may be 120 characters long, and what else the bar says needs its room.
  latest: {
    display: 'inline-block',
    maxWidth: 'min(360px, 60cqi)',
    marginLeft: '0.25em',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    verticalAlign: 'bottom',
  },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  unreadable: { margin: '12px 0 0', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** Before the steps: every migration of this computer with how it stands, and the ways to begin one. */
export default function StartPage() {
  const styles = useStyles();
  const { run, activity, failure } = useSnapshot();
  const workspaces = useWorkspaces();
  const { give } = useCommand('openWorkspace');
  const active = run !== undefined && isActive(run.state);
  const closed = active
    ? t`Once the run that is under way has ended or is stopped`
    : activity === undefined
      ? undefined
      : t`Once what is under way is done`;
  const list = workspaces?.list ?? [];
  const latest = list[0];
  const cards = (
    <>
      <BeginCard closed={closed} first={latest === undefined} />
      <PracticeCard starting={activity?.kind === 'practice'} busy={closed !== undefined} />
      <ImportCard closed={closed} />
    </>
  );
  return (
    <StepPage
      heading={latest === undefined ? t`Bring your users to Auth0` : t`Your migrations`}
      sentence={
        latest === undefined
          ? t`From the SQL Server that knows them today, with the passwords that they have. Nobody is lost on the way, and you can prove it.`
          : t`Each is kept on this computer and opens where you left it. What is under way goes on while you look here.`
      }
      standing={
        <Standing
          fact={
            workspaces === undefined
              ? t`Reading what is there.`
              : t`${{ migrations: migrations(list.length) }} on this computer.`
          }
          more={t`Nothing is sent to anybody by opening one.`}
        />
      }
      buttons={
        latest !== undefined && (
          <PrimaryButton
            {...(closed === undefined || latest.open ? {} : { opensWhen: closed })}
            onClick={() => void give({ id: latest.id })}
          >
            <Trans>
              Go on with{' '}
              <span className={styles.latest} title={inSight(latest.name)}>
                <AsWritten text={latest.name} />
              </span>
            </Trans>
          </PrimaryButton>
        )
      }
    >
      {failure !== undefined && <FailurePanel failure={failure} />}
      {latest === undefined ? (
        <div className={styles.alone}>{cards}</div>
      ) : (
        <div className={styles.columns}>
          <Card title={t`Workspaces`} aside={t`changed last comes first`}>
            <ul className={styles.list}>
              {list.map((workspace) => (
                <WorkspaceRow
                  key={workspace.id}
                  workspace={workspace}
                  active={(active || activity?.kind === 'undo') && workspace.open}
                  closed={closed}
                  onChanged={() => workspaces?.readAgain()}
                />
              ))}
            </ul>
            {workspaces !== undefined && workspaces.unreadable.length > 0 && (
              <p className={styles.unreadable}>
                {t`Folders that can’t be read as workspaces: ${{ unreadable: workspaces.unreadable.join(', ') }}`}
              </p>
            )}
          </Card>
          <div className={styles.column}>{cards}</div>
        </div>
      )}
    </StepPage>
  );
}
