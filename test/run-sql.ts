import sql from 'mssql';
import type { PracticeServers } from '../electron/practice/start-environment.ts';

/** A connection of one's own to the practice SQL Server, to look there or to change what is there. */
export function connectSql({ sqlServer }: Pick<PracticeServers, 'sqlServer'>): Promise<sql.ConnectionPool> {
  const { host, port, user, password, database } = sqlServer;
  const options = { encrypt: true, trustServerCertificate: true };
  // A busy machine takes its time over a hundred thousand rows.
  const requestTimeout = 60_000;
  return new sql.ConnectionPool({ server: host, port, user, password, database, options, requestTimeout }).connect();
}

/** Runs batches on the practice SQL Server, as an administrator's script would. */
export async function runSql(servers: PracticeServers, ...batches: readonly string[]): Promise<void> {
  const pool = await connectSql(servers);
  for (const batch of batches) await pool.request().batch(batch);
  await pool.close();
}
