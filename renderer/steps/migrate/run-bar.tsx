import { t } from '@lingui/core/macro';
import { ShareBar } from '../../components/share-bar.tsx';
import { seriesFills } from '../../theme/series-fills.ts';
import type { RunFigures } from './run-figures.ts';

/** Everybody whom the run is about, by where they are now; who is still to be sent is the bar's empty rest. */
export function RunBar({ figures }: { readonly figures: RunFigures }) {
  return (
    <ShareBar
      label={t`Accounts by where they are now`}
      total={figures.concerned}
      parts={[
        { name: 'in-tenant', value: figures.inTenant, fill: seriesFills.arrived },
        { name: 'rejected', value: figures.rejected, fill: seriesFills.rejected },
        { name: 'uncertain', value: figures.uncertain, fill: seriesFills.uncertain },
        { name: 'with-tenant', value: figures.withTenant, fill: seriesFills.onTheWay },
      ]}
    />
  );
}
