import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { SignInLook } from '../../../../electron/assistant/contract/index.ts';
import { VisuallyHidden } from '../../../components/visually-hidden.tsx';
import { seriesEdge, seriesFills } from '../../../theme/series-fills.ts';
import { count } from '../../../words/numbers.ts';
import { hourAndMinute } from '../../../words/times.ts';

const useStyles = makeStyles({
  chart: { margin: '0 0 16px' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    marginBottom: '6px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  key: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  mark: {
    width: '10px',
    height: '10px',
    borderRadius: tokens.borderRadiusSmall,
    boxShadow: seriesEdge,
    forcedColorAdjust: 'none',
  },
  bars: { display: 'flex', alignItems: 'flex-end', gap: '2px', height: '84px' },
  bar: {
    flexGrow: 1,
    flexBasis: 0,
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'flex-end',
  },
  piece: { forcedColorAdjust: 'none', flexShrink: 0 },
  axis: {
    display: 'flex',
    justifyContent: 'space-between',
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    paddingTop: '2px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** Sign-ins against refusals in short intervals, the latest at the right. */
export function SignInBars({ intervals }: Pick<SignInLook, 'intervals'>) {
  const styles = useStyles();
  const most = Math.max(0, ...intervals.map(({ signIns, refused }) => signIns + refused));
  const [first, last] = [intervals[0], intervals.at(-1)];
  if (first === undefined || last === undefined) return null;
  // What is too small to see keeps 3 px.
  const height = (events: number) => (events === 0 ? '0' : `max(3px, ${(events / most) * 100}%)`);
  const said = (from: typeof first) =>
    t`${{ time: hourAndMinute(from.start) }}: ${{ signIns: count(from.signIns) }} sign-ins, ${{ refused: count(from.refused) }} refused`;
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.head}>
        <span>
          {most === 0 ? (
            <Trans>
              Nobody tried to sign in between {{ from: hourAndMinute(first.start) }} and{' '}
              {{ to: hourAndMinute(last.start) }}
            </Trans>
          ) : (
            <Trans>Attempts in five minutes, at most {{ most: count(most) }}</Trans>
          )}
        </span>
        <span className={styles.key}>
          <span aria-hidden className={styles.mark} style={{ background: seriesFills.arrived }} />
          <Trans>signed in</Trans>
        </span>
        <span className={styles.key}>
          <span aria-hidden className={styles.mark} style={{ background: seriesFills.rejected }} />
          <Trans>refused</Trans>
        </span>
      </figcaption>
      <div className={styles.bars} aria-hidden>
        {intervals.map((interval) => (
          <div key={interval.start} className={styles.bar} title={said(interval)}>
            <span
              className={styles.piece}
              style={{ height: height(interval.refused), background: seriesFills.rejected }}
            />
            <span
              className={styles.piece}
              style={{ height: height(interval.signIns), background: seriesFills.arrived }}
            />
          </div>
        ))}
      </div>
      <div className={styles.axis} aria-hidden>
        <span>{hourAndMinute(first.start)}</span>
        <span>{hourAndMinute(last.start)}</span>
      </div>
      <VisuallyHidden>
        <ul>
          {intervals
            .filter(({ signIns, refused }) => signIns + refused > 0)
            .map((interval) => (
              <li key={interval.start}>{said(interval)}</li>
            ))}
        </ul>
      </VisuallyHidden>
    </figure>
  );
}
