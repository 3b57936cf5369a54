import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { PlanSummary } from '../../../electron/assistant/contract/index.ts';
import { Figure } from '../../components/figure.tsx';
import { FigureRow } from '../../components/figure-row.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { seriesFills } from '../../theme/series-fills.ts';
import { count } from '../../words/numbers.ts';

const useStyles = makeStyles({ figures: { margin: '12px 0 8px' } });

/** The plan in one bar and four numbers. */
export function PlanFigures({ plan }: { readonly plan: PlanSummary }) {
  const styles = useStyles();
  return (
    <>
      <ShareBar
        label={t`Accounts by decision`}
        total={plan.total}
        parts={[
          { name: 'import', value: plan.import, fill: seriesFills.arrived },
          { name: 'held', value: plan.held, fill: seriesFills.behind },
          { name: 'skipped', value: plan.skipped, fill: seriesFills.rest },
          { name: 'rejected', value: plan.rejected, fill: seriesFills.rejected },
        ]}
      />
      <div className={styles.figures}>
        <FigureRow>
          <Figure
            name="plan-import-confirmed"
            tone="brand"
            value={count(plan.import)}
            label={t`to import`}
            note={
              plan.importBlocked > 0 ? t`${{ importBlocked: count(plan.importBlocked) }} of them blocked` : t`to Auth0`
            }
          />
          <Figure value={count(plan.held)} label={t`held`} note={t`stay behind`} />
          <Figure value={count(plan.skipped)} label={t`skipped`} note={t`stay behind`} />
          <Figure
            tone={plan.rejected > 0 ? 'danger' : 'neutral'}
            value={count(plan.rejected)}
            label={t`rejected`}
            note={t`each with its reason`}
          />
        </FigureRow>
      </div>
    </>
  );
}
