import mssql from 'mssql';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Copies, openCopies } from '../../../electron/assistant/scripts/copies.ts';
import type { WorkspaceSession } from '../../../electron/assistant/session.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import { type FixtureDatabase, fixtureDatabase } from '../legacy/fixture-database.ts';
import { scriptContainer } from '../scripts/scripted-database.ts';
import { writingCases } from '../scripts/writing-cases.ts';
import { type WritingStore, writingStore } from '../scripts/writing-store.ts';
import { legacySession } from './support/legacy-session.ts';
import { newHome } from './support/workbench.ts';

let database: FixtureDatabase;
let home: Awaited<ReturnType<typeof newHome>>;
let session: WorkspaceSession;
const container = scriptContainer();

beforeAll(async () => {
  database = await fixtureDatabase();
  home = await newHome();
  session = legacySession(home.path, database.server);
});
afterAll(async () => {
  container.close();
  await session?.close();
  await database?.stop();
  await home?.remove();
});

async function copiesOf(mapping: Mapping, keys: readonly string[]): Promise<Copies> {
  const copies = await openCopies(session, mapping, keys);
  onTestFinished(() => copies.close());
  return copies;
}

async function connectedTo({ configuration }: Copies): Promise<mssql.ConnectionPool> {
  const pool = await new mssql.ConnectionPool({
    server: String(configuration.SQL_SERVER),
    port: Number(configuration.SQL_PORT),
    database: String(configuration.SQL_DATABASE),
    user: String(configuration.SQL_USER),
    password: String(configuration.SQL_PASSWORD),
    options: { encrypt: true, cryptoCredentialsDetails: { ca: String(configuration.SQL_CA) } },
  }).connect();
  onTestFinished(() => pool.close());
  return pool;
}

async function everyKey({ plan: { mapping } }: WritingStore): Promise<readonly string[]> {
  const { key, origin } = mapping;
  const table = origin.kind === 'tables' ? `[${origin.table.schema}].[${origin.table.name}]` : '';
  const { recordset } = await database.pool.request().query(`SELECT [${key.column.column}] AS k FROM ${table}`);
  return recordset.map(({ k }) => (key.kind === 'guid' ? String(k).toLowerCase() : String(k)));
}

async function contents(pool: mssql.ConnectionPool, schema: string): Promise<Readonly<Record<string, unknown>>> {
  const { recordset } = await pool
    .request()
    .query(
      `SELECT t.name AS name FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id WHERE s.name = '${schema}'`,
    );
  const tables: Record<string, unknown> = {};
  for (const { name } of recordset) {
    const rows = (await pool.request().query(`SELECT * FROM [${schema}].[${name}]`)).recordset;
    // A rowversion is each server's own.
    tables[name] = rows.map(({ Version: _, ...row }) => JSON.stringify(row)).toSorted();
  }
  return tables;
}

describe.for(writingCases)('copies of $name', (example) => {
  test('hold every row as it is, take what its scripts write, and are put back', async () => {
    const store = await writingStore(database, container, example);
    await store.fill();
    const copies = await copiesOf(store.plan.mapping, await everyKey(store));
    expect(copies.notCopied).toEqual([]);
    const pool = await connectedTo(copies);
    const original = await contents(database.pool, example.schema);
    const copied = await contents(pool, example.schema);
    for (const [table, rows] of Object.entries(copied)) expect({ [table]: rows }).toEqual({ [table]: original[table] });
    expect(Object.values(copied).flat().length).toBeGreaterThan(1);
    await copies.restore();
    expect(await contents(pool, example.schema)).toEqual(copied);
  });
});
