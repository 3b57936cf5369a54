import { z } from 'zod';
import { CallFailed } from './call-failure.ts';
import { type LogEvent, toLogEvents } from './log-events.ts';
import type { TenantSession } from './session.ts';

/** Auth0 docs, retrieve logs: 100 at most by checkpoint. */
const take = 100;

const purpose = { doing: 'read the tenant’s log', kept: 'Nothing in the tenant was changed.', scope: 'read:logs' };

/** A part of the log, oldest first. */
export interface LogPage {
  readonly events: readonly LogEvent[];
  /** Behind which the next reading begins. */
  readonly position: string;
  /** What came after the position that was asked for is not kept any more: events before these are lost. */
  readonly gap: boolean;
}

/**
 * The tenant's log behind a position (a log id), or from the oldest that is kept (null), in pages to its end; `unreadable` where the token
 * may not read logs. A position that the tenant does not know any more is told as a gap, and reading goes on with the oldest it has.
 */
export async function* readLog(
  session: TenantSession,
  after: string | null,
  signal?: AbortSignal,
): AsyncGenerator<LogPage | 'unreadable', void, void> {
  const start = await session.explained(purpose, () => startOf(session, after, signal));
  if (start === 'unreadable') {
    yield 'unreadable';
    return;
  }
  let { position } = start;
  if (start.first !== null) yield { events: start.first, position: position ?? '', gap: start.gap };
  while (position !== null) {
    const from = position;
    const entries = await session.explained(purpose, () => pageBehind(session, from, signal));
    const last = toLogEvents(entries).at(-1);
    if (last === undefined) return;
    position = last.id;
    yield { events: toLogEvents(entries), position, gap: false };
    if (entries.length < take) return;
  }
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
    const [oldest] = toLogEvents(await searched(session, signal));
    return oldest === undefined
      ? { position: after, first: null, gap: false }
      : { position: oldest.id, first: [oldest], gap: after !== null };
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

async function searched(session: TenantSession, signal?: AbortSignal): Promise<readonly unknown[]> {
  const answer = await session.calls.safely(
    (sent) => session.clients.logs.list({ sort: 'date:1', page: 0, per_page: 1 }, sent),
    signal,
  );
  return listed.parse(answer.response);
}

async function pageBehind(session: TenantSession, from: string, signal?: AbortSignal): Promise<readonly unknown[]> {
  const answer = await session.calls.safely(
    (sent) => session.clients.logs.list({}, { ...sent, queryParams: { from, take } }),
    signal,
  );
  return listed.parse(answer.response);
}

function statusOf(error: unknown): number | null {
  return error instanceof CallFailed && error.failure.kind === 'status' ? error.failure.status : null;
}
