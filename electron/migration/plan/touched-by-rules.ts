import type { PlanRules } from '../../accounts/plan-rules.ts';
import type { Decision } from '../../common/words.ts';
import { type AccountGroup, accountsIn } from '../../journal/account-groups.ts';

/** The rules that are about some accounts and not about all. */
export type TouchingRule = Exclude<keyof PlanRules, 'membershipHash'>;

/** The accounts that a rule is about, by what was decided for them: their owners' numbers, whatever else is wrong with them. */
export type Touched = Readonly<Record<TouchingRule, Readonly<Record<Decision, number>>>>;

const touches: Readonly<Record<TouchingRule, (group: AccountGroup) => boolean>> = {
  blockedAccounts: ({ traits }) => traits.includes('locked') || traits.includes('unapproved'),
  sharedEmail: ({ traits }) => traits.includes('shares-address'),
  withoutPassword: ({ format, reason }) => format === 'none' && reason !== 'external-login-only',
  serviceAccounts: ({ traits }) => traits.includes('service-account'),
};

/** Whom each rule touches in a plan or survey. */
export function touchedByRules(groups: readonly AccountGroup[]): Touched {
  const by = (rule: TouchingRule) => {
    const those = groups.filter(touches[rule]);
    const decided = (decision: Decision) => accountsIn(those.filter((group) => group.decision === decision));
    return { import: decided('import'), hold: decided('hold'), skip: decided('skip'), reject: decided('reject') };
  };
  return {
    blockedAccounts: by('blockedAccounts'),
    sharedEmail: by('sharedEmail'),
    withoutPassword: by('withoutPassword'),
    serviceAccounts: by('serviceAccounts'),
  };
}
