import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import type { PlanSummary } from '../../electron/assistant/contract/index.ts';
import { seriesEdge } from '../theme/series-fills.ts';
import { count, share } from '../words/numbers.ts';

type Format = PlanSummary['formats'][number];

const treatments: Readonly<Record<Format['treatment'], string>> = {
  'imported-as-it-is': t`Imported as it is`,
  'sent-as-bcrypt': t`Sent as bcrypt`,
  held: t`Held until you decide`,
};

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '12px minmax(0, 1fr) auto',
    columnGap: '8px',
    padding: '8px 0',
    '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  key: {
    width: '11px',
    height: '11px',
    borderRadius: '2px',
    marginTop: '5px',
    boxShadow: seriesEdge,
    forcedColorAdjust: 'none',
  },
  label: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  below: { gridColumn: '2 / -1' },
  quiet: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface FormatRowProps {
  readonly format: Format;
  /** All accounts of the list. */
  readonly total: number;
  /** Its part of the bar. */
  readonly fill: string;
  /** Under it, over the whole width. */
  readonly children?: ReactNode;
}

/** One way in which passwords are stored, and what becomes of them. */
export function FormatRow({ format: { label, accounts, treatment }, total, fill, children }: FormatRowProps) {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <span className={styles.key} style={{ background: fill }} />
      <span>
        <span className={styles.label}>{label}</span>
        <span className={styles.quiet}>{treatments[treatment]}</span>
      </span>
      <span className={styles.number}>
        {count(accounts)}
        <span className={styles.quiet}>{share(accounts, total)}</span>
      </span>
      {children !== undefined && <div className={styles.below}>{children}</div>}
    </li>
  );
}
