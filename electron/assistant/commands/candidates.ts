import { UserferryError } from '../../common/userferry-error.ts';
import { RECIPE_QUESTION } from '../../stores/custom/columns/choose-recipe.ts';
import type { Candidate } from '../contract/index.ts';
import type { Wizard } from '../wizard/wizard.ts';

/**
 * Keeps answers to a candidate's questions; the next survey goes by them.
 * @throws UserferryError UF-1210 for what is no question or no answer of that candidate
 */
export function answerQuestions(wizard: Wizard, id: string, answers: Readonly<Record<string, string>>): Promise<void> {
  return wizard.alone(async () => {
    const { accounts } = wizard.state.state;
    const { candidates } = accounts;
    const about = candidates?.found.find((candidate) => candidate.id === id);
    if (candidates === undefined || about === undefined) throw noSuchAnswer(id);
    for (const [question, option] of Object.entries(answers)) refuseOther(about, question, option);
    wizard.remember({ answers: { ...wizard.file.answers, [id]: { ...wizard.file.answers[id], ...answers } } });
    // The newest word holds: whoever says anew how the passwords were made takes back what an account has shown.
    const before = about.questions.find((question) => question.id === RECIPE_QUESTION)?.answer;
    if (id === candidates.meant && (answers[RECIPE_QUESTION] ?? before) !== before)
      wizard.remember({ recipe: undefined });
    const answered: Candidate = {
      ...about,
      questions: about.questions.map((question) => ({ ...question, answer: answers[question.id] ?? question.answer })),
    };
    const found = candidates.found.map((candidate) => (candidate === about ? answered : candidate));
    wizard.state.update({ accounts: { ...accounts, candidates: { ...candidates, found } }, failure: undefined });
  });
}

function refuseOther({ questions }: Candidate, id: string, option: string): void {
  const question = questions.find((one) => one.id === id);
  if (question?.options.some((one) => one.id === option) !== true) throw noSuchAnswer(`${id}: ${option}`);
}

function noSuchAnswer(what: string): UserferryError {
  return new UserferryError({
    code: 'UF-1210',
    message: 'This answer fits no question that is open now.',
    kept: 'Nothing was changed.',
    next: 'Survey the database again and answer what it asks.',
    detail: what,
  });
}

/** The columns that a SELECT would give, as the server describes them. @throws UserferryError UF-1211 to UF-1214 */
export async function describeSelect(
  wizard: Wizard,
  sql: string,
): Promise<{ readonly columns: readonly { readonly name: string; readonly type: string }[] }> {
  const columns = await (await wizard.session().legacy('survey')).describe(sql);
  return {
    columns: columns.map(({ name, type, length }) => ({
      name,
      type: length === null ? type : `${type}(${length === -1 ? 'max' : length})`,
    })),
  };
}
