// The seven action scripts as Auth0 calls them (Auth0 docs: custom database action scripts). Auth0's own keys for them are known to
// `electron/tenant` alone.

/** What one action is given and answers. */
export interface Action {
  /** Before `context`, where that is switched on, and `callback`, which is always last. */
  readonly parameters: readonly string[];
  /** What `callback(null, value)` hands over. */
  readonly answers: 'profile' | 'true-or-false' | 'nothing';
  /** Of the parameters, those whose value is a password. */
  readonly passwords: readonly string[];
  readonly writes: boolean;
}

export const actionNames = [
  'login',
  'getUser',
  'create',
  'verify',
  'changePassword',
  'deleteUser',
  'changeEmail',
] as const;
export type ActionName = (typeof actionNames)[number];

export const actions: Readonly<Record<ActionName, Action>> = {
  login: {
    parameters: ['usernameOrEmail', 'password'],
    answers: 'profile',
    passwords: ['password'],
    writes: false,
  },
  getUser: { parameters: ['email'], answers: 'profile', passwords: [], writes: false },
  create: { parameters: ['user'], answers: 'nothing', passwords: [], writes: true },
  verify: { parameters: ['email'], answers: 'true-or-false', passwords: [], writes: true },
  changePassword: {
    parameters: ['email', 'newPassword'],
    answers: 'true-or-false',
    passwords: ['newPassword'],
    writes: true,
  },
  deleteUser: { parameters: ['id'], answers: 'nothing', passwords: [], writes: true },
  changeEmail: { parameters: ['email', 'newEmail', 'verified'], answers: 'true-or-false', passwords: [], writes: true },
};
