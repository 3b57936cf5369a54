import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { asRow, bytes, integer, orNull, text } from './row.ts';

/** What somebody has to accept by name, or has accepted. `Kind` is the caller's; stored as it is. */
export interface NamedException<Kind extends string> {
  readonly kind: Kind;
  /** The account's key, or the user's id where there is no account. */
  readonly name: string;
  /** In clear here, encrypted at rest; null where none is known. */
  readonly email: string | null;
}

/** An exception with what somebody said to it. */
export interface JudgedException<Kind extends string> extends NamedException<Kind> {
  readonly accepted: Acceptance | null;
}

/** Who accepted something, why, and when. */
export interface Acceptance {
  readonly by: string;
  readonly why: string;
  readonly at: number;
}

/** Exceptions of a kind; all of them, or the one of a name. */
export interface Meant<Kind extends string> {
  readonly kind: Kind;
  readonly name: string | null;
}

/**
 * Exceptions as they were last put together, and the acceptances, which outlive them. `place` is the tenant and connection that they
 * are about: what was accepted of a test tenant says nothing of production.
 */
export interface Acceptances<Kind extends string> {
  /** Begins to put a place's exceptions together anew; those of before are forgotten. */
  begin(place: string): void;
  add(place: string, exceptions: readonly NamedException<Kind>[]): void;
  counts(place: string): readonly { readonly kind: Kind; readonly found: number; readonly accepted: number }[];
  /** In the order of kind and name, behind `after`. */
  page(
    place: string,
    after: Pick<NamedException<Kind>, 'kind' | 'name'> | null,
    limit: number,
  ): readonly JudgedException<Kind>[];
  /** Accepts what is there of it and not accepted yet; gives how many. */
  accept(place: string, what: Meant<Kind>, acceptance: Acceptance): number;
  /** Takes acceptances back; gives how many. */
  withdraw(place: string, what: Meant<Kind>): number;
}

export function acceptances<Kind extends string>(database: Database, keys: JournalKeys): Acceptances<Kind> {
  const named = ({ name }: { readonly name: string | null }) =>
    name === null ? { condition: '', values: [] } : { condition: 'AND name = ?', values: [name] };
  return {
    begin: (place) => void database.run('DELETE FROM exception WHERE place = ?', place),
    add: (place, exceptions) =>
      database.transaction(() => {
        for (const { kind, name, email } of exceptions) {
          const sealed = email === null ? null : keys.seal(email);
          database.run('INSERT INTO exception VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', place, kind, name, sealed);
        }
      }),
    counts: (place) =>
      database
        .all(
          `SELECT exception.kind AS kind, count(*) AS found, count(acceptance.at) AS accepted
           FROM exception LEFT JOIN acceptance USING (place, kind, name)
           WHERE place = ? GROUP BY exception.kind ORDER BY exception.kind`,
          place,
        )
        .map((row) => {
          const columns = asRow(row);
          return {
            kind: text(columns, 'kind') as Kind,
            found: integer(columns, 'found'),
            accepted: integer(columns, 'accepted'),
          };
        }),
    page: (place, after, limit) =>
      database
        .all(
          `SELECT kind, name, email, accepted_by, why, at FROM exception LEFT JOIN acceptance USING (place, kind, name)
           WHERE place = ? AND (kind, name) > (?, ?) ORDER BY kind, name LIMIT ?`,
          place,
          after?.kind ?? '',
          after?.name ?? '',
          limit,
        )
        .map((row) => {
          const columns = asRow(row);
          const email = orNull(bytes, columns, 'email');
          const at = orNull(integer, columns, 'at');
          return {
            kind: text(columns, 'kind') as Kind,
            name: text(columns, 'name'),
            email: email === null ? null : keys.open(email),
            accepted:
              at === null
                ? null
                : { by: keys.open(bytes(columns, 'accepted_by')), why: keys.open(bytes(columns, 'why')), at },
          };
        }),
    accept(place, what, { by, why, at }) {
      const { condition, values } = named(what);
      return database.run(
        `INSERT INTO acceptance (place, kind, name, accepted_by, why, at)
         SELECT place, kind, name, ?, ?, ? FROM exception WHERE place = ? AND kind = ? ${condition} ON CONFLICT DO NOTHING`,
        keys.seal(by),
        keys.seal(why),
        at,
        place,
        what.kind,
        ...values,
      );
    },
    withdraw(place, what) {
      const { condition, values } = named(what);
      return database.run(
        `DELETE FROM acceptance WHERE place = ? AND kind = ? ${condition}`,
        place,
        what.kind,
        ...values,
      );
    },
  };
}
