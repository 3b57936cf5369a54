import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { Trans } from '@lingui/react/macro';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { drawnHeight } from './long-scroll.ts';
import { ScrollRegion } from './scroll-region.tsx';
import { useLongScroll } from './use-long-scroll.ts';

/** CSS pixels; every row is as high. */
export const longTableRowHeight = 44;
/** CSS pixels. */
const headHeight = 37;

const useStyles = makeStyles({
  scroll: {
    maxHeight: 'min(560px, 52vh)',
    flexShrink: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'separate', borderSpacing: 0 },
  head: {
    boxSizing: 'border-box',
    height: `${headHeight}px`,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    padding: '0 12px',
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  sort: { marginLeft: '-8px', padding: '0 8px', minWidth: 0, fontWeight: tokens.fontWeightRegular },
  space: { padding: 0 },
  unread: { height: `${longTableRowHeight}px`, padding: '0 12px', color: tokens.colorNeutralForeground3 },
});

/** How a column sorts the rows. */
export interface ColumnSort {
  /** Undefined while another column does. */
  readonly direction: 'ascending' | 'descending' | undefined;
  readonly onSort: () => void;
}

/** One of a `LongTable`. */
export interface Column {
  readonly title: string;
  readonly className?: string;
  /** Only where rows can be sorted by it. */
  readonly sort?: ColumnSort;
}

interface LongTableProps {
  /** For screen readers. */
  readonly label: string;
  readonly columns: readonly Column[];
  /** How many rows can be scrolled to. */
  readonly count: number;
  /** How many there are in all, where not all of them can be scrolled to yet. */
  readonly total?: number;
  /** A table row of the height that all have (the header is row 1); undefined for one that is being read. */
  readonly row: (index: number) => ReactNode;
  /** Tells which rows are to be read: from this one on, up to that one. Has to be the same function as long as the list is the same. */
  readonly onSight: (first: number, end: number) => void;
  readonly className?: string;
}

/** A table of any length: only the rows in sight exist, and are read as somebody scrolls, wherever that leads. */
export function LongTable({ label, columns, count, total = count, row, onSight, className }: LongTableProps) {
  const styles = useStyles();
  const scroll = useRef<HTMLElement>(null);
  const { first, end, before, behind } = useLongScroll(scroll, count, longTableRowHeight, headHeight);
  useEffect(() => onSight(first, end), [onSight, first, end]);
  // The browser's own way to the ends is a slide past millions of pixels.
  const onKeyDown = (event: KeyboardEvent) => {
    const view = scroll.current;
    if (view === null || (event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    view.scrollTop = event.key === 'Home' ? 0 : view.scrollHeight;
  };
  return (
    <ScrollRegion
      ref={scroll}
      className={mergeClasses(styles.scroll, className)}
      style={{ height: headHeight + drawnHeight(count * longTableRowHeight) }}
      label={label}
      onKeyDown={onKeyDown}
    >
      <table className={styles.table} aria-rowcount={total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ title, className: width, sort }) => (
              <th
                key={title}
                scope="col"
                className={mergeClasses(styles.head, width)}
                {...(sort?.direction === undefined ? {} : { 'aria-sort': sort.direction })}
              >
                {sort === undefined ? title : <SortButton title={title} sort={sort} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={before} columns={columns.length} className={styles.space} />
          {Array.from({ length: Math.max(0, end - first) }, (_, index) => {
            const place = first + index;
            return (
              row(place) ?? (
                <tr key={`unread-${place}`} aria-rowindex={place + 2} aria-busy>
                  <td colSpan={columns.length} className={styles.unread}>
                    <Trans>Reading …</Trans>
                  </td>
                </tr>
              )
            );
          })}
          <Space height={behind} columns={columns.length} className={styles.space} />
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function SortButton({ title, sort: { direction, onSort } }: { readonly title: string; readonly sort: ColumnSort }) {
  const styles = useStyles();
  return (
    <Button
      size="small"
      appearance="transparent"
      className={styles.sort}
      iconPosition="after"
      icon={
        direction === undefined ? null : direction === 'ascending' ? (
          <ArrowUpRegular aria-hidden />
        ) : (
          <ArrowDownRegular aria-hidden />
        )
      }
      onClick={onSort}
    >
      {title}
    </Button>
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
