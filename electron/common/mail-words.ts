// Words for the password-change e-mails that Auth0 sends to people whose old password could not be taken along.

/**
 * How one person's e-mail stands. `asked`: Auth0 took the request, and sends it; `refused`: Auth0 did not; `uncertain`: the answer was
 * lost; `intended` lasts only while the request is on its way.
 */
export const mailStates = ['waiting', 'intended', 'asked', 'skipped', 'refused', 'uncertain'] as const;
export type MailState = (typeof mailStates)[number];

/** In words that follow a number of people. */
export const mailStateTexts: Readonly<Record<MailState, string>> = {
  waiting: 'still to be asked for',
  intended: 'being asked for',
  asked: 'asked for; Auth0 sends it',
  skipped: 'skipped',
  refused: 'refused by Auth0',
  uncertain: 'uncertain, because the answer was lost',
};

/** Why somebody gets no e-mail, in words that follow "skipped" or "refused" and stand for one person. Codes are stable. */
export const mailReasonTexts = {
  gone: 'is not in Auth0 any more',
  'signed-in': 'has signed in since',
  'password-set': 'has chosen a password since',
  'address-changed': 'has another address in Auth0 by now',
  blocked: 'is blocked in Auth0',
  'mailed-before': 'was on the list of another run',
  'unknown-address': 'nobody in the connection has this address, Auth0 says',
  'request-refused': 'Auth0 refused the request',
} as const;
export type MailReason = keyof typeof mailReasonTexts;

/** So many e-mails a minute may be asked for. */
export const MOST_MAILS_PER_MINUTE = 600;
export const USUAL_MAILS_PER_MINUTE = 60;
