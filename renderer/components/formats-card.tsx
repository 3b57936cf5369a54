import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import type { PlanSummary } from '../../electron/assistant/contract/index.ts';
import { seriesFills } from '../theme/series-fills.ts';
import { accounts } from '../words/counts.ts';
import { Card } from './card.tsx';
import { FormatRow } from './format-row.tsx';
import { ShareBar } from './share-bar.tsx';

type Format = PlanSummary['formats'][number];

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '4px 0 -8px', padding: 0 },
});

const arriving = [seriesFills.arrived, seriesFills.second, seriesFills.onTheWay];

/** Brand shades for what arrives, largest first, then gold for what stays behind, and grey for who has no password at all. */
function fillsOf(formats: readonly Format[]): readonly string[] {
  let next = 0;
  return formats.map(({ format, treatment }) => {
    if (format === 'none') return seriesFills.rest;
    if (treatment === 'held') return seriesFills.behind;
    return arriving[Math.min(next++, arriving.length - 1)] ?? seriesFills.rest;
  });
}

interface FormatsCardProps {
  readonly formats: readonly Format[];
  readonly total: number;
  /** What stands under each format. */
  readonly underFormat?: (format: Format) => ReactNode;
  /** Under all of them. */
  readonly children?: ReactNode;
}

/** How the passwords are stored, and what becomes of each kind. */
export function FormatsCard({ formats, total, underFormat, children }: FormatsCardProps) {
  const styles = useStyles();
  const sorted = formats.toSorted((a, b) => b.accounts - a.accounts);
  const fills = fillsOf(sorted);
  return (
    <Card title={t`Password formats`} aside={accounts(total)}>
      <ShareBar
        label={t`Accounts by password format`}
        total={total}
        parts={sorted.map(({ label, accounts: value }, index) => ({
          name: label,
          value,
          fill: fills[index] ?? seriesFills.rest,
        }))}
      />
      <ul className={styles.list}>
        {sorted.map((format, index) => (
          <FormatRow key={format.format} format={format} total={total} fill={fills[index] ?? seriesFills.rest}>
            {underFormat?.(format)}
          </FormatRow>
        ))}
      </ul>
      {children}
    </Card>
  );
}
