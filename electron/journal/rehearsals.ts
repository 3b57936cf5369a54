import type { Database } from './database.ts';
import type { RehearsalRecord } from './records.ts';
import { asRow, integer, json, text, word } from './row.ts';

/** What came of rehearsals, of each mode the latest. */
export interface Rehearsals {
  keep(rehearsal: RehearsalRecord): void;
  /** The latest first. */
  all(): readonly RehearsalRecord[];
}

export function rehearsals(database: Database): Rehearsals {
  return {
    keep({ mode, way, lookedAt, kinds, textDigest, basisDigest, at, durationMs }) {
      database.transaction(() => {
        database.run(
          `INSERT OR REPLACE INTO rehearsal (mode, way, looked_at, kinds, text_digest, basis_digest, at, duration_ms)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          mode,
          way,
          lookedAt,
          JSON.stringify(kinds),
          textDigest,
          basisDigest,
          at,
          Math.round(durationMs),
        );
      });
    },
    all: () =>
      database.all('SELECT * FROM rehearsal ORDER BY at DESC').map((row) => {
        const columns = asRow(row);
        return {
          mode: word<RehearsalRecord['mode']>(columns, 'mode'),
          way: word<RehearsalRecord['way']>(columns, 'way'),
          lookedAt: text(columns, 'looked_at'),
          kinds: json<RehearsalRecord['kinds']>(columns, 'kinds'),
          textDigest: text(columns, 'text_digest'),
          basisDigest: text(columns, 'basis_digest'),
          at: integer(columns, 'at'),
          durationMs: integer(columns, 'duration_ms'),
        };
      }),
  };
}
