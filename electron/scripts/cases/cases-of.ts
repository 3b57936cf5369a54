import type { ActionName } from '../actions.ts';
import { getUserCases, loginCases } from './reading-cases.ts';
import type { Situation } from './situation.ts';
import type { AnyCase } from './test-case.ts';
import { writingCases } from './writing-cases.ts';

/** Everything that the script of an action is held to, with these accounts. */
export function casesOf(action: ActionName, situation: Situation): readonly AnyCase[] {
  if (action === 'login') return loginCases(situation);
  return action === 'getUser' ? getUserCases(situation) : writingCases(action, situation);
}
