import sql from 'mssql';
import { onTestFinished } from 'vitest';
import { Faults, type FaultsInput, faultsSchema } from '../../../electron/practice/sql-server/wire/faults.ts';
import { type SqlServer, startSqlServer } from '../../../electron/practice/sql-server/wire/sql-server.ts';
import { DATABASE, PASSWORD, type Script, type Seen, scriptedEngine, USER } from './scripted-engine.ts';

/** mssql hands these to tedious as they are; its type declarations know only some. */
type Options = sql.IOptions & {
  readonly packetSize?: number;
  readonly cryptoCredentialsDetails?: { readonly ca: string };
};

export interface ConnectSettings {
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly server?: string;
  readonly options?: Options;
  readonly requestTimeout?: number;
}

export interface Served {
  readonly server: SqlServer;
  readonly seen: Seen;
  /** What the server itself reported as its own failures: none, in most tests. */
  readonly defects: unknown[];
  connect(settings?: ConnectSettings): Promise<sql.ConnectionPool>;
}

/** A server over a scripted engine for the length of one test, and mssql pools of one connection to it. */
export async function serve(
  script: Script,
  settings: { readonly encryption?: 'optional' | 'required' | 'off'; readonly faults?: FaultsInput } = {},
): Promise<Served> {
  const engine = scriptedEngine(script);
  const defects: unknown[] = [];
  const server = await startSqlServer({
    engine,
    port: 0,
    encryption: settings.encryption ?? 'optional',
    serverName: 'PRACTICE',
    faults: new Faults(faultsSchema.parse(settings.faults ?? {})),
    onDefect: (error) => defects.push(error),
  });
  onTestFinished(() => server.stop());
  return {
    server,
    seen: engine.seen,
    defects,
    connect: async ({ options, ...rest } = {}) => {
      const pool = new sql.ConnectionPool({
        server: '127.0.0.1',
        port: server.port,
        user: USER,
        password: PASSWORD,
        database: DATABASE,
        pool: { min: 0, max: 1 },
        ...rest,
        options: { encrypt: false, trustServerCertificate: true, ...options },
      });
      // Broken on purpose in some tests; each awaits its own rejection.
      pool.on('error', () => {});
      onTestFinished(async () => {
        await pool.close();
      });
      return pool.connect();
    },
  };
}
