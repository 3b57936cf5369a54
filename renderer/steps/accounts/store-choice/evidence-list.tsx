import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { InfoRegular } from '@fluentui/react-icons/svg/info';

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
  aside: { color: tokens.colorNeutralForeground3, fontSize: '16px', marginTop: '2px', flexShrink: 0 },
});

interface EvidenceListProps {
  readonly evidence: readonly string[];
  /** Those among them that don't speak for it, and get no check mark. */
  readonly asides: readonly string[];
}

/** What speaks for something, and what else is to be known of it, in sentences that a person can check. */
export function EvidenceList({ evidence, asides }: EvidenceListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {evidence.map((text) => (
        <li key={text} className={styles.item} data-speaks={asides.includes(text) ? 'aside' : 'for'}>
          {asides.includes(text) ? (
            <InfoRegular className={styles.aside} aria-hidden />
          ) : (
            <CheckmarkRegular className={styles.mark} aria-hidden />
          )}
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
