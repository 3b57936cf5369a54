import { z } from 'zod';
import { logEntry } from './answers.ts';
import { CallFailed } from './call-failure.ts';
import type { TenantSession } from './session.ts';

/** Auth0's log search gives 100 entries a page. */
export const logPageSize = 100;

// With totals an object, without them a bare array; the SDK's own list of items is empty for the latter.
const logPage = z.union([z.array(logEntry), z.looseObject({ logs: z.array(logEntry) }).transform(({ logs }) => logs)]);

/**
 * A page of what a search of the tenant's log finds, newest first; null where the token may not read logs. Only the first 1,000
 * entries can be reached.
 */
export async function searchLog(session: TenantSession, q: string, page: number, signal?: AbortSignal) {
  try {
    const answer = await session.calls.safely(
      (options) =>
        session.clients.logs.list({ sort: 'date:-1', page, per_page: logPageSize }, { ...options, queryParams: { q } }),
      signal,
    );
    return logPage.parse(answer.response);
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === 'status' && error.failure.status === 403) return null;
    throw error;
  }
}
