import type { ExceptionKind } from '../common/cutover-words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { bytes, integer, orNull, text } from './row.ts';

export interface NamedException {
  readonly kind: ExceptionKind;
  /** The account's key, or the user's id where there is no account; of a reset with neither, when it was (ISO 8601). */
  readonly name: string;
  /** In clear here, encrypted at rest; null where none is known. */
  readonly email: string | null;
}

/** An exception with what somebody said to it. */
export interface JudgedException extends NamedException {
  readonly accepted: Acceptance | null;
}

/** Who accepted something, why, and when. */
export interface Acceptance {
  readonly by: string;
  readonly why: string;
  readonly at: number;
}

/** So many exceptions of a kind as somebody accepted at once. */
export interface AcceptedTogether extends Acceptance {
  readonly kind: ExceptionKind;
  readonly accounts: number;
}

/** Exceptions of a kind; all of them, or the one of a name. */
export interface Meant {
  readonly kind: ExceptionKind;
  readonly name: string | null;
}

/**
 * Exceptions as they were last put together, and the acceptances, which outlive them. `place` is the tenant and connection that they
 * are about: what was accepted of a test tenant says nothing of production.
 */
export interface Acceptances {
  /**
   * Puts a place's exceptions together anew, from the latest look there, the latest verification of a run and what only people can see;
   * those of before are forgotten. Meant to stand in a transaction.
   */
  gather(
    place: string,
    from: {
      readonly look: number | null;
      readonly plan: string | null;
      readonly run: string | null;
      readonly delta: string | null;
      readonly unseen: readonly Pick<NamedException, 'kind' | 'name'>[];
    },
  ): void;
  counts(place: string): readonly { readonly kind: ExceptionKind; readonly found: number; readonly accepted: number }[];
  /** Who has accepted how many of those that there are, the earliest first. */
  accepted(place: string): readonly AcceptedTogether[];
  /** In the order of kind and name, behind `after`. */
  page(place: string, after: Pick<NamedException, 'kind' | 'name'> | null, limit: number): readonly JudgedException[];
  /** Whether there is such an exception, or an acceptance of one that there was. */
  knows(place: string, what: Pick<NamedException, 'kind' | 'name'>): boolean;
  /** Accepts what is there of it and not accepted yet; gives how many. */
  accept(place: string, what: Meant, acceptance: Acceptance): number;
  /** Takes acceptances back; gives how many. */
  withdraw(place: string, what: Meant): number;
}

export function acceptances(database: Database, keys: JournalKeys): Acceptances {
  const named = ({ name }: { readonly name: string | null }) =>
    name === null ? { condition: '', values: [] } : { condition: 'AND name = ?', values: [name] };
  return {
    gather(place, { look, plan, run, delta, unseen }) {
      database.run('DELETE FROM exception WHERE place = ?', place);
      for (const { kind, name } of unseen) {
        database.run('INSERT INTO exception VALUES (?, ?, ?, NULL)', place, kind, name);
      }
      if (look !== null && plan !== null) {
        // Whoever is skipped is no person, or nobody who was meant to move.
        database.run(
          `INSERT INTO exception SELECT ?, CASE standing WHEN 'straggler' THEN 'straggler' ELSE 'left-out' END, key, email
           FROM standing JOIN account ON account.plan = ? AND account.sequence = standing.sequence
           WHERE look = ? AND (standing = 'straggler' OR (standing = 'cannot-come' AND decision <> 'skip'))
           ON CONFLICT DO NOTHING`,
          place,
          Number(plan),
          look,
        );
        // Whoever is newer than the plan or signed up in Auth0 has no account in it. Where the log names nobody either, the moment stays the
        // same at the next look; a place in its list would by then be somebody else's.
        database.run(
          `INSERT INTO exception
           SELECT ?, 'open-reset', coalesce(key, open_reset.user_id, strftime('%Y-%m-%dT%H:%M:%fZ', at / 1000.0, 'unixepoch')), email
           FROM open_reset LEFT JOIN account ON account.plan = ? AND account.sequence = open_reset.sequence
           WHERE look = ? ON CONFLICT DO NOTHING`,
          place,
          Number(plan),
          look,
        );
      }
      if (delta !== null) {
        database.run(
          `INSERT INTO exception SELECT ?, 'not-carried-over', key, email FROM delta_line WHERE delta = ? AND listed <> ''
           ON CONFLICT DO NOTHING`,
          place,
          Number(delta),
        );
      }
      if (run !== null) {
        database.run(
          `INSERT INTO exception SELECT ?, kind, coalesce(key, user_id, 'unknown'), email FROM difference
           WHERE token = (SELECT token FROM verification WHERE run = ? ORDER BY id DESC LIMIT 1) ON CONFLICT DO NOTHING`,
          place,
          Number(run),
        );
      }
    },
    counts: (place) =>
      database
        .all(
          `SELECT exception.kind AS kind, count(*) AS found, count(acceptance.at) AS accepted
           FROM exception LEFT JOIN acceptance USING (place, kind, name)
           WHERE exception.place = ? GROUP BY exception.kind ORDER BY exception.kind`,
          place,
        )
        .map((row) => ({
          kind: text(row, 'kind') as ExceptionKind,
          found: integer(row, 'found'),
          accepted: integer(row, 'accepted'),
        })),
    accepted: (place) =>
      // What one yes accepted carries the same bytes; another yes in the same words has others.
      database
        .all(
          `SELECT kind, accepted_by, why, at, count(*) AS accounts FROM exception JOIN acceptance USING (place, kind, name)
           WHERE exception.place = ? GROUP BY kind, accepted_by, why, at ORDER BY at, kind`,
          place,
        )
        .map((row) => ({
          kind: text(row, 'kind') as ExceptionKind,
          accounts: integer(row, 'accounts'),
          by: keys.open(bytes(row, 'accepted_by')),
          why: keys.open(bytes(row, 'why')),
          at: integer(row, 'at'),
        })),
    page: (place, after, limit) =>
      database
        .all(
          `SELECT kind, name, email, accepted_by, why, at FROM exception LEFT JOIN acceptance USING (place, kind, name)
           WHERE exception.place = ? AND (kind, name) > (?, ?) ORDER BY kind, name LIMIT ?`,
          place,
          after?.kind ?? '',
          after?.name ?? '',
          limit,
        )
        .map((row) => {
          const email = orNull(bytes, row, 'email');
          const at = orNull(integer, row, 'at');
          return {
            kind: text(row, 'kind') as ExceptionKind,
            name: text(row, 'name'),
            email: email === null ? null : keys.open(email),
            accepted:
              at === null ? null : { by: keys.open(bytes(row, 'accepted_by')), why: keys.open(bytes(row, 'why')), at },
          };
        }),
    knows: (place, { kind, name }) =>
      database.all(
        `SELECT 1 FROM exception WHERE place = ? AND kind = ? AND name = ?
         UNION SELECT 1 FROM acceptance WHERE place = ? AND kind = ? AND name = ?`,
        ...[place, kind, name, place, kind, name],
      ).length > 0,
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
