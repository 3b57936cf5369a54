import { Button } from '@fluentui/react-components';
import type { Candidate, StoreChoice } from '../../../../electron/assistant/contract/index.ts';
import { openQuestions } from './candidate-words.ts';
import { QuestionsCard } from './questions-card.tsx';

interface GivenAnswersProps {
  readonly candidate: Candidate;
  readonly locked: boolean;
  readonly onChoose: (choice: StoreChoice) => void;
}

/** The answers that a survey went by, to be given anew. */
export function GivenAnswers({ candidate, locked, onChoose }: GivenAnswersProps) {
  const { questions, choice } = candidate;
  return (
    <QuestionsCard candidate={candidate} locked={locked}>
      <Button disabledFocusable={locked || openQuestions(questions) > 0} onClick={() => onChoose(choice)}>
        Survey with these answers
      </Button>
    </QuestionsCard>
  );
}
