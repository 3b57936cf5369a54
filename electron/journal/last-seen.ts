/** When an account's owner last signed in to the old application, ms since 1970; null where nothing tells. */
export type LastSeen = number | 'never' | null;

const never = -1;

/** As accounts of a plan have it in their column. */
export function lastSeenColumn(lastSeen: LastSeen): number | null {
  return lastSeen === 'never' ? never : lastSeen;
}

/** Stands in a sorted column for an account's null. */
export const nothingTells = -2;

/** As it is sorted: who was never seen before all others, of whom nothing tells before them. */
export function seenOf(lastSeen: LastSeen): number {
  return lastSeenColumn(lastSeen) ?? nothingTells;
}

/** What was sorted, as it was. */
export function lastSeenOf(seen: number): LastSeen {
  if (seen === nothingTells) return null;
  return seen === never ? 'never' : seen;
}
