import type { Candidate, Snapshot } from '../../../../electron/assistant/contract/index.ts';
import type { TestPage } from './page.ts';
import { idle } from './workbench.ts';

/** What stands when a survey that is asked for has come to its end. */
export async function afterSurvey({ now, until }: TestPage, ask: () => Promise<unknown>): Promise<Snapshot> {
  const { sequence } = now();
  await ask();
  return until('the end of a survey', (state) => state.sequence > sequence && idle(state));
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
