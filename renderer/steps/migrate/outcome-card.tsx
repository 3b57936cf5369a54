import { Button, LargeTitle, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Outcome, outcomeTexts, type RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { Card } from '../../components/card.tsx';
import { Figure } from '../../components/figure.tsx';
import { FigureRow } from '../../components/figure-row.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { seriesFills } from '../../theme/series-fills.ts';
import { count, rate, share } from '../../words/numbers.ts';
import { duration } from '../../words/times.ts';

const useStyles = makeStyles({
  top: { display: 'flex', alignItems: 'flex-end', flexWrap: 'wrap', gap: '8px 24px', marginBottom: '12px' },
  hero: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 8px', flexGrow: 1 },
  number: { fontVariantNumeric: 'tabular-nums' },
  of: { fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  rates: { flexBasis: '340px', flexGrow: 1, maxWidth: '420px' },
  figures: { marginTop: '12px' },
  sum: {
    margin: '12px 0 8px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
});

const fills: Readonly<Record<Outcome, string>> = {
  imported: seriesFills.arrived,
  updated: seriesFills.second,
  present: seriesFills.onTheWay,
  held: seriesFills.behind,
  skipped: seriesFills.rest,
  rejected: seriesFills.rejected,
  uncertain: seriesFills.uncertain,
};

interface OutcomeCardProps {
  readonly run: RunSnapshot;
  readonly onShow: (filter: AccountFilter) => void;
}

/** What became of every account of the plan, adding up to the plan. */
export function OutcomeCard({ run, onShow }: OutcomeCardProps) {
  const styles = useStyles();
  const { counts } = run;
  const always: readonly Outcome[] = ['imported', 'held', 'skipped', 'rejected'];
  const sometimes = (['updated', 'present', 'uncertain'] as const).filter((outcome) => counts[outcome] > 0);
  const shown = [...always, ...sometimes];
  return (
    <Card>
      <div className={styles.top}>
        <div className={styles.hero}>
          <LargeTitle className={styles.number}>{count(counts.imported)}</LargeTitle>
          <span className={styles.of}>
            <Trans>of {{ total: count(counts.total) }} imported</Trans>
          </span>
        </div>
        <div className={styles.rates}>
          <FigureRow>
            <Figure size="small" value={rate(run.rate.average)} label={t`users a second`} />
            <Figure size="small" value={duration(run.activeMs)} label={t`in all`} />
          </FigureRow>
        </div>
      </div>
      <ShareBar
        label={t`Accounts by outcome`}
        total={counts.total}
        parts={shown.map((outcome) => ({ name: outcome, value: counts[outcome], fill: fills[outcome] }))}
      />
      <div className={styles.figures}>
        <FigureRow>
          {shown.map((outcome) => (
            <Figure
              key={outcome}
              name={outcome}
              tone={
                outcome === 'imported' ? 'brand' : outcome === 'rejected' && counts.rejected > 0 ? 'danger' : 'neutral'
              }
              value={count(counts[outcome])}
              label={outcomeTexts[outcome].toLowerCase()}
              note={share(counts[outcome], counts.total)}
              onShow={counts[outcome] > 0 ? () => onShow({ outcome }) : undefined}
            />
          ))}
        </FigureRow>
      </div>
      <p className={styles.sum}>
        {shown.map((outcome) => count(counts[outcome])).join(' + ')} ={' '}
        {count(shown.reduce((sum, outcome) => sum + counts[outcome], 0))}
      </p>
      <Button size="small" onClick={() => onShow(counts.rejected > 0 ? { outcome: 'rejected' } : {})}>
        <Trans>Show the accounts</Trans>
      </Button>
    </Card>
  );
}
