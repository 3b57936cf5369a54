import type { Migration, MigrationOptions } from './migration.ts';
import { migrationOver } from './migration-over.ts';
import { connectWorker } from './worker/connect-worker.ts';
import { workerEntry } from './worker/entry.ts';

/**
 * Opens a workspace's journal in a worker thread.
 * @throws UserferryError UF-4002 (another key), UF-4003 (damaged), UF-4004 (written by a newer release)
 */
export async function openMigration(options: MigrationOptions): Promise<Migration> {
  const { worker = workerEntry, journal, key, machineKey = null } = options;
  const connected = await connectWorker(worker, { journal, key, machineKey });
  return migrationOver(connected, options);
}
