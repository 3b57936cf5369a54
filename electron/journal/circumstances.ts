import type { DatedCircumstance, RunCircumstance } from '../common/circumstances.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { bytes, integer } from './row.ts';

/** What was observed while a run went on, and who answers for it. Encrypted at rest: it names people, logins and hosts. */
export interface Circumstances {
  add(run: string, circumstance: DatedCircumstance): void;
  /** In the order of writing. */
  of(run: string): readonly DatedCircumstance[];
}

export function circumstances(database: Database, keys: JournalKeys): Circumstances {
  return {
    add: (run, { at, what }) =>
      void database.run(
        'INSERT INTO circumstance (run, at, kind, content) VALUES (?, ?, ?, ?)',
        Number(run),
        at,
        what.kind,
        keys.seal(JSON.stringify(what)),
      ),
    of: (run) =>
      database.all('SELECT at, content FROM circumstance WHERE run = ? ORDER BY rowid', Number(run)).map((row) => ({
        at: integer(row, 'at'),
        what: JSON.parse(keys.open(bytes(row, 'content'))) as RunCircumstance,
      })),
  };
}
