import sql from 'mssql';
import { openDatabase } from '../../../electron/practice/sql-server/open-database.ts';
import { type SqlServer, startSqlServer } from '../../../electron/practice/sql-server/wire/sql-server.ts';

export interface SampleServer {
  readonly server: SqlServer;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** A pool of so many connections. */
  connect(most?: number): Promise<sql.ConnectionPool>;
}

/** The practice SQL Server over its engine, in this process; whoever starts it stops it. */
export async function sampleServer(store: 'aspnet-membership' | 'empty'): Promise<SampleServer> {
  const password = 'open sesame';
  const { engine, user, database } = openDatabase({ store, accounts: store === 'empty' ? 0 : 20, seed: 1, password });
  const server = await startSqlServer({
    engine,
    port: 0,
    encryption: 'optional',
    serverName: 'PRACTICE',
    onDefect: (error) => {
      throw error;
    },
  });
  const connect = (most = 1) =>
    new sql.ConnectionPool({
      server: '127.0.0.1',
      port: server.port,
      user,
      password,
      database,
      pool: { min: 0, max: most },
      options: { encrypt: false, useUTC: true },
    }).connect();
  return { server, user, password, database, connect };
}
