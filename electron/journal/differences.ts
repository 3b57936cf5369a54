import type { DifferenceKind } from '../common/words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { bytes, integer, orNull, text, word } from './row.ts';

/** One thing that a verification found out of order. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** In the legacy database; null for a user of whom it knows nothing. */
  readonly key: string | null;
  /** In Auth0; null for an account that was never to be sent. */
  readonly userId: string | null;
  /** In clear here, encrypted at rest; null where only a hash of it is known. */
  readonly email: string | null;
}

/** A difference with its place in the order of finding. */
export interface FoundDifference extends Difference {
  readonly id: number;
}

/** What verifications found, account by account; that of a run's latest one is kept. */
export interface Differences {
  /** Notes findings of the verification that will be stored under this token. */
  add(token: string, found: readonly Difference[]): void;
  /** A page of what the run's latest verification found, behind `after`. */
  page(run: string, after: number, limit: number): readonly FoundDifference[];
  /** The same of one kind. */
  ofKind(run: string, kind: DifferenceKind, after: number, limit: number): readonly FoundDifference[];
  /** Forgets what earlier verifications of the run found. */
  dropSuperseded(run: string): void;
}

export function differences(database: Database, keys: JournalKeys): Differences {
  const found = (run: string, after: number, limit: number, kind: DifferenceKind | null = null) =>
    database
      .all(
        `SELECT id, kind, key, user_id, email FROM difference
         WHERE token = (SELECT token FROM verification WHERE run = ? ORDER BY id DESC LIMIT 1) AND id > ?
         AND (? IS NULL OR kind = ?) ORDER BY id LIMIT ?`,
        Number(run),
        after,
        kind,
        kind,
        limit,
      )
      .map((row) => {
        const email = orNull(bytes, row, 'email');
        return {
          id: integer(row, 'id'),
          kind: word<DifferenceKind>(row, 'kind'),
          key: orNull(text, row, 'key'),
          userId: orNull(text, row, 'user_id'),
          email: email === null ? null : keys.open(email),
        };
      });
  return {
    add(token, found) {
      database.transaction(() => {
        for (const { kind, key, userId, email } of found) {
          database.run(
            'INSERT INTO difference (token, kind, key, user_id, email) VALUES (?, ?, ?, ?, ?)',
            token,
            kind,
            key,
            userId,
            email === null ? null : keys.seal(email),
          );
        }
      });
    },
    page: (run, after, limit) => found(run, after, limit),
    ofKind: (run, kind, after, limit) => found(run, after, limit, kind),
    dropSuperseded(run) {
      while (
        database.run(
          `DELETE FROM difference WHERE id IN (
             SELECT difference.id FROM verification JOIN difference USING (token)
             WHERE run = ? AND verification.id < (SELECT max(id) FROM verification WHERE run = ?) LIMIT 1000)`,
          Number(run),
          Number(run),
        ) > 0
      );
    },
  };
}
