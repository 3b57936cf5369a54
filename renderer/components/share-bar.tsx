import { makeStyles, tokens } from '@fluentui/react-components';

/** One part of a whole. */
export interface BarPart {
  readonly name: string;
  readonly value: number;
  /** A CSS colour; the part's name and number stand beside the bar, so it is never colour alone. */
  readonly color: string;
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
  part: { flexBasis: 0, minWidth: '3px', transitionProperty: 'flex-grow', transitionDuration: '200ms' },
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
      {shown.map(({ name, value, color }) => (
        <span key={name} className={styles.part} style={{ flexGrow: value, backgroundColor: color }} />
      ))}
      {rest > 0 && <span className={styles.rest} style={{ flexGrow: rest }} />}
    </div>
  );
}
