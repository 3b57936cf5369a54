import { checkPassword } from '../../accounts/passwords/verify/check-password.ts';
import { type SubjectContext, subjectOf } from '../../scripts/cases/subject.ts';
import type { ScriptPlan } from '../../scripts/render/script-plan.ts';
import { type LookedAt, lookAtAccounts, type TellingApart } from '../scripts/cases/look-at-accounts.ts';
import type { WorkspaceSession } from '../session.ts';
import { type Kind, kindsAmong, type TestAccount } from './kinds.ts';

/** What a plan tells apart that a rehearsal is about. */
const ofRehearsal: TellingApart = {
  traits: [
    'locked',
    'unapproved',
    'shares-address',
    'address-not-folded',
    'address-not-verified',
    'external-login',
    'second-factor',
    'second-factor-left-out',
  ],
  reasons: ['no-password', 'external-login-only', 'email-missing', 'email-malformed', 'email-too-long'],
};

export interface KnownPassword {
  readonly name: string;
  readonly password: string;
}

export interface ChosenKinds {
  readonly kinds: readonly Kind[];
  readonly looked: LookedAt;
  /** Test accounts that were found, by their keys. */
  readonly passwords: ReadonlyMap<string, TestAccount>;
}

/**
 * Chooses who goes through a rehearsal: of every kind of account one, where there is one. Whom it reads stays in memory.
 * @throws UserferryError UF-10xx, UF-11xx
 */
export async function chooseKinds(
  session: WorkspaceSession,
  plan: ScriptPlan,
  context: SubjectContext,
  known: readonly KnownPassword[],
  signal: AbortSignal | undefined,
): Promise<ChosenKinds> {
  const looked = await lookAtAccounts(session, plan, ofRehearsal, signal);
  const accounts: TestAccount[] = [];
  for (const { name, password } of known) {
    const account = await looked.find(name);
    const subject = account === null ? null : subjectOf(account, looked.shares(account), context);
    const check = subject === null ? null : await checkPassword(subject.account.password, password, context);
    accounts.push({ name, password, subject, differs: check?.result === 'differs' });
  }
  const kinds = await looked.choose(
    () =>
      kindsAmong({
        plan,
        looked,
        subjects: looked.accounts.flatMap((account) => subjectOf(account, looked.shares(account), context) ?? []),
        outsiders: looked.outside.flatMap((account) => subjectOf(account, false, context) ?? []),
        known: accounts,
      }),
    (chosen) => chosen.flatMap(({ whom }) => (whom.what === 'account' && !whom.subject.shared ? [whom.subject] : [])),
  );
  const found = accounts.flatMap((each) =>
    each.subject === null ? [] : [[each.subject.account.key.value, each] as const],
  );
  return { kinds, looked, passwords: new Map(found) };
}
