import { makeStyles } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { Candidate } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { candidateFacts, candidateTitle } from './candidate-words.ts';
import { ConfidenceBadge } from './confidence-badge.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { MappedSoFar } from './mapped-so-far.tsx';
import { QuestionList } from './question-list.tsx';
import { SmallHeading } from './small-heading.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 3fr)',
    gap: '16px 32px',
    alignItems: 'start',
    '@container (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  beside: { display: 'grid', gap: '12px' },
  facts: { display: 'inline-flex', gap: '8px', alignItems: 'center' },
});

interface QuestionsCardProps {
  readonly candidate: Candidate;
  readonly locked: boolean;
}

/** What neither the catalog nor a few rows tell about a custom table, asked, with what they do tell beside it. */
export function QuestionsCard({ candidate, locked }: QuestionsCardProps) {
  const styles = useStyles();
  return (
    <Card
      title={candidateTitle(candidate)}
      hint={
        <span className={styles.facts}>
          <ConfidenceBadge confidence={candidate.confidence} />
          {candidateFacts(candidate)}
        </span>
      }
    >
      <div className={styles.columns}>
        <QuestionList candidate={candidate} locked={locked} />
        <div className={styles.beside}>
          <div>
            <SmallHeading>
              <Trans>What was found</Trans>
            </SmallHeading>
            <EvidenceList evidence={candidate.evidence} asides={candidate.asides} />
          </div>
          <MappedSoFar lines={candidate.mapping} />
        </div>
      </div>
    </Card>
  );
}
