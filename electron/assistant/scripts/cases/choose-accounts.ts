import { choosePeople, everyoneOf, type People } from '../../../scripts/cases/people.ts';
import { type Subject, type SubjectContext, subjectOf } from '../../../scripts/cases/subject.ts';
import type { ScriptPlan } from '../../../scripts/render/script-plan.ts';
import type { WorkspaceSession } from '../../session.ts';
import { lookAtAccounts, type TellingApart } from './look-at-accounts.ts';

export interface ChosenAccounts {
  readonly people: People;
  /** In words that follow “among”. */
  readonly lookedAt: string;
  /** Whoever has this key or address; null for nobody, or several. */
  find(name: string): Promise<Subject | null>;
}

/** What some case is about. */
const ofCases: TellingApart = {
  traits: ['locked', 'unapproved', 'shares-address', 'address-not-folded', 'address-not-verified'],
  reasons: [],
};

/**
 * Chooses the accounts that test cases are about: by the latest plan or survey, where there is one of these accounts, and among the
 * first accounts of the database. Reads few, however many there are; whom it reads stays in memory.
 * @throws UserferryError UF-10xx, UF-11xx
 */
export async function chooseAccounts(
  session: WorkspaceSession,
  plan: ScriptPlan,
  context: SubjectContext,
  signal: AbortSignal | undefined,
): Promise<ChosenAccounts> {
  const looked = await lookAtAccounts(session, plan, ofCases, signal);
  const people = await looked.choose(
    () =>
      choosePeople(
        looked.accounts.flatMap((account) => subjectOf(account, looked.shares(account), context) ?? []),
        looked.outside.flatMap((account) => subjectOf(account, false, context) ?? []),
      ),
    everyoneOf,
  );
  return {
    people,
    lookedAt: looked.lookedAt,
    async find(name) {
      const account = await looked.find(name);
      return account === null ? null : subjectOf(account, looked.shares(account), context);
    },
  };
}
