import { TRICKLE_MARK } from '../accounts/metadata-names.ts';

/**
 * Whether a sign-in brought a user over: such a user carries the mark, and was not imported by a run, whatever else is true of
 * them.
 */
export function hasTrickleMark(appMetadata: Readonly<Record<string, unknown>> | null): boolean {
  const mark = appMetadata?.[TRICKLE_MARK];
  return typeof mark === 'object' && mark !== null;
}
