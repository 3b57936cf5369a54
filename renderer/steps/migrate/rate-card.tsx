import { lazy, Suspense } from 'react';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { rate } from '../../words/numbers.ts';

const RateChart = lazy(() => import('./rate-chart.tsx'));

/** How fast the run has been, from its beginning to now. */
export function RateCard({ run }: { readonly run: RunSnapshot }) {
  return (
    <Card title="Rate" hint="users a second" aside={`average ${rate(run.rate.average)}`}>
      <Suspense>
        <RateChart series={run.series} average={run.rate.average} />
      </Suspense>
    </Card>
  );
}
