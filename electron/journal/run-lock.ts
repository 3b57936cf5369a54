import Sqlite from 'better-sqlite3';
import { runsInUse } from './errors.ts';

/**
 * Holds a workspace's runs for this process. The lock is SQLite's own, on a file beside the journal: the operating system
 * takes it back when the process dies in whatever way, so there is nothing stale to clear away.
 * @throws UserferryError UF-4001 while another process, or another run in this one, holds it
 */
export function lockRuns(journalFile: string): () => void {
  const sqlite = new Sqlite(`${journalFile}.lock`, { timeout: 0 });
  try {
    sqlite.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    sqlite.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw runsInUse();
    throw error;
  }
  return () => sqlite.close();
}
