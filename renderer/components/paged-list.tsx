import { Spinner } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { ListUnread } from './list-unread.tsx';
import { type Column, LongTable } from './long-table.tsx';
import type { ListPages } from './use-list-pages.ts';

interface PagedListProps<Row> {
  /** For screen readers. */
  readonly label: string;
  readonly columns: readonly Column[];
  readonly pages: ListPages<Row>;
  /** How many there are in all, where it is known before all are read. */
  readonly total?: number;
  /** The same for no two rows. */
  readonly keyOf: (row: Row) => number | string;
  /** A `LongTableCell` for each column. */
  readonly cells: (row: Row) => ReactNode;
}

/** A list of accounts that is read page behind page as somebody scrolls. */
export function PagedList<Row>({ label, columns, pages, total, keyOf, cells }: PagedListProps<Row>) {
  const { rows, isPending, isError, onSight } = pages;
  if (isPending) return <Spinner size="small" label={t`Reading the list`} />;
  if (isError) return <ListUnread />;
  return (
    <LongTable
      label={label}
      columns={columns}
      count={rows.length}
      {...(total === undefined ? {} : { total })}
      onSight={onSight}
      row={(index) => {
        const row = rows[index];
        return (
          row !== undefined && (
            <tr key={keyOf(row)} aria-rowindex={index + 2}>
              {cells(row)}
            </tr>
          )
        );
      }}
    />
  );
}
