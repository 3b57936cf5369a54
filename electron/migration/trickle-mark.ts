import { TRICKLE_MARK } from '../accounts/metadata-names.ts';

/**
 * Whether a sign-in brought a user over: such a user carries the mark, and was not imported by a run, whatever else is true of
 * them.
 */
export function hasTrickleMark(appMetadata: Readonly<Record<string, unknown>> | null): boolean {
  const mark = appMetadata?.[TRICKLE_MARK];
  return typeof mark === 'object' && mark !== null;
}

/** When the mark says that its bearer came over, ms since 1970; null without a mark, or where it names no moment. */
export function trickledAt(appMetadata: Readonly<Record<string, unknown>> | null): number | null {
  const mark = appMetadata?.[TRICKLE_MARK];
  if (typeof mark !== 'object' || mark === null || !('at' in mark) || typeof mark.at !== 'string') return null;
  const at = Date.parse(mark.at);
  return Number.isNaN(at) ? null : at;
}
