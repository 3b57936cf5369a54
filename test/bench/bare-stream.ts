import { performance } from 'node:perf_hooks';
import sql from 'mssql';
import type { PracticeServers } from '../../electron/practice/start-environment.ts';

/** How long a bare mssql stream of the columns takes that a plan of Identity's users reads, in seconds: the reference. */
export async function streamBare({ sqlServer }: PracticeServers): Promise<number> {
  const pool = await new sql.ConnectionPool({
    server: sqlServer.host,
    port: sqlServer.port,
    user: sqlServer.user,
    password: sqlServer.password,
    database: sqlServer.database,
    options: { encrypt: true, trustServerCertificate: true },
    requestTimeout: 600_000,
  }).connect();
  try {
    const started = performance.now();
    const request = pool.request();
    request.stream = true;
    request.arrayRowMode = true;
    const done = new Promise<void>((resolve, reject) => {
      request.on('error', reject);
      request.on('done', () => resolve());
    });
    request.query(
      'SELECT [Id], [UserName], [Email], [EmailConfirmed], [PasswordHash], [PhoneNumber], [PhoneNumberConfirmed], [TwoFactorEnabled], [LockoutEnd], [LockoutEnabled] FROM [dbo].[AspNetUsers]',
    );
    await done;
    return (performance.now() - started) / 1000;
  } finally {
    await pool.close();
  }
}
