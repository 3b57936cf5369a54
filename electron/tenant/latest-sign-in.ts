import { searchLog } from './log-search.ts';
import type { TenantSession } from './session.ts';

/** When somebody last signed in on a connection (event `s`); `unreadable` where the token may not read logs, null where the log has nobody. */
export async function latestSignIn(
  session: TenantSession,
  connectionName: string,
  signal?: AbortSignal,
): Promise<number | 'unreadable' | null> {
  const purpose = { doing: 'read the tenant’s log', kept: 'Nothing in the tenant was changed.', scope: 'read:logs' };
  return session.explained(purpose, async () => {
    // Connection names hold letters, digits and hyphens alone: nothing in them can end the quotes.
    const entries = await searchLog(session, `type:s AND connection:"${connectionName}"`, 0, signal);
    if (entries === null) return 'unreadable';
    const times = entries
      .filter(({ type, connection }) => type === 's' && connection === connectionName)
      .map(({ date }) => Date.parse(date ?? ''))
      .filter((time) => !Number.isNaN(time));
    return times.length === 0 ? null : Math.max(...times);
  });
}
