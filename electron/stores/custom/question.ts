/** Something that neither the catalog nor the sampled values decide. The administrator does. */
export interface Question {
  /** The same in every proposal for a table: `email`, `flag:Activo`. */
  readonly id: string;
  readonly text: string;
  readonly options: readonly QuestionOption[];
  /** The option's id that was chosen; null while it is open. */
  readonly answer: string | null;
}

export interface QuestionOption {
  readonly id: string;
  readonly label: string;
}

/** What the administrator has said: option ids by the questions' ids. */
export type Answers = Readonly<Record<string, string>>;

/** Means none of the columns that are offered. */
export const NONE = 'none';

/** A question with its answer, where there is one; an answer that is not among the options leaves it open. */
export function ask(answers: Answers, question: Omit<Question, 'answer'>): Question {
  const given = Object.hasOwn(answers, question.id) ? (answers[question.id] ?? null) : null;
  const known = question.options.some(({ id }) => id === given);
  return { ...question, answer: known ? given : null };
}
