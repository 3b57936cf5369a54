import { z } from 'zod';
import { withoutPrefix } from './answers.ts';

/** One event of the tenant's log, as far as a migration is concerned. */
export interface LogEvent {
  readonly id: string;
  /** ms since 1970. */
  readonly at: number;
  /** Auth0's code, such as `s`, `fp`, `scp`. */
  readonly type: string;
  /** The connection's name; null where the event has none. */
  readonly connection: string | null;
  /** Without `auth0|`; null where the event names nobody. */
  readonly userId: string | null;
  /** What was typed as address or user name; personal data. */
  readonly typed: string | null;
  readonly description: string;
}

const optionalText = z.string().nullish().catch(null);

const answer = z.looseObject({
  date: z.string(),
  type: z.string(),
  connection: optionalText,
  user_id: optionalText,
  user_name: optionalText,
  description: optionalText,
});

const identified = z.looseObject({
  log_id: z.string().optional().catch(undefined),
  _id: z.string().optional().catch(undefined),
});

/** The id of an entry, behind which reading can go on; null where it has none. */
export function logIdOf(entry: unknown): string | null {
  const { data } = identified.safeParse(entry);
  return data?.log_id ?? data?._id ?? null;
}

/** Events as the log gives them; entries that are not as documented are left out, for nothing could be said of them. */
export function toLogEvents(entries: readonly unknown[]): readonly LogEvent[] {
  return entries.flatMap((entry) => {
    const { data } = answer.safeParse(entry);
    const id = logIdOf(entry);
    const at = Date.parse(data?.date ?? '');
    if (data === undefined || id === null || Number.isNaN(at)) return [];
    const { type, connection, user_id: userId, user_name: typed, description } = data;
    return [
      {
        id,
        at,
        type,
        connection: connection ?? null,
        userId: userId == null || userId === '' ? null : withoutPrefix(userId),
        typed: typed == null || typed === '' ? null : typed,
        description: description ?? '',
      },
    ];
  });
}
