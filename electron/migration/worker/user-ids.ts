import { type UserId, userIdOf } from '../../accounts/user-id.ts';
import type { LedgerLine } from '../../journal/ledger.ts';
import type { DatedBasis } from '../plan/plan-types.ts';

/**
 * The user id of an account, whatever the plan decided for it: who is held or left out may come by signing in all the same. Null where
 * the key is too long for one.
 */
export function userIds({
  prefix,
  mapping,
}: Pick<DatedBasis, 'prefix' | 'mapping'>): (line: Pick<LedgerLine, 'key' | 'userId'>) => string | null {
  const { kind } = mapping.key;
  return ({ key, userId }) => userId ?? idOrNull(userIdOf(prefix, { kind, value: key }));
}

function idOrNull(made: UserId): string | null {
  return made.kind === 'id' ? made.id : null;
}
