import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { count } from '../words/numbers.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 360px), 1fr))',
    gap: '0 24px',
  },
  row: { display: 'flex', gap: '12px', alignItems: 'baseline', minHeight: '32px' },
  number: {
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    minWidth: '64px',
    textAlign: 'right',
    flexShrink: 0,
  },
  text: { flexGrow: 1, minWidth: 0 },
  note: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    paddingBottom: '2px',
  },
  show: { flexShrink: 0, whiteSpace: 'nowrap' },
});

interface CountedLine {
  /** Stable, by which tests find it. */
  readonly name: string;
  readonly value: number;
  readonly text: string;
  /** What can be done about it, small under the text. */
  readonly notes?: readonly string[];
  readonly onShow: () => void;
}

/** Numbers of accounts, each with what it says of them and the way to them. */
export function CountedLines({ lines }: { readonly lines: readonly CountedLine[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {lines.map(({ name, value, text, notes = [], onShow }) => (
        <li key={name} className={styles.row} data-line={name}>
          <span className={styles.number}>{count(value)}</span>
          <span className={styles.text}>
            {text}
            {notes.map((note) => (
              <span key={note} className={styles.note}>
                {note}
              </span>
            ))}
          </span>
          <Button
            className={styles.show}
            size="small"
            appearance="transparent"
            aria-label={`Show accounts: ${text}`}
            onClick={onShow}
          >
            Show accounts
          </Button>
        </li>
      ))}
    </ul>
  );
}
