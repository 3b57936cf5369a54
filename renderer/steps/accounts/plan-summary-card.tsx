import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { PlanSummary, Reason } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { Figure } from '../../components/figure.tsx';
import { FigureRow } from '../../components/figure-row.tsx';
import { LocalTime } from '../../components/local-time.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { seriesFills } from '../../theme/series-fills.ts';
import { count, share } from '../../words/numbers.ts';
import { ReasonTable } from './reason-table.tsx';

const useStyles = makeStyles({
  figures: { marginTop: '12px' },
  sum: {
    margin: '12px 0 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  stale: { marginBottom: '12px' },
});

interface PlanSummaryCardProps {
  readonly plan: PlanSummary;
  /** It was made under other rules or for other accounts than stand now. */
  readonly stale: boolean;
  /** Whom it leaves out by choice. */
  readonly leftOut: readonly string[];
  readonly onShow: (reason: Reason) => void;
}

/** What would happen to every account, by outcome and reason, adding up. */
export function PlanSummaryCard({ plan, stale, leftOut, onShow }: PlanSummaryCardProps) {
  const styles = useStyles();
  const { total, import: imported, importBlocked, held, skipped, rejected } = plan;
  return (
    <Card
      title={t`The plan`}
      hint={t`one decision for every account, nothing sent`}
      aside={
        <Trans>
          Made <LocalTime at={plan.made} />
        </Trans>
      }
    >
      {stale && (
        <MessageBar intent="warning" className={styles.stale}>
          <MessageBarBody>
            <Trans>The choices have changed since. These numbers hold for those before.</Trans>
          </MessageBarBody>
        </MessageBar>
      )}
      <ShareBar
        label={t`Accounts by decision`}
        total={total}
        parts={[
          { name: 'import', value: imported, fill: seriesFills.arrived },
          { name: 'held', value: held, fill: seriesFills.behind },
          { name: 'skipped', value: skipped, fill: seriesFills.rest },
          { name: 'rejected', value: rejected, fill: seriesFills.rejected },
        ]}
      />
      <div className={styles.figures}>
        <FigureRow>
          <Figure
            name="plan-import"
            tone="brand"
            value={count(imported)}
            label={t`to import`}
            note={
              importBlocked > 0 ? t`${{ importBlocked: count(importBlocked) }} of them blocked` : share(imported, total)
            }
          />
          <Figure name="plan-held" value={count(held)} label={t`held`} note={t`until you decide`} />
          <Figure name="plan-skipped" value={count(skipped)} label={t`skipped`} note={t`left out on purpose`} />
          <Figure
            name="plan-rejected"
            tone={rejected > 0 ? 'danger' : 'neutral'}
            value={count(rejected)}
            label={t`rejected`}
            note={t`each with its reason`}
          />
          <Figure name="plan-total" value={count(total)} label={t`in the plan`} note={t`every account, once`} />
        </FigureRow>
      </div>
      <p className={styles.sum}>
        {count(imported)} + {count(held)} + {count(skipped)} + {count(rejected)} ={' '}
        {count(imported + held + skipped + rejected)}
      </p>
      {leftOut.map((sentence) => (
        <p key={sentence} className={styles.sum}>
          {sentence}
        </p>
      ))}
      <ReasonTable reasons={plan.reasons} total={total} onShow={onShow} />
    </Card>
  );
}
