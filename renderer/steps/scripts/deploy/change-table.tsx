import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { DeploymentChange } from '../../../../electron/assistant/contract/index.ts';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { changeWords } from './deploy-words.ts';

const useStyles = makeStyles({
  table: { width: '100%', minWidth: '520px', borderCollapse: 'collapse' },
  head: {
    textAlign: 'left',
    padding: '0 12px 6px 0',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  what: {
    width: '46%',
    padding: '6px 12px 6px 0',
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  cell: {
    padding: '6px 12px 6px 0',
    verticalAlign: 'top',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
  },
  note: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  after: { fontWeight: tokens.fontWeightSemibold },
});

/** One difference, and what is to be said beside it. */
export interface ShownChange {
  readonly change: DeploymentChange;
  readonly aside?: ReactNode;
}

interface ChangeTableProps {
  readonly label: string;
  /** What the two columns of values are: before and after. */
  readonly columns: readonly [string, string];
  readonly changes: readonly ShownChange[];
}

/** Differences, field by field: what it was and what it becomes. */
export function ChangeTable({ label, columns: [before, after], changes }: ChangeTableProps) {
  const styles = useStyles();
  return (
    <ScrollRegion label={t`${label}, field by field`}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              <Trans>What</Trans>
            </th>
            <th scope="col" className={styles.head}>
              {before}
            </th>
            <th scope="col" className={styles.head}>
              {after}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ change, aside }) => {
            const words = changeWords(change);
            return (
              <tr key={words.id} data-change={words.id}>
                <th scope="row" className={styles.what}>
                  {words.what}
                  {words.note !== undefined && <span className={styles.note}>{words.note}</span>}
                </th>
                <td className={styles.cell}>{words.before}</td>
                <td className={styles.cell}>
                  <span className={styles.after}>{words.after}</span>
                  {aside !== undefined && <span className={styles.note}>{aside}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
