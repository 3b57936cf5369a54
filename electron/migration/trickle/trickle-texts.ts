import type { FailureGroup, TrickleStanding } from './trickle-look.ts';

/** How accounts stand, in words that follow their number. */
export const standingTexts: Readonly<Record<TrickleStanding, string>> = {
  'by-sign-in': 'came by signing in or by choosing a new password',
  'by-run': 'came with a run',
  otherwise: 'are in Auth0 under their id, and neither brought them',
  straggler: 'have not moved yet',
  'cannot-come': 'can’t come, as the plan says',
};

/** Why people were refused, in words that follow their number. */
export const failureTexts: Readonly<Record<FailureGroup['cause'], string>> = {
  'wrong-password': 'typed a wrong password',
  'hash-did-not-match': 'typed a password that does not fit the imported hash',
  'unknown-person': 'are unknown to Auth0 and to the old database',
  'not-found-though-there': 'were not found by the script, though the old database has them',
  'script-too-slow': 'waited too long for the script',
  'database-away': 'came while the script could not reach the database',
  'script-error': 'met an error of the script',
  barred: 'are locked or not approved in the old database',
  blocked: 'were blocked by Auth0’s attack protection, or are blocked users',
  'sign-up-refused': 'could not sign up',
  'reset-refused': 'could not choose a new password',
};
