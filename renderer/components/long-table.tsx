import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { ScrollRegion } from './scroll-region.tsx';

/** CSS pixels; every row is as high. */
export const longTableRowHeight = 44;

const useStyles = makeStyles({
  scroll: {
    height: 'min(560px, 60vh)',
    flexShrink: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: 0 },
  head: {
    boxSizing: 'border-box',
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
  space: { padding: 0 },
});

interface LongTableProps<Row> {
  /** For screen readers. */
  readonly label: string;
  readonly columns: readonly { readonly title: string; readonly className?: string }[];
  /** Those that have been read so far. */
  readonly rows: readonly Row[];
  /** How many there are in all. */
  readonly total: number;
  readonly more: boolean;
  readonly readMore: () => void;
  /** A table row of the height that all have; the header is row 1. */
  readonly row: (row: Row, index: number) => ReactNode;
  readonly className?: string;
}

/** A table of any length: only the rows in sight exist, and pages are read as somebody scrolls. */
export function LongTable<Row>({ label, columns, rows, total, more, readMore, row, className }: LongTableProps<Row>) {
  const styles = useStyles();
  const scroll = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => longTableRowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1);
  useEffect(() => {
    if (more && (last?.index ?? -1) >= rows.length - 40) readMore();
  }, [more, last, rows.length, readMore]);
  return (
    <ScrollRegion ref={scroll} className={mergeClasses(styles.scroll, className)} label={label}>
      <table className={styles.table} aria-rowcount={total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ title, className: width }) => (
              <th key={title} scope="col" className={mergeClasses(styles.head, width)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={items[0]?.start ?? 0} columns={columns.length} className={styles.space} />
          {items.map(({ index }) => {
            const shown = rows[index];
            return shown === undefined ? null : row(shown, index);
          })}
          <Space height={virtual.getTotalSize() - (last?.end ?? 0)} columns={columns.length} className={styles.space} />
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface SpaceProps {
  readonly height: number;
  readonly columns: number;
  readonly className: string;
}

/** Stands for the rows that don't exist at the moment. */
function Space({ height, columns, className }: SpaceProps) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} className={className} style={{ height }} />
    </tr>
  );
}
