import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '8px 0 0', padding: 0 },
  item: { display: 'flex', gap: '10px', padding: '4px 0', alignItems: 'flex-start' },
  mark: { fontSize: '16px', marginTop: '2px', flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  limit: { color: tokens.colorStatusWarningForeground1 },
});

interface TicksProps {
  /** What holds, and is well so. */
  readonly items: readonly string[];
  /** What holds too and is a price of it: it must not look like something good. */
  readonly limits?: readonly string[];
}

/** Things that hold, each beside its tick; what it costs comes last, beside a sign of its own. */
export function Ticks({ items, limits = [] }: TicksProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {items.map((text) => (
        <li key={text} className={styles.item} data-holds="good">
          <CheckmarkRegular className={mergeClasses(styles.mark, styles.good)} aria-hidden />
          <span>{text}</span>
        </li>
      ))}
      {limits.map((text) => (
        <li key={text} className={styles.item} data-holds="limit">
          <WarningRegular className={mergeClasses(styles.mark, styles.limit)} aria-hidden />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
