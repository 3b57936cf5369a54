import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { count, counted } from '../words/numbers.ts';
import type { AccountFilter } from './account-filter-bar.tsx';
import { AccountLine } from './account-line.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import { type ListedAccounts, useAccounts } from './use-accounts.ts';

const rowHeight = 44;

const useStyles = makeStyles({
  scroll: {
    height: 'min(560px, 60vh)',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: 0 },
  head: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    padding: '8px 12px',
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  // A GUID fits into it whole, so that it can be compared at a glance.
  keyHead: { width: '36%', boxSizing: 'border-box' },
  space: { padding: 0 },
  count: { margin: 0, fontVariantNumeric: 'tabular-nums' },
});

/** Accounts under a filter: only the rows in sight exist, and pages are read as somebody scrolls. */
export function AccountList({ of, filter }: { readonly of: ListedAccounts; readonly filter: AccountFilter }) {
  const styles = useStyles();
  const scroll = useRef<HTMLElement>(null);
  const { rows, total, loading, failed, more, readMore } = useAccounts(of, filter);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1);
  useEffect(() => {
    if (more && (last?.index ?? -1) >= rows.length - 40) readMore();
  }, [more, last, rows.length, readMore]);

  if (loading) return <Spinner size="small" label="Reading the accounts" />;
  if (failed) return <p role="alert">The accounts could not be read. Close this list and open it again.</p>;
  return (
    <>
      <p className={styles.count} data-figure="listed">
        {counted(total, 'account', 'accounts')}
        {rows.length < total && `, ${count(rows.length)} of them read so far`}
      </p>
      <ScrollRegion ref={scroll} className={styles.scroll} label="Accounts">
        <table className={styles.table} aria-rowcount={total + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className={styles.head}>
                E-mail
              </th>
              <th scope="col" className={mergeClasses(styles.head, styles.keyHead)}>
                Key in the legacy database
              </th>
              <th scope="col" className={styles.head}>
                Outcome and reason
              </th>
            </tr>
          </thead>
          <tbody>
            <Space height={items[0]?.start ?? 0} className={styles.space} />
            {items.map(({ index }) => {
              const row = rows[index];
              return row === undefined ? null : <AccountLine key={row.sequence} row={row} index={index} />;
            })}
            <Space height={virtual.getTotalSize() - (last?.end ?? 0)} className={styles.space} />
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

/** Stands for the rows that don't exist at the moment. */
function Space({ height, className }: { readonly height: number; readonly className: string }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={3} className={className} style={{ height }} />
    </tr>
  );
}
