import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Card } from './card.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    gap: '14px',
    alignItems: 'stretch',
  },
  list: { margin: 0, paddingLeft: '18px', display: 'grid', gap: '6px', overflowWrap: 'anywhere' },
});

/** Cards side by side, as many as fit. */
export function CardColumns({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles().columns}>{children}</div>;
}

interface ListCardProps {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly lines: readonly string[];
  /** What stands below them. */
  readonly children?: ReactNode;
}

/** A card that says a few things of one subject, one sentence each. */
export function ListCard({ title, hint, lines, children }: ListCardProps) {
  const styles = useStyles();
  return (
    <Card title={title} {...(hint === undefined ? {} : { hint })}>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {children}
    </Card>
  );
}
