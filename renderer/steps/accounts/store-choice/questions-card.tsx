import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Candidate } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { candidateFacts, candidateTitle } from './candidate-words.ts';
import { ConfidenceBadge } from './confidence-badge.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { MappedSoFar } from './mapped-so-far.tsx';
import { QuestionField } from './question-field.tsx';
import { SmallHeading } from './small-heading.tsx';
import { useAnswers } from './use-answers.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: '16px 32px',
    alignItems: 'start',
    '@media (max-width: 1080px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  questions: { display: 'grid', gap: '16px' },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
  beside: { display: 'grid', gap: '12px' },
  facts: { display: 'inline-flex', gap: '8px', alignItems: 'center' },
});

interface QuestionsCardProps {
  readonly candidate: Candidate;
  readonly locked: boolean;
  /** What can be done with the answers here. */
  readonly children?: ReactNode;
}

/** What neither the catalog nor a few rows tell about a custom table, asked, with what they do tell beside it. */
export function QuestionsCard({ candidate, locked, children }: QuestionsCardProps) {
  const styles = useStyles();
  const { questions, answer, error } = useAnswers(candidate);
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
      <RefusedCommand error={error} />
      <div className={styles.columns}>
        <div className={styles.questions}>
          {questions.map((question) => (
            <QuestionField
              key={question.id}
              question={question}
              locked={locked}
              onAnswer={(option) => answer(question.id, option)}
            />
          ))}
          {questions.length === 0 && <p className={styles.none}>Nothing is open about its columns.</p>}
          {children !== undefined && <div>{children}</div>}
        </div>
        <div className={styles.beside}>
          <div>
            <SmallHeading>What speaks for it</SmallHeading>
            <EvidenceList evidence={candidate.evidence} />
          </div>
          <MappedSoFar lines={candidate.mapping} />
        </div>
      </div>
    </Card>
  );
}
