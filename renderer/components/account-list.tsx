import { makeStyles, Spinner } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { AccountSort } from '../../electron/assistant/contract/index.ts';
import { accounts } from '../words/counts.ts';
import { AccountLine } from './account-line.tsx';
import { ListUnread } from './list-unread.tsx';
import { type ColumnSort, LongTable } from './long-table.tsx';
import { type AccountView, type ListedAccounts, useAccounts } from './use-accounts.ts';
import { useKeyColumn } from './use-key-column.ts';

const useStyles = makeStyles({
  count: { margin: 0, fontVariantNumeric: 'tabular-nums' },
});

interface AccountListProps {
  readonly of: ListedAccounts;
  readonly view: AccountView;
  readonly onView: (view: AccountView) => void;
}

/** Accounts as they are narrowed and sorted. */
export function AccountList({ of, view, onView }: AccountListProps) {
  const styles = useStyles();
  const { total, loading, failed, rowAt, onSight } = useAccounts(of, view);
  const keyColumn = useKeyColumn((index) => rowAt(index)?.key);
  if (loading) return <Spinner size="small" label={t`Reading the accounts`} />;
  if (failed) return <ListUnread />;
  const sortBy = (sort: AccountSort): ColumnSort => {
    const isSorted = (view.sort ?? 'key') === sort;
    const isDescending = isSorted && view.descending === true;
    return {
      direction: isSorted ? (isDescending ? 'descending' : 'ascending') : undefined,
      onSort: () => onView({ ...view, sort, descending: isSorted && !isDescending }),
    };
  };
  return (
    <>
      <p className={styles.count} data-figure="listed" role="status">
        {accounts(total)}
      </p>
      <LongTable
        label={t`Accounts`}
        columns={[
          { title: 'E-mail' },
          { title: t`Key in the legacy database`, className: keyColumn, sort: sortBy('key') },
          { title: t`Outcome and reason`, sort: sortBy('outcome') },
        ]}
        count={total}
        onSight={onSight}
        row={(index) => {
          const row = rowAt(index);
          return row === undefined ? undefined : <AccountLine key={row.sequence} row={row} index={index} />;
        }}
      />
    </>
  );
}
