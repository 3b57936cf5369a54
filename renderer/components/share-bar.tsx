import { makeStyles, tokens } from '@fluentui/react-components';
import { seriesEdge } from '../theme/series-fills.ts';

/** One part of a whole. */
export interface BarPart {
  readonly name: string;
  readonly value: number;
  /** One of `seriesFills`; the part's name and number stand beside the bar, so it is never colour alone. */
  readonly fill: string;
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    gap: '2px',
    height: '12px',
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground6,
    forcedColorAdjust: 'none',
    '@media (forced-colors: active)': { border: '1px solid CanvasText', backgroundColor: 'Canvas' },
  },
  part: {
    flexBasis: 0,
    minWidth: '3px',
    boxShadow: seriesEdge,
    transitionProperty: 'flex-grow',
    transitionDuration: '200ms',
  },
  rest: { flexBasis: 0 },
});

interface ShareBarProps {
  readonly label: string;
  readonly parts: readonly BarPart[];
  readonly total: number;
}

/** Parts of a whole, beginning at zero; a part too small to see keeps 3 px. */
export function ShareBar({ label, parts, total }: ShareBarProps) {
  const styles = useStyles();
  const shown = parts.filter(({ value }) => value > 0);
  const rest = Math.max(0, total - shown.reduce((sum, { value }) => sum + value, 0));
  return (
    <div className={styles.bar} role="img" aria-label={label}>
      {shown.map(({ name, value, fill }) => (
        <span key={name} className={styles.part} style={{ flexGrow: value, background: fill }} />
      ))}
      {rest > 0 && <span className={styles.rest} style={{ flexGrow: rest }} />}
    </div>
  );
}
