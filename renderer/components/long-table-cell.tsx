import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { inSight } from '../words/unseen-characters.ts';
import { longTableRowHeight } from './long-table.tsx';

const useStyles = makeStyles({
  cell: {
    boxSizing: 'border-box',
    height: `${longTableRowHeight}px`,
    padding: '0 12px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  number: { fontVariantNumeric: 'tabular-nums' },
  detail: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

interface LongTableCellProps {
  /** What is read on hover where the cell is too narrow for it. */
  readonly title?: string | undefined;
  /** An id is set so that it can be compared letter by letter, a number so that digits stand below each other. */
  readonly kind?: 'text' | 'id' | 'number';
  readonly children: ReactNode;
}

/** One line of text, as high as every row of a `LongTable`. */
export function LongTableCell({ title, kind = 'text', children }: LongTableCellProps) {
  const styles = useStyles();
  return (
    <td
      className={mergeClasses(styles.cell, kind !== 'text' && styles[kind])}
      title={title === undefined ? undefined : inSight(title)}
    >
      {children}
    </td>
  );
}

/** A second, quieter line in a cell. */
export function CellDetail({ children }: { readonly children: ReactNode }) {
  return <span className={useStyles().detail}>{children}</span>;
}
