import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ShareBar } from '../../components/share-bar.tsx';
import { seriesEdge } from '../../theme/series-fills.ts';
import { count } from '../../words/numbers.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: '12px 0 0',
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(136px, 1fr))',
    gap: '12px 16px',
  },
  number: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  key: {
    width: '11px',
    height: '11px',
    borderRadius: '2px',
    flexShrink: 0,
    boxShadow: seriesEdge,
    forcedColorAdjust: 'none',
  },
});

/** People who meet the same. */
export interface PeoplePart {
  /** Stable, by which tests find it. */
  readonly name: string;
  readonly value: number;
  readonly fill: string;
  /** What they meet. */
  readonly words: ReactNode;
}

interface PeoplePartsProps {
  readonly label: string;
  readonly total: number;
  readonly parts: readonly PeoplePart[];
}

/** People in parts that add up to all of them: a bar, and under it each part's number with its words. */
export function PeopleParts({ label, total, parts }: PeoplePartsProps) {
  const styles = useStyles();
  return (
    <>
      <ShareBar label={label} total={total} parts={parts} />
      <ul className={styles.list}>
        {parts.map(({ name, value, fill, words }) => (
          <li key={name} data-line={name}>
            <span className={styles.number}>
              <span className={styles.key} style={{ background: fill }} />
              <span>{count(value)}</span>
            </span>
            {words}
          </li>
        ))}
      </ul>
    </>
  );
}
