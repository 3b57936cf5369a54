import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { lazy, Suspense } from 'react';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { rate } from '../../words/numbers.ts';
import type { ChartMark } from './chart-marks.ts';
import { chartHeight } from './chart-options.ts';

const useStyles = makeStyles({ place: { height: `${chartHeight}px` } });

const RateChart = lazy(() => import('./rate-chart.tsx'));

/** How fast the run has been, from its beginning to now. */
export function RateCard({ run }: { readonly run: RunSnapshot }) {
  const styles = useStyles();
  return (
    <Card title={t`Rate`} hint={t`users a second`} aside={t`average ${{ average: rate(run.rate.average) }}`}>
      <Suspense fallback={<div className={styles.place} />}>
        <RateChart series={run.series} average={run.rate.average} marks={marksOf(run)} />
      </Suspense>
    </Card>
  );
}

/** Where Auth0 asked to wait, and whatever else made it slower. */
function marksOf({ events }: RunSnapshot): readonly ChartMark[] {
  return events.filter(({ kind }) => kind === 'attention').map(({ at, text }) => ({ at, text }));
}
