import { logPageSize, searchLog } from './log-search.ts';
import type { TenantSession } from './session.ts';
import type { ResetInLog } from './tenant-mails.ts';

/** The first 1,000 entries of a search, and no more. */
const pages = 10;
/** The tenant's clock and ours may differ. */
const skew = 120_000;

/**
 * Looks for `scpr` (a password change was asked for) or `fcpr` (and refused) of this address since then. Where the address stands in
 * an entry is not documented, so the whole entry is searched. One that its owner asked for counts as well: they have their e-mail.
 */
export function findResetInLog(
  session: TenantSession,
  email: string,
  since: number,
  signal?: AbortSignal,
): Promise<ResetInLog> {
  const purpose = { doing: 'read the tenant’s log', kept: 'Nothing in the tenant was changed.', scope: 'read:logs' };
  return session.explained(purpose, async () => {
    const asked = await mentions(session, 'scpr', email, since, signal);
    if (asked === null) return 'unreadable';
    if (asked) return 'asked';
    return (await mentions(session, 'fcpr', email, since, signal)) === true ? 'refused' : 'nothing';
  });
}

/** Null where the token may not read logs. */
async function mentions(
  session: TenantSession,
  type: 'scpr' | 'fcpr',
  email: string,
  since: number,
  signal?: AbortSignal,
): Promise<boolean | null> {
  const q = `type:${type} AND date:[${new Date(since - skew).toISOString()} TO *]`;
  const sought = JSON.stringify(email.toLowerCase());
  for (let page = 0; page < pages; page += 1) {
    const entries = await searchLog(session, q, page, signal);
    if (entries === null) return null;
    if (entries.some((entry) => JSON.stringify(entry).toLowerCase().includes(sought))) return true;
    if (entries.length < logPageSize) return false;
  }
  return false;
}
