import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Children, type ReactNode } from 'react';

const useStyles = makeStyles({
  // Each figure has a line before it; whichever begins a row has its line cut off, and its number below the one that begins the row above.
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))',
    rowGap: '12px',
    marginLeft: '-17px',
    // As far as a focus ring needs room.
    clipPath: 'inset(-8px -8px -8px 8px)',
  },
  // Four in one row or two and two, so that the last doesn't stand by itself: a quarter of the row where that is 112 px, else half of it.
  four: { gridTemplateColumns: 'repeat(auto-fit, minmax(clamp(25%, (448px - 100%) * 1000, max(50%, 112px)), 1fr))' },
  cell: {
    minWidth: 0,
    paddingLeft: '16px',
    paddingRight: '8px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Numbers side by side, that are meant to be read together. */
export function FigureRow({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const figures = Children.toArray(children);
  return (
    <div className={mergeClasses(styles.row, figures.length === 4 && styles.four)}>
      {figures.map((figure, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row never change places
        <div key={index} className={styles.cell}>
          {figure}
        </div>
      ))}
    </div>
  );
}
