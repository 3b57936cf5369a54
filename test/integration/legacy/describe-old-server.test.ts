import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { defaultConnectLimits, openPool } from '../../../electron/legacy/connect.ts';
import { describeByFormat, describeStatement } from '../../../electron/legacy/describe-statement.ts';
import { createStatements, defaultRetryLimits } from '../../../electron/legacy/statements.ts';
import { startPracticeSqlServer } from '../../../electron/practice/start-sql-server.ts';

test('a server without sp_describe_first_result_set tells the same columns by SET FMTONLY', async () => {
  const server = await startPracticeSqlServer({ store: 'empty', accounts: 0, seed: 1 }, nodeFork);
  const { host, port, user, password, database, certificate } = server;
  const config = {
    server: host,
    port,
    database,
    authentication: { type: 'sql-login', user },
    encrypt: true,
    trust: { kind: 'fingerprint', fingerprint256: new X509Certificate(certificate).fingerprint256 },
  } as const;
  const limits = { ...defaultConnectLimits, ...defaultRetryLimits };
  const { pool, causeOf } = await openPool(config, password, { limits, purpose: 'test' });
  try {
    await pool
      .request()
      .batch(
        'CREATE TABLE dbo.U (Id int NOT NULL, Guid uniqueidentifier NULL, Mail nvarchar(99) NULL, Notes nvarchar(max) NULL, Hash varbinary(32) NULL, Active bit NOT NULL, Made datetime NULL)',
      );
    const statements = createStatements({
      pool,
      causeOf,
      context: config,
      clock: systemClock,
      random: () => 0.5,
      limits,
    });
    const sql = 'SELECT * FROM dbo.U';
    const described = await describeStatement(statements, sql);
    expect(described.map(({ name }) => name)).toEqual(['Id', 'Guid', 'Mail', 'Notes', 'Hash', 'Active', 'Made']);
    expect(await describeByFormat(statements, `SELECT * FROM (${sql}) AS q`)).toEqual(described);
    // It has left nothing behind on the connection.
    expect(await statements.rows('SELECT 1', [])).toEqual([[1]]);
  } finally {
    await pool.close();
    await server.stop();
  }
});
