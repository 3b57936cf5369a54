import type { Database } from './database.ts';
import type { DeltaFile } from './delta-records.ts';
import { integer, orNull, text } from './row.ts';

/** Files of passwords. All writes are meant to stand in one of the caller's transactions. */
export interface DeltaFiles {
  addFile(delta: string, file: DeltaFile, lines: readonly number[], now: number): void;
  nextFile(delta: string): number;
  setJob(delta: string, file: number, job: string): void;
  /** Its job has surely ended, or never began. */
  setOver(delta: string, file: number): void;
  openFiles(delta: string): readonly DeltaFile[];
}

export function deltaFiles(database: Database): DeltaFiles {
  return {
    addFile(delta, { number, correlationId, job, sent }, of, now) {
      database.run(
        'INSERT INTO delta_file (delta, number, correlation_id, job, sent) VALUES (?, ?, ?, ?, ?)',
        Number(delta),
        number,
        correlationId,
        job,
        sent,
      );
      for (const line of of) {
        database.run(
          "UPDATE delta_line SET state = 'sent', file = ?, at = ? WHERE delta = ? AND number = ?",
          number,
          now,
          Number(delta),
          line,
        );
      }
    },
    nextFile: (delta) =>
      integer(
        database.one('SELECT coalesce(max(number), 0) + 1 AS number FROM delta_file WHERE delta = ?', Number(delta)),
        'number',
      ),
    setJob: (delta, file, job) =>
      void database.run('UPDATE delta_file SET job = ? WHERE delta = ? AND number = ?', job, Number(delta), file),
    setOver: (delta, file) =>
      void database.run('UPDATE delta_file SET over = 1 WHERE delta = ? AND number = ?', Number(delta), file),
    openFiles: (delta) =>
      database
        .all('SELECT * FROM delta_file WHERE delta = ? AND over = 0 ORDER BY number', Number(delta))
        .map((row) => ({
          number: integer(row, 'number'),
          correlationId: text(row, 'correlation_id'),
          job: orNull(text, row, 'job'),
          sent: integer(row, 'sent'),
        })),
  };
}
