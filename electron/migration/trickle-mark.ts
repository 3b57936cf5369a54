/**
 * The mark that trickle's scripts set on a user whom a sign-in brought over, in `app_metadata`. A user who carries it was not
 * imported by a run, whatever else is true of them.
 */
const MARK = 'userferry_trickle';

export function hasTrickleMark(appMetadata: Readonly<Record<string, unknown>> | null): boolean {
  return appMetadata?.[MARK] === true;
}
