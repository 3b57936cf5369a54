// Words for a delta: what changed in the legacy database since the tenant was last given it, and what became of each change.

/** What can have happened to an account; stored, in this order: who must not sign in any more comes first. */
export const deltaKinds = [
  'deleted',
  'disabled',
  'enabled',
  'new',
  'email',
  'identifiers',
  'profile',
  'password',
  'factors',
] as const;
export type DeltaKind = (typeof deltaKinds)[number];

/** In words that follow a number of accounts. */
export const deltaKindTexts: Readonly<Record<DeltaKind, string>> = {
  deleted: 'deleted in the old application',
  disabled: 'disabled there',
  enabled: 'enabled again there',
  new: 'new',
  email: 'with another e-mail address',
  identifiers: 'with another user name or phone number',
  profile: 'with a changed profile',
  password: 'with another password',
  factors: 'with a changed second factor or external login',
};

/**
 * How it stands with one account. `patched`: all but its password is carried over; `sent`: its password is on its way; `listed`: nothing
 * of it can be carried over; `intended` lasts until it is known what was carried over.
 */
export const deltaStates = ['waiting', 'intended', 'patched', 'sent', 'done', 'listed'] as const;
export type DeltaState = (typeof deltaStates)[number];

/** In words that follow a number of accounts. */
export const deltaStateTexts: Readonly<Record<DeltaState, string>> = {
  waiting: 'to be carried over',
  intended: 'being carried over',
  patched: 'whose password is to be carried over still',
  sent: 'whose password is on its way',
  done: 'carried over',
  listed: 'that can’t be carried over',
};

/** Milliseconds; a list that was shown longer ago is made anew before it is carried over. */
export const deltaShownForMs = 3_600_000;

/** Whether something of it may still be carried over. */
export function isOpenDelta(state: DeltaState): boolean {
  return state !== 'done' && state !== 'listed';
}

/** Why a change can’t be carried over. */
export const deltaReasons = [
  'signed-in',
  'password-set',
  'no-password',
  'not-importable',
  'hash-refused',
  'untold',
  'gone',
  'came-by-sign-in',
  'was-there-before',
  'made-anew',
  'other-connection',
  'linked-into',
  'changed-at-auth0',
  'blocked-at-auth0',
  'unfit',
  'taken',
  'refused',
  'second-factor',
  'left-by-run',
] as const;
export type DeltaReason = (typeof deltaReasons)[number];

/** In words that follow a number of people. */
export const deltaReasonTexts: Readonly<Record<DeltaReason, string>> = {
  'signed-in':
    'signed in at Auth0 already, which keeps its own password since: the new one is known to the old application alone',
  'password-set': 'set a password at Auth0, which is the one that holds there',
  'no-password': 'came without a password, which is final at Auth0: a password-change e-mail is their way',
  'not-importable': 'have a password now that Auth0 can’t take',
  'hash-refused': 'have a password that Auth0 refused to replace',
  untold: 'were sent a password of which Auth0’s job has not said what became of it',
  gone: 'are not at Auth0 any more',
  'came-by-sign-in': 'came by signing in: Auth0 has its own record and password of them',
  'was-there-before': 'were at Auth0 before any run, so nothing of theirs is changed',
  'made-anew': 'were made anew at Auth0 after the run',
  'other-connection': 'have an id that another connection has too',
  'linked-into': 'belong to another user by now, by linking',
  'changed-at-auth0': 'were changed at Auth0, too: which of the two holds, somebody has to say',
  'blocked-at-auth0': 'are blocked at Auth0, and not by Userferry',
  unfit: 'have a value now that the plan’s rules or Auth0 don’t take',
  taken: 'have an address, user name or phone number now that somebody else has at Auth0',
  refused: 'were refused by Auth0',
  'second-factor': 'have to enrol the factor anew: Auth0 takes none after the import',
  'left-by-run': 'were left out by the run of the new accounts, whose report says why',
};

/** A change that can’t be carried over, and why. */
export interface ListedChange {
  readonly kind: DeltaKind;
  readonly reason: DeltaReason;
}

/** What `delta` asks a yes for. */
export const deltaConsents = ['delta'] as const;
export type DeltaConsent = (typeof deltaConsents)[number];
