import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { UndoCounts, UndoPeopleWish } from '../../electron/assistant/contract/index.ts';
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

/** Which of the people set apart somebody wants to see. */
export type WantedPeople = Omit<UndoPeopleWish, 'run'>;

interface UndoFiguresProps {
  readonly counts: UndoCounts;
  readonly begun: boolean;
  /** The whole stands elsewhere already. */
  readonly underBar?: boolean;
  readonly onShow: (wanted: WantedPeople) => void;
}

/** Everybody whom the run brought, by what becomes or became of them; the numbers add up, and lead to the people who are set apart. */
export function UndoFigures({ counts, begun, underBar = false, onShow }: UndoFiguresProps) {
  const styles = useStyles();
  const kept = usersIn(counts, 'kept');
  const failed = usersIn(counts, 'failed');
  const why = counts.filter(({ state }) => state === 'kept');
  return (
    <>
      <FigureRow>
        {!underBar && <Figure name="undo-brought" value={count(usersOnList(counts))} label={t`brought by the run`} />}
        {begun && <Figure name="undo-deleted" value={count(usersIn(counts, 'deleted'))} label={t`deleted`} />}
        <Figure
          name="undo-kept"
          value={count(kept)}
          label={t`kept`}
          tone="brand"
          note={
            kept > 0 && (
              <Link as="button" onClick={() => onShow({ state: 'kept' })}>
                {t`Show who is kept`}
              </Link>
            )
          }
        />
        <Figure name="undo-gone" value={count(usersIn(counts, 'gone'))} label={t`not there any more`} />
        {failed > 0 && (
          <Figure
            name="undo-failed"
            value={count(failed)}
            label={t`refused by Auth0`}
            tone="danger"
            note={
              <Link as="button" onClick={() => onShow({ state: 'failed' })}>
                {t`Show who was refused`}
              </Link>
            }
          />
        )}
        <Figure name="undo-waiting" value={count(usersIn(counts, 'waiting', 'intended'))} label={t`to be deleted`} />
      </FigureRow>
      {why.length > 0 && (
        <ul className={styles.list} aria-label={t`Why they are kept`}>
          {why.map((line) => {
            const { causes } = line;
            return (
              <li key={causes.join()} className={styles.row}>
                <Link as="button" onClick={() => onShow({ state: 'kept', causes })}>
                  {sentenceCase(lineText(line))}
                </Link>
                <span className={styles.number}>{count(line.users)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
