import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    gap: '2px 24px',
  },
  item: { display: 'flex', gap: '8px', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  mark: { color: tokens.colorStatusSuccessForeground1, fontSize: '16px', marginTop: '2px', flexShrink: 0 },
});

/** What speaks for something, in sentences that a person can check. */
export function EvidenceList({ evidence }: { readonly evidence: readonly string[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {evidence.map((text) => (
        <li key={text} className={styles.item}>
          <CheckmarkRegular className={styles.mark} aria-hidden />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
