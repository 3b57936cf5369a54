import { X509Certificate } from 'node:crypto';
import type sql from 'mssql';
import { systemClock } from '../../../electron/common/clock.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import type { LegacyDatabase } from '../../../electron/legacy/legacy.ts';
import { openLegacy } from '../../../electron/legacy/open-legacy.ts';
import type { PracticeSqlServer } from '../../../electron/practice/practice.ts';
import { startPracticeSqlServer } from '../../../electron/practice/start-sql-server.ts';
import { connectSql } from '../../run-sql.ts';

/** A database of a test's own on a practice SQL Server, written with mssql and read as the product reads. */
export interface FixtureDatabase {
  readonly server: PracticeSqlServer;
  readonly pool: sql.ConnectionPool;
  readonly legacy: LegacyDatabase;
  /** Runs batches one after the other, as an administrator's script would. */
  run(...batches: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** @param sample What is in it; nothing, where a test writes all of it. */
export async function fixtureDatabase(
  sample: Parameters<typeof startPracticeSqlServer>[0] = { store: 'empty', accounts: 0, seed: 1 },
): Promise<FixtureDatabase> {
  const server = await startPracticeSqlServer(sample, nodeFork);
  const { host, port, user, password, database, certificate } = server;
  const pool = await connectSql({ sqlServer: server });
  const legacy = await openLegacy(
    {
      server: host,
      port,
      database,
      authentication: { type: 'sql-login', user },
      encrypt: true,
      trust: { kind: 'fingerprint', fingerprint256: new X509Certificate(certificate).fingerprint256 },
    },
    password,
    { clock: systemClock },
  );
  return {
    server,
    pool,
    legacy,
    async run(...batches) {
      for (const batch of batches) await pool.request().batch(batch);
    },
    async stop() {
      await legacy.close();
      await pool.close();
      await server.stop();
    },
  };
}
