import { LargeTitle, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { WorkPace } from '../../electron/assistant/contract/index.ts';
import { count, rate } from '../words/numbers.ts';
import { duration, hourAndMinute, remaining } from '../words/times.ts';
import { Figure } from './figure.tsx';
import { FigureRow } from './figure-row.tsx';

const useStyles = makeStyles({
  overline: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  top: { display: 'flex', alignItems: 'flex-end', flexWrap: 'wrap', gap: '8px 24px', marginBottom: '12px' },
  hero: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 8px', flexGrow: 1 },
  number: { fontVariantNumeric: 'tabular-nums' },
  of: { fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  rates: { flexBasis: '520px', flexGrow: 1, maxWidth: '640px' },
  parts: { marginTop: '12px' },
});

interface WorkProgressProps {
  /** What it is about, and since when. */
  readonly overline: ReactNode;
  /** With a final outcome, of all whom it is about. */
  readonly done: number;
  readonly total: number;
  readonly pace: Pick<WorkPace, 'now' | 'average' | 'remainingMs'>;
  /** Milliseconds of work so far. */
  readonly activeMs: number;
  readonly bar: ReactNode;
  /** The numbers that add up to the whole. */
  readonly children: ReactNode;
}

/** Work on people at a glance: how many are done, how fast, how long still, and where everybody is. */
export function WorkProgress({ overline, done, total, pace, activeMs, bar, children }: WorkProgressProps) {
  const styles = useStyles();
  const { remainingMs } = pace;
  const [number, all] = [count(done), count(total)];
  return (
    <>
      <div className={styles.overline}>{overline}</div>
      <div className={styles.top}>
        <div className={styles.hero} data-figure="done">
          <Trans>
            <LargeTitle className={styles.number}>{number}</LargeTitle>
            <span className={styles.of}>of {all} done</span>
          </Trans>
        </div>
        <div className={styles.rates}>
          <FigureRow>
            <Figure size="small" value={rate(pace.now)} label={t`users a second now`} />
            <Figure size="small" value={rate(pace.average)} label={t`on average`} />
            <Figure size="small" value={duration(activeMs)} label={t`so far`} />
            <Figure
              size="small"
              name="remaining"
              value={remainingMs === undefined ? '–' : remaining(remainingMs)}
              label={
                remainingMs === undefined
                  ? t`left, not known yet`
                  : t`left, done at ${{ moment: hourAndMinute(Date.now() + remainingMs) }}`
              }
            />
          </FigureRow>
        </div>
      </div>
      {bar}
      <div className={styles.parts}>{children}</div>
    </>
  );
}
