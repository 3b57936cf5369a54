import { Button, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Candidate, StoreChoice } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { openQuestions } from './candidate-words.ts';
import { QuestionList } from './question-list.tsx';

const useStyles = makeStyles({ foot: { marginTop: '12px' } });

interface GivenAnswersProps {
  readonly candidate: Candidate;
  readonly locked: boolean;
  readonly onChoose: (choice: StoreChoice) => void;
}

/** The answers that a survey went by, to be given anew. */
export function GivenAnswers({ candidate, locked, onChoose }: GivenAnswersProps) {
  const styles = useStyles();
  const { questions, choice } = candidate;
  return (
    <Card title={t`Your answers`} hint={t`a change takes effect with the next survey`}>
      <QuestionList candidate={candidate} locked={locked} />
      <Button
        className={styles.foot}
        disabledFocusable={locked || openQuestions(questions) > 0}
        onClick={() => onChoose(choice)}
      >
        <Trans>Survey with these answers</Trans>
      </Button>
    </Card>
  );
}
