import { makeStyles } from '@fluentui/react-components';
import type { Snapshot, StoreChoice, Survey } from '../../../electron/assistant/contract/index.ts';
import type { Listed } from '../../components/listed.ts';
import { FindingsCard } from './findings-card.tsx';
import { MappingCard } from './mapping-card.tsx';
import { ProvenFormatsCard } from './proven-formats-card.tsx';
import { StoreCard } from './store-card.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 312px)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** Everything the survey learned: the store, the mapping, the password formats, and what is wrong with the data. */
export function SurveyFindings({
  survey,
  accounts,
  locked,
  onChoose,
  onShow,
}: {
  readonly survey: Survey;
  readonly accounts: Snapshot['accounts'];
  readonly locked: boolean;
  readonly onChoose: (choice: StoreChoice) => void;
  readonly onShow: (listed: Listed) => void;
}) {
  const styles = useStyles();
  return (
    <>
      <StoreCard survey={survey} accounts={accounts} locked={locked} onChoose={onChoose} />
      <div className={styles.columns}>
        <MappingCard survey={survey} locked={locked} />
        <ProvenFormatsCard survey={survey} proven={accounts.proven} locked={locked} />
      </div>
      <FindingsCard findings={survey.findings} onShow={onShow} />
    </>
  );
}
