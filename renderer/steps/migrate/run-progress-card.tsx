import { LargeTitle, makeStyles, tokens } from '@fluentui/react-components';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { Figure } from '../../components/figure.tsx';
import { FigureRow } from '../../components/figure-row.tsx';
import { count, counted, rate } from '../../words/numbers.ts';
import { duration, hourAndMinute, offset, remaining } from '../../words/times.ts';
import { RunBar } from './run-bar.tsx';
import { runFigures } from './run-figures.ts';
import { RunFiveFigures } from './run-five-figures.tsx';

const useStyles = makeStyles({
  overline: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  top: { display: 'flex', alignItems: 'flex-end', flexWrap: 'wrap', gap: '8px 24px', marginBottom: '12px' },
  hero: { display: 'flex', alignItems: 'baseline', gap: '8px', flexGrow: 1 },
  number: { fontVariantNumeric: 'tabular-nums' },
  of: { fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  rates: { flexBasis: '520px', flexGrow: 1, maxWidth: '640px' },
  five: { marginTop: '12px' },
});

/** The answer at a glance: how many are done, how fast, how long still, and where everybody is. */
export function RunProgressCard({ run }: { readonly run: RunSnapshot }) {
  const styles = useStyles();
  const { wave } = run;
  const figures = runFigures((wave ?? run).counts);
  const { held, skipped, total } = run.counts;
  const behind = held + skipped;
  const ends = run.remainingMs === undefined ? undefined : Date.now() + run.remainingMs;
  return (
    <Card>
      <div className={styles.overline}>
        {wave === undefined ? (
          <>
            {counted(total, 'account', 'accounts')} in the plan
            {behind > 0 && `, ${count(behind)} of them held or skipped and not sent`}
          </>
        ) : (
          `Wave ${count(wave.number)} of ${count(wave.of)} · ${counted(wave.counts.total, 'account', 'accounts')}`
        )}{' '}
        · started {hourAndMinute(run.started)} ({offset(run.started)})
      </div>
      <div className={styles.top}>
        <div className={styles.hero} data-figure="done">
          <LargeTitle className={styles.number}>{count(figures.done)}</LargeTitle>
          <span className={styles.of}>of {count(figures.concerned)} done</span>
        </div>
        <div className={styles.rates}>
          <FigureRow>
            <Figure size="small" value={rate(run.rate.now)} label="users a second now" />
            <Figure size="small" value={rate(run.rate.average)} label="on average" />
            <Figure size="small" value={duration(run.activeMs)} label="so far" />
            <Figure
              size="small"
              value={run.remainingMs === undefined ? '–' : remaining(run.remainingMs)}
              label={ends === undefined ? 'left, not known yet' : `left, done at ${hourAndMinute(ends)}`}
            />
          </FigureRow>
        </div>
      </div>
      <RunBar figures={figures} />
      <div className={styles.five}>
        <RunFiveFigures run={run} figures={figures} />
      </div>
    </Card>
  );
}
