import { makeStyles } from '@fluentui/react-components';
import type { Candidate } from '../../../../electron/assistant/contract/index.ts';
import { CandidateCard } from './candidate-card.tsx';

const useStyles = makeStyles({ list: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' } });

interface CandidateListProps {
  /** The likeliest first. */
  readonly candidates: readonly Candidate[];
  readonly meant: string | null;
  readonly locked: boolean;
  readonly onChoose: (choice: Candidate['choice']) => void;
}

/** Everything that may hold the accounts. */
export function CandidateList({ candidates, meant, locked, onChoose }: CandidateListProps) {
  const styles = useStyles();
  if (candidates.length === 0) return null;
  return (
    <div className={styles.list}>
      {candidates.map((candidate) => (
        <CandidateCard
          key={candidate.id}
          candidate={candidate}
          meant={candidate.id === meant}
          locked={locked}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}
