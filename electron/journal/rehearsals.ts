import type { Database } from './database.ts';
import type { RehearsalRecord } from './records.ts';
import { integer, json, orNull, text, word } from './row.ts';

/** What came of rehearsals, of each mode the latest. */
export interface Rehearsals {
  keep(rehearsal: RehearsalRecord): void;
  /** The latest first. */
  all(): readonly RehearsalRecord[];
}

export function rehearsals(database: Database): Rehearsals {
  return {
    keep({ mode, way, lookedAt, kinds, textDigest, basisDigest, settingsDigest, at, durationMs }) {
      database.transaction(() => {
        database.run(
          `INSERT OR REPLACE INTO rehearsal (mode, way, looked_at, kinds, text_digest, basis_digest, settings_digest, at, duration_ms)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          mode,
          way,
          lookedAt,
          JSON.stringify(kinds),
          textDigest,
          basisDigest,
          settingsDigest,
          at,
          Math.round(durationMs),
        );
      });
    },
    all: () =>
      database.all('SELECT * FROM rehearsal ORDER BY at DESC').map((row) => ({
        mode: word<RehearsalRecord['mode']>(row, 'mode'),
        way: word<RehearsalRecord['way']>(row, 'way'),
        lookedAt: text(row, 'looked_at'),
        kinds: json<RehearsalRecord['kinds']>(row, 'kinds'),
        textDigest: text(row, 'text_digest'),
        basisDigest: text(row, 'basis_digest'),
        settingsDigest: orNull(text, row, 'settings_digest'),
        at: integer(row, 'at'),
        durationMs: integer(row, 'duration_ms'),
      })),
  };
}
