// The product's words for what becomes of an account: one list for code, contract, screens, reports and docs.

/** What a plan decides for an account before anything is sent. */
export const decisions = ['import', 'hold', 'skip', 'reject'] as const;
export type Decision = (typeof decisions)[number];

/** What became of an account in a run; the outcomes of a run add up to its plan. `uncertain` lasts only while the run does. */
export const outcomes = ['imported', 'updated', 'present', 'held', 'skipped', 'rejected', 'uncertain'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why an account did not make it, in words that follow the outcome: "Held: no password to import". Codes are stable. */
export const reasonTexts = {
  'no-password': 'no password to import',
  'external-login-only': 'signs in with another provider only, so there is no password to import',
  'damaged-password': 'the stored password is damaged',
  'password-not-importable': 'a password format that Auth0 can’t import',
  'password-needs-machine-key': 'the password is encrypted with the old application’s key',
  'password-format-unknown': 'a password format that nobody has named or proved yet',
  'clear-password-over-72-bytes': 'a clear-text password longer than the 72 bytes that bcrypt reads',
  'shared-email': 'shares an address with another account',
  'shared-username': 'shares a user name with another account',
  'anonymous-user': 'an anonymous visitor, nobody who signs in',
  'service-account': 'looks like a service account',
  'out-of-scope': 'outside the chosen scope',
  'email-missing': 'no e-mail address',
  'email-malformed': 'an e-mail address that Auth0 does not accept',
  'email-too-long': 'an e-mail address that is too long for Auth0',
  'name-too-long': 'a name that is too long for Auth0',
  'username-invalid': 'a user name that the connection does not accept',
  'user-id-too-long': 'a key that is too long for a user id',
  'address-of-another-user': 'the address belongs to another user in Auth0',
  'id-of-another-user': 'the user id belongs to another user in Auth0',
  'half-created-user': 'a half-created user in Auth0 is in the way',
  'identifier-taken':
    'the phone number or user name belongs to another user in Auth0, or a half-created user is in the way',
  'field-refused': 'a field that Auth0 refused',
  'vanished-from-database': 'deleted from the legacy database since the plan',
  'user-too-large': 'too large for an import file',
  'not-there-afterwards': 'Auth0 reported the import, but the user is not there',
  'not-new': 'known from before, and the run brings a delta’s new accounts alone',
} as const;
export type Reason = keyof typeof reasonTexts;
export const reasons = Object.keys(reasonTexts) as readonly Reason[] as readonly [Reason, ...Reason[]];

/** What an administrator can do about a password that can't be imported, in words that stand alone. Codes are stable. */
export const wayOutTexts = {
  'prove-format': 'Name the format, or prove it with an account whose password is known',
  'give-machine-key': 'Give the machine key of the old application',
  trickle: 'Trickle: the old application’s check lets the owner in once more, and Auth0 keeps the password typed then',
  reset: 'The owner chooses a new password through a link by e-mail',
  'import-without-password': 'Import without a password: final, Auth0 never takes the old one later',
} as const;
export type WayOut = keyof typeof wayOutTexts;

export const outcomeTexts: Readonly<Record<Outcome, string>> = {
  imported: 'Imported',
  updated: 'Updated',
  present: 'Was there before',
  held: 'Held',
  skipped: 'Skipped',
  rejected: 'Rejected',
  uncertain: 'Uncertain',
};

/**
 * What stands out about an account besides its decision: what a survey counts, a plan tells and a list can be narrowed to. Their
 * order is stored in journals (each is a bit): new ones go to the end.
 */
export const traits = [
  'locked',
  'unapproved',
  'never-signed-in',
  'dormant',
  'address-not-verified',
  'external-login',
  'second-factor',
  'second-factor-left-out',
  'phone-left-out',
  'picture-left-out',
  'key-with-blanks',
  'service-account',
  'shares-address',
  'address-not-folded',
  'shares-phone',
  'signed-in-lately',
  'address-after-blank',
] as const;
export type Trait = (typeof traits)[number];

/** What each trait says of accounts, in words that follow a number of them other than one. */
export const traitTexts: Readonly<Record<Trait, string>> = {
  locked: 'are locked out of the old application',
  unapproved: 'were never approved in the old application',
  'never-signed-in': 'never signed in',
  dormant: 'have not signed in for two years',
  'address-not-verified': 'have an address that nothing proves to be theirs',
  'external-login': 'sign in with another provider too',
  'second-factor': 'bring their authenticator app along',
  'second-factor-left-out': 'have a second factor that can’t be taken along',
  'phone-left-out': 'have a phone number that is not in international form',
  'picture-left-out': 'have a picture that is no web address',
  'key-with-blanks': 'have a key with blanks in it',
  'service-account': 'look like service accounts',
  'shares-address': 'share an address with somebody else',
  'address-not-folded': 'have an address with capitals or blanks around it',
  'shares-phone': 'share a phone number with somebody else, and go without it',
  'signed-in-lately': 'signed in within the last 90 days',
  'address-after-blank': 'have a blank in front of their address: no script finds them, only a run brings them over',
};

/** The same of one account. */
const traitTextsOfOne: Readonly<Record<Trait, string>> = {
  locked: 'is locked out of the old application',
  unapproved: 'was never approved in the old application',
  'never-signed-in': 'never signed in',
  dormant: 'has not signed in for two years',
  'address-not-verified': 'has an address that nothing proves to be theirs',
  'external-login': 'signs in with another provider too',
  'second-factor': 'brings their authenticator app along',
  'second-factor-left-out': 'has a second factor that can’t be taken along',
  'phone-left-out': 'has a phone number that is not in international form',
  'picture-left-out': 'has a picture that is no web address',
  'key-with-blanks': 'has a key with blanks in it',
  'service-account': 'looks like a service account',
  'shares-address': 'shares an address with somebody else',
  'address-not-folded': 'has an address with capitals or blanks around it',
  'shares-phone': 'shares a phone number with somebody else, and goes without it',
  'signed-in-lately': 'signed in within the last 90 days',
  'address-after-blank': 'has a blank in front of the address: no script finds them, only a run brings them over',
};

/** What a trait says of so many accounts, in words that follow the number. */
export function traitText(trait: Trait, accounts: number): string {
  return accounts === 1 ? traitTextsOfOne[trait] : traitTexts[trait];
}

/**
 * What a person meets at the first sign-in after the move ("the first Monday"). `needs-reset` has an account in Auth0 and no
 * password there; `old-provider` signs in with Google or the like, which has to be set up in Auth0 first.
 */
export const experiences = [
  'same-password',
  'second-factor-again',
  'blocked',
  'needs-reset',
  'old-provider',
  'no-account',
  'not-a-person',
] as const;
export type Experience = (typeof experiences)[number];

/** In words that follow a number of people other than one. */
export const experienceTexts: Readonly<Record<Experience, string>> = {
  'same-password': 'sign in with the password they have',
  'second-factor-again': 'sign in with the password they have, and set up their second factor again',
  blocked: 'are blocked, as they are now',
  'needs-reset': 'have to choose a new password',
  'old-provider': 'sign in with another provider, which Auth0 must know first',
  'no-account': 'have no account in Auth0 and can’t sign in there',
  'not-a-person': 'are visitors, service accounts or outside the scope, and stay behind',
};

/** The same of one person. */
const experienceTextsOfOne: Readonly<Record<Experience, string>> = {
  'same-password': 'signs in with the password they have',
  'second-factor-again': 'signs in with the password they have, and sets up their second factor again',
  blocked: 'is blocked, as they are now',
  'needs-reset': 'has to choose a new password',
  'old-provider': 'signs in with another provider, which Auth0 must know first',
  'no-account': 'has no account in Auth0 and can’t sign in there',
  'not-a-person': 'is a visitor, a service account or outside the scope, and stays behind',
};

/** What so many people meet, in words that follow the number. */
export function experienceText(experience: Experience, accounts: number): string {
  return accounts === 1 ? experienceTextsOfOne[experience] : experienceTexts[experience];
}

/** What a verification finds out of order, account by account, in words that follow the account. */
export const differenceTexts = {
  missing: 'should be in Auth0 and is not',
  unexpected: 'is in Auth0, and neither the baseline nor the run knows why',
  different: 'is in Auth0 otherwise than it was sent',
  'new-in-database': 'came into the legacy database after the plan',
  'vanished-from-database': 'was deleted from the legacy database after the plan',
  'changed-in-database': 'was changed in the legacy database after the plan',
} as const;
export type DifferenceKind = keyof typeof differenceTexts;
