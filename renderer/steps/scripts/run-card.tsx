import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { type ActionName, actions, type ScriptPlace } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { RunForm } from './run-form.tsx';
import { RunResult } from './run-result.tsx';
import type { Tried } from './use-run.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(200px, 5fr) minmax(0, 8fr)',
    gap: '16px 24px',
    '@media (min-width: 1560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  outcome: { minWidth: 0 },
  bar: { margin: '6px 0 8px' },
});

interface RunCardProps {
  readonly action: ActionName;
  readonly text: string | null;
  readonly account: string;
  readonly running: boolean;
  readonly tried: Tried | undefined;
  readonly onAccount: (account: string) => void;
  readonly onRun: (args: Readonly<Record<string, string>>) => void;
  readonly onReveal: (place: ScriptPlace) => void;
}

/** One call of the script against the legacy database: its arguments, and beside them what came of it. */
export function RunCard({ action, text, account, running, tried, onAccount, onRun, onReveal }: RunCardProps) {
  const styles = useStyles();
  if (actions[action].writes) {
    return (
      <Card title="Run" hint={action}>
        <p className={styles.text}>
          {action} writes, and is not run against the legacy database: nothing there is changed by trying. login and
          getUser only read, and can be run. Trying scripts that write on copies of accounts comes with a later release.
        </p>
      </Card>
    );
  }
  const opensWhen = running ? 'Running' : text === null ? 'Opens when there is a text' : undefined;
  return (
    <Card title="Run" hint={`${action} · as it stands in the editor, on your legacy database, which it only reads`}>
      <div className={styles.columns}>
        <RunForm
          key={action}
          action={action}
          account={account}
          opensWhen={opensWhen}
          onAccount={onAccount}
          onRun={onRun}
        />
        <div className={styles.outcome} role="status">
          {running ? (
            <>
              <p className={styles.text}>Running. It ends at Auth0’s limit of 20 seconds at the latest.</p>
              <ProgressBar className={styles.bar} thickness="large" aria-label={`${action} is running`} />
            </>
          ) : tried === undefined ? (
            <p className={styles.text}>
              What comes of a run stands here: how it ended, its console, and what would work by luck alone.
            </p>
          ) : tried.kind === 'refused' ? (
            <FailurePanel failure={tried.failure} />
          ) : (
            <RunResult run={tried.run} outdated={tried.source !== text} onReveal={onReveal} />
          )}
        </div>
      </div>
    </Card>
  );
}
