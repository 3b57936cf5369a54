import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { count } from '../words/numbers.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '12px 0 0', padding: 0 },
  row: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '5px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  link: { textAlign: 'left' },
  number: { fontVariantNumeric: 'tabular-nums' },
});

export interface ReasonRow {
  readonly text: string;
  readonly people: number;
  /** The way to them, where they are listed. */
  readonly onShow?: () => void;
}

/** Under the numbers of a card: why, with how many each; nothing where there is nothing to say. */
export function ReasonRows({ label, rows }: { readonly label: string; readonly rows: readonly ReasonRow[] }) {
  const styles = useStyles();
  if (rows.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={label}>
      {rows.map(({ text, people, onShow }) => (
        <li key={text} className={styles.row}>
          {onShow === undefined ? (
            <span>{text}</span>
          ) : (
            <Link as="button" className={styles.link} onClick={onShow}>
              {text}
            </Link>
          )}
          <span className={styles.number}>{count(people)}</span>
        </li>
      ))}
    </ul>
  );
}
