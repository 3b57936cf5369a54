// What a pilot tells of, in words that the journal, the command line and reports share.

/** What is done with the account of a format, in this order. */
export const pilotSteps = [
  'imported',
  'read-back',
  'wrong-refused',
  'signed-in',
  'signed-in-again',
  'deleted',
] as const;
export type PilotStep = (typeof pilotSteps)[number];

export const pilotStepTexts: Readonly<Record<PilotStep, string>> = {
  imported: 'imported',
  'read-back': 'read back as sent',
  'wrong-refused': 'a wrong password refused',
  'signed-in': 'signed in',
  'signed-in-again': 'signed in again',
  deleted: 'deleted',
};

export type StepOutcome = 'yes' | 'no' | 'not-tried';

export const pilotStates = ['under-way', 'passed', 'not-passed', 'failed', 'stopped'] as const;
export type PilotState = (typeof pilotStates)[number];

export const pilotStateTexts: Readonly<Record<PilotState, string>> = {
  'under-way': 'under way, or ended without a word',
  passed: 'passed',
  'not-passed': 'not passed',
  failed: 'failed',
  stopped: 'stopped',
};

/** What a tenant is asked by a pilot: everything that Auth0's documentation leaves open and that can be tried without harm. */
export const pilotQuestions = [
  'job-statuses',
  'existing-user-code',
  'format-code',
  'log-correlation',
  'utf16le-digest',
  'utf16le-hmac',
  'beyond-ascii-utf8',
  'beyond-ascii-utf16le',
  'beyond-ascii-latin1',
  'blanks-utf8',
  'blanks-utf16le',
  'blanks-latin1',
  'address-beyond-ascii',
  'domain-beyond-ascii',
  'import-cap',
  'script-metadata',
  'script-user-id',
  'script-node',
  'script-tedious',
  'script-mssql',
  'get-user-at-sign-in',
  'configuration-echo',
  'trickle-beyond-ascii',
  'trickle-blanks',
] as const;
export type PilotQuestion = (typeof pilotQuestions)[number];

/** Each as a line begins that the answer ends. */
export const pilotQuestionTexts: Readonly<Record<PilotQuestion, string>> = {
  'job-statuses': 'What an import job was called',
  'existing-user-code': 'The code of a user who is there already',
  'format-code': 'The code of a malformed address',
  'log-correlation': 'The correlation id of an import in the tenant’s log',
  'utf16le-digest': 'Salted digests over UTF-16 passwords',
  'utf16le-hmac': 'HMACs over UTF-16 passwords',
  'beyond-ascii-utf8': 'Passwords beyond ASCII, imported, in UTF-8',
  'beyond-ascii-utf16le': 'Passwords beyond ASCII, imported, in UTF-16',
  'beyond-ascii-latin1': 'Passwords beyond ASCII, imported, in Latin-1',
  'blanks-utf8': 'Passwords with blanks, imported, in UTF-8',
  'blanks-utf16le': 'Passwords with blanks, imported, in UTF-16',
  'blanks-latin1': 'Passwords with blanks, imported, in Latin-1',
  'address-beyond-ascii': 'Addresses beyond ASCII before the @',
  'domain-beyond-ascii': 'Addresses beyond ASCII behind the @',
  'import-cap': 'What the 512,000 bytes of an import are counted on',
  'script-metadata': 'What app metadata is called in a script’s profile',
  'script-user-id': 'User ids that a script gives',
  'script-node': 'Node.js under the scripts',
  'script-tedious': 'tedious for scripts',
  'script-mssql': 'mssql for scripts',
  'get-user-at-sign-in': 'getUser at a first sign-in',
  'configuration-echo': 'Ciphertext of a script’s configuration that is sent back',
  'trickle-beyond-ascii': 'Passwords beyond ASCII, by a script',
  'trickle-blanks': 'Passwords with blanks, by a script',
};

/** Why a sign-in was refused, as far as Auth0 tells. */
export const signInCauses = [
  'wrong-password',
  'grant-refused',
  'connection-refused',
  'application-unknown',
  'blocked',
  'too-many-attempts',
  'password-leaked',
  'second-factor',
  'verification-asked',
  'rule',
  'other',
] as const;
export type SignInCause = (typeof signInCauses)[number];

/** Each completes “Auth0 refused the sign-in: …”. */
export const signInCauseTexts: Readonly<Record<SignInCause, string>> = {
  'wrong-password': 'it holds the password for wrong',
  'grant-refused': 'the application may not sign people in by password',
  'connection-refused': 'the application may not use the connection',
  'application-unknown': 'it does not accept the application’s id or secret',
  blocked: 'it holds the user for blocked',
  'too-many-attempts': 'attack protection has had enough attempts',
  'password-leaked': 'it holds the password for known from a breach',
  'second-factor': 'it wants a second factor',
  'verification-asked': 'it wants to see that nobody automated it',
  rule: 'a rule or Action of the tenant denies it',
  other: 'for a reason of its own',
};
