import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { type UndoneRun, undoDifferenceTexts } from '../../electron/assistant/contract/index.ts';
import { AsWritten } from '../components/as-written.tsx';
import { Card } from '../components/card.tsx';
import { Figure } from '../components/figure.tsx';
import { FigureRow } from '../components/figure-row.tsx';
import { count } from '../words/numbers.ts';
import { usersIn } from './undo-words.ts';

const useStyles = makeStyles({
  text: { margin: '0 0 10px' },
  list: { margin: '10px 0 0', paddingLeft: '18px', overflowWrap: 'anywhere' },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

/** What the connection held afterwards, compared with what it held before the run; nothing before that. */
export function UndoResultCard({ undone }: { readonly undone: UndoneRun }) {
  const styles = useStyles();
  const { result, differences, firstDifferences, counts } = undone;
  if (result === null) return null;
  const more = differences - firstDifferences.length;
  return (
    <Card
      title={t`The connection afterwards`}
      hint={result.matches ? t`compared user by user` : t`not as it should be`}
    >
      <p className={styles.text}>
        {result.matches
          ? t`It holds what it held before the run, newcomers, and who was kept. Nobody else.`
          : t`It does not hold what it should: whoever is missing or left over is named below.`}
      </p>
      <FigureRow>
        <Figure name="undo-baseline" value={count(result.baseline)} label={t`before the run`} />
        <Figure name="undo-newcomers" value={count(result.newcomers)} label={t`came since by themselves`} />
        <Figure name="undo-still" value={count(usersIn(counts, 'kept'))} label={t`kept`} />
        <Figure name="undo-now" value={count(result.tenantNow)} label={t`in the connection now`} tone="brand" />
      </FigureRow>
      {firstDifferences.length > 0 && (
        <ul className={styles.list}>
          {firstDifferences.map(({ kind, userId }) => (
            <li key={`${kind} ${userId}`}>
              <AsWritten className={styles.id} text={userId} /> {undoDifferenceTexts[kind]}
            </li>
          ))}
          {more > 0 && <li>{t`and ${{ more: count(more) }} more: the saved list names all`}</li>}
        </ul>
      )}
    </Card>
  );
}
