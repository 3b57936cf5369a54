import { t } from '@lingui/core/macro';
import { ShareBar } from '../../components/share-bar.tsx';
import { seriesColors } from '../../theme/series-colors.ts';
import type { RunFigures } from './run-figures.ts';

/** Everybody whom the run is about, by where they are now; who is still to be sent is the bar's empty rest. */
export function RunBar({ figures }: { readonly figures: RunFigures }) {
  return (
    <ShareBar
      label={t`Accounts by where they are now`}
      total={figures.concerned}
      parts={[
        { name: 'in-tenant', value: figures.inTenant, color: seriesColors.arrived },
        { name: 'rejected', value: figures.rejected, color: seriesColors.rejected },
        { name: 'uncertain', value: figures.uncertain, color: seriesColors.uncertain },
        { name: 'with-tenant', value: figures.withTenant, color: seriesColors.onTheWay },
      ]}
    />
  );
}
