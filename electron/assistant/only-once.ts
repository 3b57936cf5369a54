/** So many of the latest commands are remembered, to carry out none of them twice. */
const REMEMBERED_REQUESTS = 500;

/**
 * Carries out a request once, however often it comes under the same id: whoever sends it again, also while it is under way, gets
 * the first one's answer. A page does so when its line broke before the answer.
 */
export function onlyOnce(): <Answer>(request: string, work: () => Promise<Answer>) => Promise<Answer> {
  const answers = new Map<string, Promise<unknown>>();
  return <Answer>(request: string, work: () => Promise<Answer>) => {
    const known = answers.get(request);
    // A request names its command, so the answer is of that command's type.
    if (known !== undefined) return known as Promise<Answer>;
    const answer = work();
    answers.set(request, answer);
    if (answers.size > REMEMBERED_REQUESTS) {
      const [oldest] = answers.keys();
      if (oldest !== undefined) answers.delete(oldest);
    }
    return answer;
  };
}
