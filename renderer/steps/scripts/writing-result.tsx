import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ScriptPlace, ScriptWriting } from '../../../electron/assistant/contract/index.ts';
import { statements as statementsCounted } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { CallResult } from './run-result.tsx';
import { StatementList } from './statement-list.tsx';

const useStyles = makeStyles({
  result: { display: 'grid', gap: '10px', alignContent: 'start', minWidth: 0 },
  text: { margin: 0, overflowWrap: 'anywhere' },
  list: { margin: 0, paddingLeft: '18px', display: 'grid', gap: '4px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface WritingResultProps {
  readonly writing: ScriptWriting;
  /** The text was changed since. */
  readonly outdated: boolean;
  /** Somebody wants the same in the legacy database. */
  readonly onAsk: () => void;
  readonly onReveal: (place: ScriptPlace) => void;
}

/** What an action that writes did to copies: its statements, the account afterwards, and the way to the legacy database. */
export function WritingResult({ writing, outdated, onAsk, onReveal }: WritingResultProps) {
  const styles = useStyles();
  const { statements, differences, notCopied, code, server, database, written } = writing;
  return (
    <div className={styles.result} data-writing={written === null ? 'on-copies' : 'written'}>
      <Subtitle2 as="h3">
        {statements.length === 0
          ? t`It sent nothing that changes something`
          : t`It sent ${{ statements: statementsCounted(statements.length) }} to change something`}
      </Subtitle2>
      {statements.length > 0 && <StatementList statements={statements} label={t`What it sent to the copies`} />}
      <Differences differences={differences} />
      {notCopied.length > 0 && (
        <details>
          <summary>{goWithout(notCopied.length)}</summary>
          <ul className={styles.list}>
            {notCopied.map(({ what, why }) => (
              <li key={`${what} ${why}`}>
                {what}: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
      {written !== null ? (
        <>
          <Subtitle2 as="h3">
            <Trans>
              In {database} on {server}
            </Trans>
          </Subtitle2>
          <CallResult run={written} outdated={false} onReveal={onReveal} />
        </>
      ) : (
        <>
          <p className={styles.text}>
            <Trans>
              Nothing was written to {database} on {server}.
            </Trans>
          </p>
          {code !== null && !outdated && (
            <div>
              <Button onClick={onAsk}>
                <Trans>Run on the legacy database…</Trans>
              </Button>
            </div>
          )}
          {code !== null && outdated && (
            <p className={styles.quiet}>
              <Trans>Run it again as it stands now before it can be run on the legacy database.</Trans>
            </p>
          )}
        </>
      )}
    </div>
  );
}

function Differences({ differences }: Pick<ScriptWriting, 'differences'>) {
  const styles = useStyles();
  if (differences.length === 0) {
    return (
      <p className={styles.text}>
        <Trans>Nothing that the mapping reads is different afterwards.</Trans>
      </p>
    );
  }
  return differences.map(({ account, what, columns }) => (
    <div key={account}>
      <p className={styles.text}>
        <Trans>
          Account {account} was {what}.
        </Trans>
      </p>
      {columns.length > 0 && (
        <ul className={styles.list} aria-label={t`What is different afterwards`}>
          {columns.map(({ column, values }) => (
            <li key={column}>
              {column}: {values === null ? t`changed` : `${values.before} → ${values.after}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  ));
}

function goWithout(things: number): string {
  const number = count(things);
  return plural(things, {
    one: `The copies go without ${number} thing`,
    other: `The copies go without ${number} things`,
  });
}
