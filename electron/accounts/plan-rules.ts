import type { MembershipHash } from './passwords/recipe.ts';

/** What the plan does with trouble, as the administrator chose; each has the default that loses nobody. */
export interface PlanRules {
  /** Locked out or not approved in the old application. */
  readonly blockedAccounts: 'import-blocked' | 'skip' | 'import-unblocked';
  readonly sharedEmail: 'hold';
  /** `import-without` is final: Auth0 never takes the old password of such a user later. */
  readonly withoutPassword: 'hold' | 'import-without';
  readonly membershipHash: MembershipHash | 'auto';
  /** Accounts whose names look like programs'. */
  readonly serviceAccounts: 'skip' | 'import';
}

export const defaultPlanRules: PlanRules = {
  blockedAccounts: 'import-blocked',
  sharedEmail: 'hold',
  withoutPassword: 'hold',
  membershipHash: 'auto',
  serviceAccounts: 'skip',
};
