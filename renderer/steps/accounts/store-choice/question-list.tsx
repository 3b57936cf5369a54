import { makeStyles, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { Candidate } from '../../../../electron/assistant/contract/index.ts';
import { useAtOnce } from '../../../client/use-at-once.ts';
import { useCommand } from '../../../client/use-command.ts';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { QuestionField } from './question-field.tsx';

const useStyles = makeStyles({
  list: { display: 'grid', gap: '16px' },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

interface QuestionListProps {
  readonly candidate: Candidate;
  readonly locked: boolean;
}

/** A candidate's questions; an answer is kept by the assistant as soon as it is given. */
export function QuestionList({ candidate, locked }: QuestionListProps) {
  const styles = useStyles();
  const { give, error } = useCommand('answerQuestions');
  const keep = ({ id, questions }: Candidate) => {
    const given = questions.flatMap((one) => (one.answer === null ? [] : [[one.id, one.answer] as const]));
    return give({ candidate: id, answers: Object.fromEntries(given) });
  };
  const [shown, change] = useAtOnce(candidate, keep, error !== undefined);
  const { questions } = shown;
  const answer = (id: string, option: string) =>
    change({ ...shown, questions: questions.map((one) => (one.id === id ? { ...one, answer: option } : one)) });
  return (
    <div className={styles.list}>
      <RefusedCommand error={error} />
      {questions.length === 0 && (
        <p className={styles.none}>
          <Trans>Nothing is open about its columns.</Trans>
        </p>
      )}
      {questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          locked={locked}
          onAnswer={(option) => answer(question.id, option)}
        />
      ))}
    </div>
  );
}
