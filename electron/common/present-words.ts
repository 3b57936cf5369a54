// Words for users who were in the connection before a run, under their account's own id, and are updated when somebody asks for it.

/**
 * How it stands with one of them. `intended`: perhaps changed, which a look tells; `same`: had everything already; `left`: not touched;
 * `returning`: to be put back, or perhaps put back; `returned`: is again what they were.
 */
export const presentStates = [
  'waiting',
  'intended',
  'updated',
  'same',
  'left',
  'refused',
  'returning',
  'returned',
] as const;
export type PresentState = (typeof presentStates)[number];

/** In words that follow a number of users. */
export const presentStateTexts: Readonly<Record<PresentState, string>> = {
  waiting: 'to be updated',
  intended: 'perhaps updated: looked at again when it goes on',
  updated: 'updated',
  same: 'have all of it already',
  left: 'left as they are',
  refused: 'left as they are: Auth0 refused the values',
  returning: 'to be put back, or perhaps put back: looked at when it goes on',
  returned: 'put back to what they were',
};

/** Why somebody is left as they are or, once updated, can't be put back. */
export const presentReasons = [
  'gone',
  'other-connection',
  'linked',
  'came-by-sign-in',
  'signed-in',
  'password-set',
  'other-address',
  'brought-by-run',
  'account-gone',
  'account-unfit',
  'changed-since',
  'put-back-refused',
] as const;
export type PresentReason = (typeof presentReasons)[number];

export const presentReasonTexts: Readonly<Record<PresentReason, string>> = {
  gone: 'not in the connection any more',
  'other-connection': 'another connection of the tenant has the same id',
  linked: 'linked with another user',
  'came-by-sign-in': 'came by signing in, with the profile that they had then',
  'signed-in': 'have signed in: their profile is Auth0’s',
  'password-set': 'have set a password at Auth0: their profile is Auth0’s',
  'other-address': 'have another address than the account',
  'brought-by-run': 'brought by another run of this workspace: a delta carries changes over to them',
  'account-gone': 'the account is not in the legacy database any more',
  'account-unfit': 'the account would not be imported any more',
  'changed-since': 'changed since they were updated, by somebody else or by a delta',
  'put-back-refused': 'Auth0 refused the values that they had',
};

/** What is set, and can be put back: nothing else that a user has is touched. */
export const presentFields = [
  'name',
  'given_name',
  'family_name',
  'nickname',
  'picture',
  'email_verified',
  'blocked',
  'user_metadata',
  'app_metadata',
] as const;
export type PresentField = (typeof presentFields)[number];

/** What is said yes to. `passwords`: the next delta carries the passwords of those who are updated over as well, which can't be put back. */
export const presentConsents = ['update', 'passwords', 'put-back'] as const;
export type PresentConsent = (typeof presentConsents)[number];
