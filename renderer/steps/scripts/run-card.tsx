import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type ActionName, actions, type ScriptPlace } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { Progress } from '../../components/progress.tsx';
import { RunForm } from './run-form.tsx';
import { CallResult } from './run-result.tsx';
import type { Tried } from './use-run.ts';
import { WriteDialog } from './write-dialog.tsx';
import { WritingResult } from './writing-result.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(200px, 5fr) minmax(0, 8fr)',
    gap: '16px 24px',
    '@container (min-width: 1020px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  outcome: { minWidth: 0 },
  results: { display: 'grid', gap: '14px' },
  bar: { margin: '6px 0 8px' },
});

type Ran = Extract<Tried, { kind: 'ran' }>;

interface RunCardProps {
  readonly action: ActionName;
  readonly text: string | null;
  readonly account: string;
  readonly running: boolean;
  readonly tried: Tried | undefined;
  readonly onAccount: (account: string) => void;
  readonly onRun: (args: Readonly<Record<string, string>>) => void;
  /** Does in the legacy database what was tried on copies. */
  readonly onWrite: (tried: Ran, passwords: Readonly<Record<string, string>>) => void;
  readonly onReveal: (place: ScriptPlace) => void;
}

/** One call of the script, on copies where it writes: its arguments, and beside them what came of it. */
export function RunCard(props: RunCardProps) {
  const { action, text, account, running, tried, onAccount, onRun, onWrite, onReveal } = props;
  const styles = useStyles();
  const { writes } = actions[action];
  // The dialog stays where it is while it closes, and what it was about too.
  const [asked, setAsked] = useState<{ readonly tried: Ran; readonly open: boolean }>();
  const toWrite = asked?.tried.run.writing ?? null;
  const opensWhen = running ? t`Running` : text === null ? t`Opens when there is a text` : undefined;
  return (
    <Card
      title={t`Run`}
      hint={
        writes
          ? t`${action} · as it stands in the editor, on copies of the account, in memory`
          : t`${action} · as it stands in the editor, on your legacy database, which it only reads`
      }
    >
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
              <p className={styles.text}>
                <Trans>Running. It ends at Auth0’s limit of 20 seconds at the latest.</Trans>
              </p>
              <Progress className={styles.bar} aria-label={t`${action} is running`} />
            </>
          ) : tried === undefined ? (
            <p className={styles.text}>
              {[
                t`What comes of a run stands here: how it ended, its console, and what would work by luck alone.`,
                ...(writes
                  ? [
                      t`This action writes: the account is copied into a practice database in memory, which is gone afterwards, and the script is run there. What it would write is shown, and nothing of it reaches your legacy database.`,
                    ]
                  : []),
              ].join(' ')}
            </p>
          ) : tried.kind === 'refused' ? (
            <FailurePanel failure={tried.failure} />
          ) : (
            <div className={styles.results}>
              <CallResult run={tried.run} outdated={tried.source !== text} onReveal={onReveal} />
              {tried.run.writing !== null && (
                <WritingResult
                  writing={tried.run.writing}
                  outdated={tried.source !== text}
                  onAsk={() => setAsked({ tried, open: true })}
                  onReveal={onReveal}
                />
              )}
            </div>
          )}
        </div>
      </div>
      {asked !== undefined && toWrite !== null && (
        <WriteDialog
          open={asked.open}
          action={action}
          writing={toWrite}
          onClose={() => setAsked({ ...asked, open: false })}
          onWrite={(passwords) => {
            setAsked({ ...asked, open: false });
            onWrite(asked.tried, passwords);
          }}
        />
      )}
    </Card>
  );
}
