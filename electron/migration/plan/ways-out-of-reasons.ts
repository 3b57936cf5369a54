import type { PasswordReason } from '../../accounts/passwords/verdict.ts';
import { heldPassword, waysOut } from '../../accounts/passwords/ways-out.ts';
import { type WayOut, wayOutTexts } from '../../common/words.ts';
import type { AccountGroup } from '../../journal/account-groups.ts';

/** What can be done about the accounts that are held for one reason; a way that helps only some of them counts too. */
export interface ReasonWaysOut {
  readonly reason: PasswordReason;
  readonly ways: readonly WayOut[];
}

const inOrder = Object.keys(wayOutTexts) as readonly WayOut[];

/** The ways out for every password reason that occurs, over all formats that are held for it. */
export function waysOutOfReasons(groups: readonly AccountGroup[]): readonly ReasonWaysOut[] {
  const ways = new Map<PasswordReason, Set<WayOut>>();
  for (const held of groups.map(heldPassword)) {
    if (held === null) continue;
    const known = ways.get(held.reason) ?? new Set();
    for (const way of waysOut(held)) known.add(way);
    ways.set(held.reason, known);
  }
  return [...ways].map(([reason, known]) => ({ reason, ways: inOrder.filter((way) => known.has(way)) }));
}
