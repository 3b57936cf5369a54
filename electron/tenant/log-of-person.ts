import { type LogEvent, toLogEvents } from './log-events.ts';
import { logPageSize, searchLog } from './log-search.ts';
import { createSession, type TenantOptions } from './session.ts';

/** Whom events of the log may name: by user id (without `auth0|`), or by what was typed. */
export interface PersonInLog {
  readonly userIds: readonly string[];
  readonly typed: readonly string[];
}

/**
 * What the tenant's log has of one person on a connection, newest first: the latest hundred of each name; `unreadable` where the token may
 * not read logs. Opening sends nothing.
 */
export type LogOfPerson = (
  connectionName: string,
  person: PersonInLog,
  signal?: AbortSignal,
) => Promise<readonly LogEvent[] | 'unreadable'>;

const purpose = { doing: 'read the tenant’s log', kept: 'Nothing in the tenant was changed.', scope: 'read:logs' };

export function openLogOfPerson(options: TenantOptions): LogOfPerson {
  const session = createSession(options);
  return (connectionName, { userIds, typed }, signal) =>
    session.explained(purpose, async () => {
      const names = [
        // An id with a provider of its own stands as it is; one of a script may have a line in it as well.
        ...userIds
          .flatMap((id) => [`auth0|${id}`, ...(id.includes('|') ? [id] : [])])
          .map((id) => ['user_id', id] as const),
        ...typed.map((name) => ['user_name', name] as const),
      ];
      const events = new Map<string, LogEvent>();
      for (const [field, name] of names) {
        const q = `${field}:"${name}"`;
        // What ends the quotes would be read as a search of its own.
        if (/["\\]/.test(name)) continue;
        const entries = await searchLog(session, q, 0, signal);
        if (entries === null) return 'unreadable';
        for (const event of toLogEvents(entries.slice(0, logPageSize))) {
          if (event.connection === connectionName) events.set(event.id, event);
        }
      }
      return [...events.values()].toSorted((one, other) => other.at - one.at);
    });
}
