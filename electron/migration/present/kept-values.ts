import type { PresentLine } from '../../journal/present-updates.ts';
import type { UserChanges } from '../../tenant/tenant.ts';
import type { OthersMembers, PresentValues } from './present-values.ts';

/** What is kept of a user who was there before, as JSON that the journal encrypts. */
export interface KeptValues {
  /** What they were before they were touched. */
  readonly before: PresentValues;
  /** What is changed of that, and what of it is not their account's; null until their account was read. */
  readonly update: { readonly changes: UserChanges; readonly others: OthersMembers } | null;
}

/** Null where nothing is kept. */
export function keptIn({ kept }: Pick<PresentLine, 'kept'>): KeptValues | null {
  return kept === null ? null : (JSON.parse(kept) as KeptValues);
}
