import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { count } from '../words/numbers.ts';
import { CopyForDba } from './copy-for-dba.tsx';
import { TextButton } from './text-button.tsx';

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
  ways: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  summary: {
    cursor: 'pointer',
    color: tokens.colorBrandForeground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  way: { margin: '4px 0 8px', paddingLeft: '18px' },
  show: { flexShrink: 0, whiteSpace: 'nowrap' },
});

interface CountedLine {
  /** Stable, by which tests find it. */
  readonly name: string;
  readonly value: number;
  readonly text: string;
  /** What can be done about it, the best first; folded away under the text. */
  readonly waysOut?: readonly string[];
  /** T-SQL that lists them, where somebody has to clean them up. */
  readonly forDba?: string | undefined;
  readonly onShow: () => void;
}

/** Numbers of accounts, each with what it says of them and the way to them. */
export function CountedLines({ lines }: { readonly lines: readonly CountedLine[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {lines.map(({ name, value, text, waysOut = [], forDba, onShow }) => (
        <li key={name} className={styles.row} data-line={name}>
          <span className={styles.number}>{count(value)}</span>
          <span className={styles.text}>
            {text}
            {waysOut.length > 0 && (
              <details className={styles.ways}>
                <summary className={styles.summary}>
                  <Trans>What can be done</Trans>
                </summary>
                <ol className={styles.way}>
                  {waysOut.map((way) => (
                    <li key={way}>{way}</li>
                  ))}
                </ol>
              </details>
            )}
            {forDba !== undefined && <CopyForDba text={forDba} about={text} />}
          </span>
          <TextButton className={styles.show} aria-label={t`Show accounts: ${text}`} onClick={onShow}>
            <Trans>Show accounts</Trans>
          </TextButton>
        </li>
      ))}
    </ul>
  );
}
