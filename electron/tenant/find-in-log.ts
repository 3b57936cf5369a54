import type { z } from 'zod';
import type { logEntry } from './answers.ts';
import { logPageSize, searchLog } from './log-search.ts';
import type { TenantSession } from './session.ts';
import type { LogFinding } from './tenant.ts';

/** The first 1,000 entries of a search, and no more. */
const pages = 10;
/** The tenant's clock and ours may differ. */
const skew = 120_000;

/**
 * Looks for the request with this correlation id among the tenant's successful API writes (event `sapi`), newest first, back to
 * `since`. Where the id and the new job stand inside an entry is not documented, so the whole entry is searched.
 */
export async function findInLog(
  session: TenantSession,
  correlationId: string,
  since: number,
  signal?: AbortSignal,
): Promise<LogFinding> {
  const purpose = { doing: 'read the tenant’s log', kept: 'Nothing in the tenant was changed.', scope: 'read:logs' };
  return session.explained(purpose, async () => {
    for (let page = 0; page < pages; page += 1) {
      const entries = await searchLog(session, 'type:sapi', page, signal);
      if (entries === null) return { kind: 'unreadable' };
      const entry = entries.find((candidate) => JSON.stringify(candidate).includes(correlationId));
      if (entry) return toFinding(entry);
      const oldest = Date.parse(entries.at(-1)?.date ?? '');
      if (entries.length < logPageSize || oldest < since - skew) break;
    }
    return { kind: 'nothing' };
  });
}

function toFinding(entry: z.infer<typeof logEntry>): LogFinding {
  if (entry.type !== undefined && entry.type !== 'sapi') return { kind: 'nothing' };
  const job = /"(job_[A-Za-z0-9]+)"/.exec(JSON.stringify(entry))?.[1];
  return job === undefined ? { kind: 'accepted' } : { kind: 'job', job };
}
