import { makeStyles, tokens } from '@fluentui/react-components';
import { Children, type ReactNode } from 'react';

const useStyles = makeStyles({
  row: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))', rowGap: '12px' },
  cell: {
    paddingLeft: '16px',
    paddingRight: '8px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    '&:first-child': { paddingLeft: 0, borderLeftColor: 'transparent', borderLeftWidth: 0 },
  },
});

/** Numbers side by side, that are meant to be read together. */
export function FigureRow({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      {Children.toArray(children).map((child, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row never change places
        <div key={index} className={styles.cell}>
          {child}
        </div>
      ))}
    </div>
  );
}
