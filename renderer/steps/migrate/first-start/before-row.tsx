import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type Standing, StateIcon } from '../../../components/state-icon.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '10px',
    padding: '7px 0',
    '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  what: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  text: { color: tokens.colorNeutralForeground2 },
});

interface BeforeRowProps {
  readonly standing: Standing;
  readonly what: string;
  readonly children: ReactNode;
}

/** Something that somebody wants to know before it begins, and what stands behind it. */
export function BeforeRow({ standing, what, children }: BeforeRowProps) {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <StateIcon standing={standing} />
      <div>
        <div className={styles.what}>{what}</div>
        <div className={styles.text}>{children}</div>
      </div>
    </li>
  );
}
