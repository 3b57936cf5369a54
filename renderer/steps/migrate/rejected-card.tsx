import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { Card } from '../../components/card.tsx';
import { NumberLink } from '../../components/number-link.tsx';
import { accounts as accountsCounted } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { reasonTitle } from '../../words/reasons.ts';
import { LimitLine } from './waves/limit-line.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '5px 0',
    '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  number: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
  show: { marginTop: '8px' },
});

/** What stops the run by itself, and how near it is. */
export interface RejectionLimit {
  readonly most: number;
  readonly found: number;
}

interface RejectedCardProps {
  readonly run: RunSnapshot;
  readonly limit?: RejectionLimit | undefined;
  /** Shows accounts of the run. */
  readonly onShow: (filter: AccountFilter) => void;
}

/** Who was rejected so far, by reason, with the way to the accounts. */
export function RejectedCard({ run, limit, onShow }: RejectedCardProps) {
  const styles = useStyles();
  const { rejected } = run.counts;
  return (
    <Card title={run.state === 'finished' ? t`Rejected` : t`Rejected so far`} aside={count(rejected)}>
      {rejected === 0 ? (
        <p className={styles.none}>
          <Trans>Nobody.</Trans>
        </p>
      ) : (
        <>
          <ul className={styles.list}>
            {run.rejectedBy.map(({ reason, accounts }) => (
              <li key={reason} className={styles.row}>
                <span>{reasonTitle(reason)}</span>
                <span className={styles.number}>
                  <NumberLink
                    value={count(accounts)}
                    of={reasonTitle(reason)}
                    onShow={() => onShow({ outcome: 'rejected', reason })}
                  />
                </span>
              </li>
            ))}
          </ul>
          <Button className={styles.show} size="small" onClick={() => onShow({ outcome: 'rejected' })}>
            <Trans>Show {{ accounts: accountsCounted(rejected) }}</Trans>
          </Button>
        </>
      )}
      {limit !== undefined && <LimitLine what="rejected" most={limit.most} found={limit.found} />}
    </Card>
  );
}
