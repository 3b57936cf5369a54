import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ScriptPlace, ScriptWriting } from '../../../electron/assistant/contract/index.ts';
import { counted } from '../../words/numbers.ts';
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
          ? 'It sent nothing that changes something'
          : `It sent ${counted(statements.length, 'statement', 'statements')} to change something`}
      </Subtitle2>
      {statements.length > 0 && <StatementList statements={statements} label="What it sent to the copies" />}
      <Differences differences={differences} />
      {notCopied.length > 0 && (
        <details>
          <summary>The copies go without {counted(notCopied.length, 'thing', 'things')}</summary>
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
            In {database} on {server}
          </Subtitle2>
          <CallResult run={written} outdated={false} onReveal={onReveal} />
        </>
      ) : (
        <>
          <p className={styles.text}>
            Nothing was written to {database} on {server}.
          </p>
          {code !== null && !outdated && (
            <div>
              <Button onClick={onAsk}>Run on the legacy database…</Button>
            </div>
          )}
          {code !== null && outdated && (
            <p className={styles.quiet}>Run it again as it stands now before it can be run on the legacy database.</p>
          )}
        </>
      )}
    </div>
  );
}

function Differences({ differences }: Pick<ScriptWriting, 'differences'>) {
  const styles = useStyles();
  if (differences.length === 0) {
    return <p className={styles.text}>Nothing that the mapping reads is different afterwards.</p>;
  }
  return differences.map(({ account, what, columns }) => (
    <div key={account}>
      <p className={styles.text}>
        Account {account} was {what}.
      </p>
      {columns.length > 0 && (
        <ul className={styles.list} aria-label="What is different afterwards">
          {columns.map(({ column, values }) => (
            <li key={column}>
              {column}: {values === null ? 'changed' : `${values.before} → ${values.after}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  ));
}
