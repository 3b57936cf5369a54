import type { Candidate, Snapshot, Survey } from '../../../../electron/assistant/contract/index.ts';
import type { TestPage } from './page.ts';
import { idle } from './workbench.ts';

/** What stands when a survey that is asked for has come to its end. */
export async function afterSurvey({ client, until }: TestPage, ask: () => Promise<unknown>): Promise<Snapshot> {
  // Not the last one seen: what was done just before may still be on its way, and would be taken for the survey's end.
  const { sequence } = await stateNow(client);
  await ask();
  return until('the end of a survey', (state) => state.sequence > sequence && idle(state));
}

async function stateNow(client: TestPage['client']): Promise<Snapshot> {
  for await (const snapshot of await client.watch()) return snapshot;
  throw new Error('The assistant has no state.');
}

/** The ids of the candidates, in their order. */
export function candidateIds({ accounts }: Snapshot): readonly string[] | undefined {
  return accounts.candidates?.found.map(({ id }) => id);
}

export function candidateOf({ accounts }: Snapshot, name: string): Candidate {
  const found = accounts.candidates?.found.find(({ id }) => id === name);
  if (found === undefined) throw new Error(`${name} is not among the candidates.`);
  return found;
}

/** The next survey after the one that stands. */
export async function surveyAfter({ now, until }: TestPage, ask: () => Promise<unknown>): Promise<Survey> {
  const before = now().accounts.survey?.plan;
  await ask();
  const { accounts } = await until(
    'a survey',
    (state) => idle(state) && state.accounts.survey !== undefined && state.accounts.survey.plan !== before,
  );
  if (accounts.survey === undefined) throw new Error('There is no survey.');
  return accounts.survey;
}
