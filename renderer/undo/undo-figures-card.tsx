import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { UndoCounts } from '../../electron/assistant/contract/index.ts';
import { Card } from '../components/card.tsx';
import { Figure } from '../components/figure.tsx';
import { FigureRow } from '../components/figure-row.tsx';
import { count } from '../words/numbers.ts';
import { sentenceCase } from '../words/reasons.ts';
import { lineText, usersIn, usersOnList } from './undo-words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '12px 0 0', padding: 0 },
  row: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '5px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  number: { fontVariantNumeric: 'tabular-nums' },
});

interface UndoFiguresCardProps {
  readonly counts: UndoCounts;
  readonly begun: boolean;
}

/** Everybody whom the run brought, by what becomes or became of them; the numbers add up. */
export function UndoFiguresCard({ counts, begun }: UndoFiguresCardProps) {
  const styles = useStyles();
  const failed = usersIn(counts, 'failed');
  const why = counts.filter(({ state }) => state === 'kept');
  return (
    <Card title={t`Whom the run brought`} hint={t`each looked at once more right before`}>
      <FigureRow>
        <Figure name="undo-brought" value={count(usersOnList(counts))} label={t`brought by the run`} />
        <Figure name="undo-waiting" value={count(usersIn(counts, 'waiting', 'intended'))} label={t`to be deleted`} />
        {begun && <Figure name="undo-deleted" value={count(usersIn(counts, 'deleted'))} label={t`deleted`} />}
        <Figure name="undo-kept" value={count(usersIn(counts, 'kept'))} label={t`kept`} tone="brand" />
        <Figure name="undo-gone" value={count(usersIn(counts, 'gone'))} label={t`not there any more`} />
        {failed > 0 && <Figure name="undo-failed" value={count(failed)} label={t`refused by Auth0`} tone="danger" />}
      </FigureRow>
      {why.length > 0 && (
        <ul className={styles.list} aria-label={t`Why they are kept`}>
          {why.map((line) => (
            <li key={line.causes.join()} className={styles.row}>
              <span>{sentenceCase(lineText(line))}</span>
              <span className={styles.number}>{count(line.users)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
