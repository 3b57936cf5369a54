import { makeStyles, tokens } from '@fluentui/react-components';
import type { Survey } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { count } from '../../words/numbers.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(320px, 1fr))',
    gap: '0 24px',
  },
  row: { display: 'flex', gap: '12px', alignItems: 'baseline', padding: '4px 0' },
  number: {
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    minWidth: '56px',
    textAlign: 'right',
    flexShrink: 0,
  },
});

/** What the survey found wrong with the data; the plan decides for each, by the rules below. */
export function FindingsCard({ findings }: { readonly findings: Survey['findings'] }) {
  const styles = useStyles();
  if (findings.length === 0) return null;
  return (
    <Card title="To know before the plan" hint="Nothing here changes the legacy database">
      <ul className={styles.list}>
        {findings.map(({ code, accounts, text }) => (
          <li key={code} className={styles.row}>
            <span className={styles.number}>{count(accounts)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
