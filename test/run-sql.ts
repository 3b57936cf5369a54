import sql from 'mssql';
import type { PracticeServers } from '../electron/practice/start-environment.ts';

/** Runs batches on the practice SQL Server, as an administrator's script would. */
export async function runSql({ sqlServer }: PracticeServers, ...batches: readonly string[]): Promise<void> {
  const { host, port, user, password, database } = sqlServer;
  const options = { encrypt: true, trustServerCertificate: true };
  const pool = await new sql.ConnectionPool({ server: host, port, user, password, database, options }).connect();
  for (const batch of batches) await pool.request().batch(batch);
  await pool.close();
}
