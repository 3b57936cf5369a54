import { Badge, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import type { Survey } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { count } from '../../words/numbers.ts';
import { ApplicationsChoice } from './applications-choice.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: '8px', flexWrap: 'wrap', marginBottom: '8px' },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  actions: { marginLeft: 'auto' },
  evidence: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(300px, 1fr))',
    gap: '2px 24px',
  },
  item: { display: 'flex', gap: '8px', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  mark: { color: tokens.colorStatusSuccessForeground1, fontSize: '16px', marginTop: '2px', flexShrink: 0 },
});

/** Which store this is, how sure that is, and what speaks for it. */
export function StoreCard({ survey, locked }: { readonly survey: Survey; readonly locked: boolean }) {
  const styles = useStyles();
  const evidence = [survey.tables.join(', '), ...survey.evidence].filter((text) => text !== '');
  const applications = survey.applications.map(
    ({ name, accounts, chosen }) => `Application ${name} (${count(accounts)}) ${chosen ? 'chosen' : 'left out'}`,
  );
  return (
    <Card>
      <div className={styles.head}>
        <Subtitle2 as="h2">{survey.storeLabel}</Subtitle2>
        {survey.confidence === 'certain' ? (
          <Badge appearance="tint" color="success" shape="rounded">
            Certain
          </Badge>
        ) : (
          <Badge appearance="tint" color="warning" shape="rounded">
            Likely
          </Badge>
        )}
        <span className={styles.name}>store {survey.store}</span>
        {survey.applications.length > 1 && (
          <span className={styles.actions}>
            <ApplicationsChoice applications={survey.applications} locked={locked} />
          </span>
        )}
      </div>
      <ul className={styles.evidence}>
        {[...evidence, ...applications].map((text) => (
          <li key={text} className={styles.item}>
            <CheckmarkRegular className={styles.mark} aria-hidden />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
