import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import type { TrickleLook } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { seriesColors } from '../../../theme/series-colors.ts';
import { accounts } from '../../../words/counts.ts';
import { count } from '../../../words/numbers.ts';
import { chartHeight } from '../chart-options.ts';

const useStyles = makeStyles({
  place: { height: `${chartHeight}px` },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 20px',
    margin: '8px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  mark: {
    display: 'inline-block',
    width: '10px',
    height: '10px',
    borderRadius: tokens.borderRadiusSmall,
    marginRight: '6px',
    forcedColorAdjust: 'none',
    // The colour in which the chart is drawn there.
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  },
  came: { backgroundColor: seriesColors.arrived },
  // A bar and a line tell apart what two colours may not.
  left: { backgroundColor: seriesColors.behind, height: '3px', verticalAlign: 'middle' },
});

const DaysChart = lazy(() => import('./days-chart.tsx'));

/** Who came by signing in, day by day, and how many were left. */
export function DaysCard({ look }: { readonly look: TrickleLook }) {
  const styles = useStyles();
  const { perDay, standings, undated } = look;
  const today = perDay.at(-1)?.came ?? 0;
  const lately = perDay.slice(-7).reduce((sum, { came }) => sum + came, 0);
  return (
    <Card
      title={t`Who came, day by day`}
      hint={t`by signing in, days of UTC`}
      aside={t`${{ today: count(today) }} today, ${{ lately: count(lately) }} in seven days`}
    >
      <Suspense fallback={<div className={styles.place} />}>
        <DaysChart look={look} />
      </Suspense>
      <p className={styles.legend}>
        <span>
          <Trans>
            <span className={`${styles.mark} ${styles.came}`} aria-hidden />
            came that day, left scale
          </Trans>
        </span>
        <span>
          <Trans>
            <span className={`${styles.mark} ${styles.left}`} aria-hidden />
            not moved yet, right scale: {{ straggler: count(standings.straggler) }} now
          </Trans>
        </span>
        {undated > 0 && (
          <span>
            <Trans>{{ accounts: accounts(undated) }} came on a day that nothing tells.</Trans>
          </span>
        )}
      </p>
    </Card>
  );
}
