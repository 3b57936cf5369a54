import type { Database } from './database.ts';
import { integer, text } from './row.ts';

/** Of somebody whom a run brought, what the tenant's log says since; `kind`: `sign-in`, or the cause of a refusal. */
export interface LoggedOfAccount {
  readonly sequence: number;
  readonly format: string;
  readonly kind: string;
  readonly times: number;
  readonly last: number;
}

/** An event of the log, about whomever; nobody's address. */
export interface LoggedEvent {
  readonly userId: string | null;
  readonly identifierHash: Uint8Array | null;
  readonly kind: string;
  readonly at: number;
}

/** What the tenant's log says of people since a run, added up by person and kind. */
export interface LoggedPeople {
  /** Adds an event to what is known of somebody. */
  addLogged(run: string, event: LoggedEvent): void;
  /** What is known of whom the run imported, between two places and in the order of the plan. */
  logged(run: string, plan: string, first: number, last: number): readonly LoggedOfAccount[];
}

/** Waves and the watch over sign-ins read the log for themselves, each into a table of this shape. */
export function loggedPeople(database: Database, table: 'wave_logged' | 'sign_in_logged'): LoggedPeople {
  return {
    addLogged: (run, { userId, identifierHash, kind, at }) =>
      void database.run(
        `INSERT INTO ${table} VALUES (?, ?, ?, ?, 1, ?)
         ON CONFLICT DO UPDATE SET times = times + 1, last = max(last, excluded.last)`,
        Number(run),
        userId ?? '',
        userId === null ? (identifierHash ?? new Uint8Array()) : new Uint8Array(),
        kind,
        at,
      ),
    logged(run, plan, first, last) {
      const select = (condition: string) => `SELECT account.sequence AS sequence, format, kind, times, last
        FROM ledger CROSS JOIN account ON account.plan = ? AND account.sequence = ledger.sequence
        CROSS JOIN ${table} ON ${table}.run = ledger.run AND ${condition}
        WHERE ledger.run = ? AND ledger.sequence BETWEEN ? AND ? AND outcome = 'imported'`;
      const values = [Number(plan), Number(run), first, last];
      return database
        .all(
          `${select(`${table}.user_id = account.user_id`)} UNION ALL
           ${select(`${table}.user_id = '' AND identifier_hash IN (email_hash, username_hash)`)} ORDER BY sequence`,
          ...values,
          ...values,
        )
        .map((row) => ({
          sequence: integer(row, 'sequence'),
          format: text(row, 'format'),
          kind: text(row, 'kind'),
          times: integer(row, 'times'),
          last: integer(row, 'last'),
        }));
    },
  };
}
