// Words for roles that users are given at Auth0 after an import.

/** How it stands with one user and one role. `intended` lasts until the answer is known; giving it once more changes nothing. */
export const givingStates = ['waiting', 'intended', 'had', 'given', 'refused', 'lost'] as const;
export type GivingState = (typeof givingStates)[number];

/** In words that follow a number of users. */
export const givingStateTexts: Readonly<Record<GivingState, string>> = {
  waiting: 'to be given it',
  intended: 'perhaps given it: given once more when it goes on, which changes nothing',
  had: 'had it before',
  given: 'given it',
  refused: 'not given it: Auth0 refused',
  lost: 'given it, and did not have it when Auth0 was asked afterwards',
};

/** What giving roles asks a yes for: `roles` for itself, `present` for people who were there before the run under their own id. */
export const roleConsents = ['roles', 'present'] as const;
export type RoleConsent = (typeof roleConsents)[number];
