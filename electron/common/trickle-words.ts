/**
 * How an account of the plan stands in a trickle migration; every account has exactly one, and they add up to the plan.
 * `by-sign-in`: came over with a sign-in or a reset, and carries the mark; `by-run`: a run brought it; `otherwise`: is there under its id,
 * and neither explains it; `straggler`: could still come; `cannot-come`: the plan leaves it behind.
 */
export const standings = ['by-sign-in', 'by-run', 'otherwise', 'straggler', 'cannot-come'] as const;
export type TrickleStanding = (typeof standings)[number];

/** Why somebody did not get in, or what they did to their account at Auth0. Stored in journals: codes are stable. */
export const failureCauses = [
  'wrong-password',
  'hash-did-not-match',
  'unknown-person',
  'script-too-slow',
  'database-away',
  'script-error',
  'barred',
  'blocked',
  'sign-up-refused',
  'reset-refused',
] as const;
export type FailureCause = (typeof failureCauses)[number];

/** The same as a look tells it, which knows who is in the old database. */
export const refusalCauses = [...failureCauses, 'not-found-though-there'] as const;
export type RefusalCause = (typeof refusalCauses)[number];

/** How accounts stand, in words that follow their number. */
export const standingTexts: Readonly<Record<TrickleStanding, string>> = {
  'by-sign-in': 'came by signing in or by choosing a new password',
  'by-run': 'came with a run',
  otherwise: 'are in Auth0 under their id, and neither brought them',
  straggler: 'have not moved yet',
  'cannot-come': 'can’t come, as the plan says',
};

/** Why people were refused, in words that follow their number. */
export const failureTexts: Readonly<Record<RefusalCause, string>> = {
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
