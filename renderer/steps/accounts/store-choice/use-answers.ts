import type { Candidate } from '../../../../electron/assistant/contract/index.ts';
import { useAtOnce } from '../../../client/use-at-once.ts';
import { useCommand } from '../../../client/use-command.ts';

/** A candidate's questions with their answers, kept by the assistant as soon as they are given. */
export function useAnswers(candidate: Candidate) {
  const { give, error } = useCommand('answerQuestions');
  const [shown, keep] = useAtOnce(
    candidate,
    ({ id, questions }) =>
      give({
        candidate: id,
        answers: Object.fromEntries(questions.flatMap((one) => (one.answer === null ? [] : [[one.id, one.answer]]))),
      }),
    error !== undefined,
  );
  const answer = (id: string, option: string) =>
    keep({ ...shown, questions: shown.questions.map((one) => (one.id === id ? { ...one, answer: option } : one)) });
  return { questions: shown.questions, answer, error };
}
