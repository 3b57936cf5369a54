import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '8px 0 0', padding: 0 },
  item: { display: 'flex', gap: '10px', padding: '4px 0', alignItems: 'flex-start' },
  mark: { color: tokens.colorStatusSuccessForeground1, fontSize: '16px', marginTop: '2px', flexShrink: 0 },
});

/** Things that hold, each beside its tick. */
export function Ticks({ items }: { readonly items: readonly string[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {items.map((text) => (
        <li key={text} className={styles.item}>
          <CheckmarkRegular className={styles.mark} aria-hidden />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
