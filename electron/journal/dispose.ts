import Sqlite from 'better-sqlite3';
import { journalOpenElsewhere } from './errors.ts';

/**
 * Makes sure that nobody else has a journal open, and puts what its write-ahead log holds into its one file, so that it can be deleted.
 * @throws UserferryError UF-4703 while another process has it open
 */
export function releaseJournal(file: string): void {
  const sqlite = new Sqlite(file, { timeout: 0 });
  try {
    // Leaving the write-ahead log takes a lock that nobody else may share (SQLite docs, "Write-Ahead Logging", 4).
    sqlite.pragma('journal_mode = DELETE');
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw journalOpenElsewhere();
    throw error;
  } finally {
    sqlite.close();
  }
}
