import { makeStyles, Spinner } from '@fluentui/react-components';
import { count, counted } from '../words/numbers.ts';
import type { AccountFilter } from './account-filter-bar.tsx';
import { AccountLine } from './account-line.tsx';
import { LongTable } from './long-table.tsx';
import { type ListedAccounts, useAccounts } from './use-accounts.ts';

const useStyles = makeStyles({
  // A GUID fits into it whole, so that it can be compared at a glance.
  key: { width: '36%' },
  count: { margin: 0, fontVariantNumeric: 'tabular-nums' },
});

/** Accounts under a filter. */
export function AccountList({ of, filter }: { readonly of: ListedAccounts; readonly filter: AccountFilter }) {
  const styles = useStyles();
  const { rows, total, loading, failed, more, readMore } = useAccounts(of, filter);
  if (loading) return <Spinner size="small" label="Reading the accounts" />;
  if (failed) return <p role="alert">The accounts could not be read. Close this list and open it again.</p>;
  return (
    <>
      <p className={styles.count} data-figure="listed">
        {counted(total, 'account', 'accounts')}
        {rows.length < total && `, ${count(rows.length)} of them read so far`}
      </p>
      <LongTable
        label="Accounts"
        columns={[
          { title: 'E-mail' },
          { title: 'Key in the legacy database', className: styles.key },
          { title: 'Outcome and reason' },
        ]}
        rows={rows}
        total={total}
        more={more}
        readMore={readMore}
        row={(row, index) => <AccountLine key={row.sequence} row={row} index={index} />}
      />
    </>
  );
}
