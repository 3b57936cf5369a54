import type { PasswordFormat } from '../../accounts/passwords/format-labels.ts';
import type { PasswordReason } from '../../accounts/passwords/verdict.ts';
import { isPasswordReason, waysOut } from '../../accounts/passwords/ways-out.ts';
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
  for (const { decision, reason, format } of groups) {
    if (decision !== 'hold' || reason === null || !isPasswordReason(reason)) continue;
    const known = ways.get(reason) ?? new Set();
    // Formats are written by `decide` alone.
    for (const way of waysOut({ format: format as PasswordFormat, reason })) known.add(way);
    ways.set(reason, known);
  }
  return [...ways].map(([reason, known]) => ({ reason, ways: inOrder.filter((way) => known.has(way)) }));
}
