import { makeStyles, tokens } from '@fluentui/react-components';
import type { PlanSummary } from '../../electron/assistant/contract/index.ts';
import { seriesColors } from '../theme/series-colors.ts';
import { count, counted, share } from '../words/numbers.ts';
import { Card } from './card.tsx';
import { ShareBar } from './share-bar.tsx';

type Format = PlanSummary['formats'][number];

const treatments: Readonly<Record<Format['treatment'], string>> = {
  'imported-as-it-is': 'Imported as it is',
  'sent-as-bcrypt': 'Sent as bcrypt',
  held: 'Held until you decide',
};

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '4px 0 -8px', padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '12px minmax(0, 1fr) auto',
    columnGap: '8px',
    padding: '8px 0',
    '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  key: { width: '11px', height: '11px', borderRadius: '2px', marginTop: '5px', forcedColorAdjust: 'none' },
  label: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  quiet: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

const arriving = [seriesColors.arrived, seriesColors.second, seriesColors.onTheWay];

/** Brand shades for what arrives, largest first, then gold for what stays behind. */
function colorsOf(formats: readonly Format[]): readonly string[] {
  let next = 0;
  return formats.map(({ treatment }) =>
    treatment === 'held' ? seriesColors.behind : (arriving[Math.min(next++, arriving.length - 1)] ?? seriesColors.rest),
  );
}

interface FormatsCardProps {
  readonly formats: readonly Format[];
  readonly total: number;
}

/** How the passwords are stored, and what becomes of each kind. */
export function FormatsCard({ formats, total }: FormatsCardProps) {
  const styles = useStyles();
  const sorted = formats.toSorted((a, b) => b.accounts - a.accounts);
  const colors = colorsOf(sorted);
  return (
    <Card title="Password formats" aside={counted(total, 'account', 'accounts')}>
      <ShareBar
        label="Accounts by password format"
        total={total}
        parts={sorted.map(({ label, accounts }, index) => ({
          name: label,
          value: accounts,
          color: colors[index] ?? seriesColors.rest,
        }))}
      />
      <ul className={styles.list}>
        {sorted.map(({ format, label, accounts, treatment }, index) => (
          <li key={format} className={styles.row}>
            <span className={styles.key} style={{ backgroundColor: colors[index] }} />
            <span>
              <span className={styles.label}>{label}</span>
              <span className={styles.quiet}>{treatments[treatment]}</span>
            </span>
            <span className={styles.number}>
              {count(accounts)}
              <span className={styles.quiet}>{share(accounts, total)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
