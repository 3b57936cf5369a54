import { z } from 'zod';
import { CallFailed } from './call-failure.ts';
import { type LogEvent, logIdOf, toLogEvents } from './log-events.ts';
import type { TenantSession } from './session.ts';

/** Auth0 docs, retrieve logs: 100 at most by checkpoint. */
const take = 100;

const purpose = { doing: 'read the tenant’s log', kept: 'Nothing in the tenant was changed.', scope: 'read:logs' };

/** A part of the log in the order of its ids, which is nearly that of time. */
export interface LogPage {
  readonly events: readonly LogEvent[];
  /** Behind which the next reading begins. */
  readonly position: string;
  /** What came after the position that was asked for is not kept any more: events before these are lost. */
  readonly gap: boolean;
}

/**
 * The tenant's log behind a position (a log id), or from the oldest that is kept (null), in pages to its end; `unreadable` where the token
 * may not read logs. A position that the tenant does not know any more is told as a gap, and reading goes on with the oldest it has. A
 * log that is empty, or has nothing new, gives no page.
 */
export async function* readLog(
  session: TenantSession,
  after: string | null,
  signal?: AbortSignal,
): AsyncGenerator<LogPage | 'unreadable', void, void> {
  for (let known = after, gap = false; ; ) {
    const start = await session.explained(purpose, () => startOf(session, known, signal));
    if (start === 'unreadable') {
      yield 'unreadable';
      return;
    }
    let { position } = start;
    if (position === null) return;
    gap ||= start.gap;
    if (start.first !== null) {
      yield { events: start.first, position, gap };
      gap = false;
    }
    for (;;) {
      const from: string = position;
      const entries = await session.explained(purpose, () => pageBehind(session, from, signal));
      // It was the oldest, and is forgotten since: reading begins anew, and says so.
      if (entries === 'forgotten') break;
      const last = entries.map(logIdOf).findLast((id) => id !== null);
      if (last == null) return;
      position = last;
      yield { events: toLogEvents(entries), position, gap: false };
      if (entries.length < take) return;
    }
    known = position;
  }
}

/** A position behind everything that the log holds; null while it is empty. */
export type LogEnd = { readonly kind: 'at'; readonly position: string | null } | { readonly kind: 'unreadable' };

/** Where whoever wants to know only what happens from now on begins to read. */
export function endOfLog(session: TenantSession, signal?: AbortSignal): Promise<LogEnd> {
  return session.explained(purpose, async (): Promise<LogEnd> => {
    try {
      const [newest] = await searched(session, 'date:-1', signal);
      return { kind: 'at', position: newest === undefined ? null : logIdOf(newest) };
    } catch (error) {
      if (statusOf(error) === 403) return { kind: 'unreadable' };
      throw error;
    }
  });
}

interface Start {
  /** Where pages go on; null where the log is empty. */
  readonly position: string | null;
  /** The oldest event, which no page behind it holds; null where reading goes on from a known position. */
  readonly first: readonly LogEvent[] | null;
  readonly gap: boolean;
}

async function startOf(
  session: TenantSession,
  after: string | null,
  signal?: AbortSignal,
): Promise<Start | 'unreadable'> {
  try {
    if (after !== null && (await isKept(session, after, signal))) return { position: after, first: null, gap: false };
    const oldest = await searched(session, 'date:1', signal);
    const [first] = oldest;
    return { position: logIdOf(first), first: toLogEvents(oldest), gap: after !== null };
  } catch (error) {
    if (statusOf(error) === 403) return 'unreadable';
    throw error;
  }
}

async function isKept(session: TenantSession, id: string, signal?: AbortSignal): Promise<boolean> {
  try {
    await session.calls.safely((sent) => session.clients.logs.get(id, sent), signal);
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

const listed = z.union([
  z.array(z.unknown()),
  z.looseObject({ logs: z.array(z.unknown()) }).transform(({ logs }) => logs),
]);

async function searched(
  session: TenantSession,
  sort: 'date:1' | 'date:-1',
  signal?: AbortSignal,
): Promise<readonly unknown[]> {
  const answer = await session.calls.safely(
    (sent) => session.clients.logs.list({ sort, page: 0, per_page: 1 }, sent),
    signal,
  );
  return listed.parse(answer.response);
}

async function pageBehind(
  session: TenantSession,
  from: string,
  signal?: AbortSignal,
): Promise<readonly unknown[] | 'forgotten'> {
  try {
    const answer = await session.calls.safely(
      (sent) => session.clients.logs.list({}, { ...sent, queryParams: { from, take } }),
      signal,
    );
    return listed.parse(answer.response);
  } catch (error) {
    // Which of the two Auth0 says is not documented.
    if (statusOf(error) === 400 || statusOf(error) === 404) {
      if (!(await isKept(session, from, signal))) return 'forgotten';
    }
    throw error;
  }
}

function statusOf(error: unknown): number | null {
  return error instanceof CallFailed && error.failure.kind === 'status' ? error.failure.status : null;
}
