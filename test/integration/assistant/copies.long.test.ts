import { connect } from 'node:net';
import mssql from 'mssql';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fillCopies } from '../../../electron/assistant/scripts/copies/fill-copies.ts';
import { openPracticeDatabase } from '../../../electron/assistant/scripts/copies/practice-database.ts';
import { type Copies, openCopies } from '../../../electron/assistant/scripts/copies.ts';
import type { WorkspaceSession } from '../../../electron/assistant/session.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { isCarried } from '../../../electron/legacy/copy/exact-values.ts';
import type { ColumnDefinition, TableDefinition } from '../../../electron/legacy/copy/table-definition.ts';
import { startCopiesServer } from '../../../electron/practice/start-copies-server.ts';
import { renderScript } from '../../../electron/scripts/render/render.ts';
import { nothingMapped } from '../../../electron/stores/mapping/make.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import type { FixtureDatabase } from '../legacy/fixture-database.ts';
import { scriptContainer, templates } from '../scripts/scripted-database.ts';
import { writingCases } from '../scripts/writing-cases.ts';
import { type WritingStore, writingStore } from '../scripts/writing-store.ts';
import { filesWith } from './support/files-with.ts';
import { legacySession } from './support/legacy-session.ts';
import { type OpenLegacySession, openLegacySession } from './support/open-legacy-session.ts';

const NEW_PASSWORD = 'Neues-Kennwort-im-Käfig-83';

let opened: OpenLegacySession;
let database: FixtureDatabase;
let home: OpenLegacySession['home'];
let session: WorkspaceSession;
const container = scriptContainer();

beforeAll(async () => {
  opened = await openLegacySession();
  ({ database, home, session } = opened);
});
afterAll(async () => {
  container.close();
  await opened?.close();
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
    const source = renderScript('changePassword', store.plan, templates);
    const script = { action: 'changePassword', source, configuration: copies.configuration } as const;
    const own = scriptContainer();
    onTestFinished(() => own.close());
    expect(await own.run(script, ['ada@example.com', NEW_PASSWORD])).toMatchObject({ outcome: { value: true } });
    // What copied and read is none of it: what a test looks at with, is.
    const sent = await copies.statements(source);
    expect(sent.filter(({ changes }) => changes)).toMatchObject([{ sql: expect.stringMatching(/^UPDATE /) }]);
    expect(JSON.stringify(sent)).not.toContain(NEW_PASSWORD);
    expect(await copies.statements(source)).toEqual([]);
    expect(await contents(pool, example.schema)).not.toEqual(copied);
    expect(await contents(database.pool, example.schema)).toEqual(original);
    await copies.restore();
    expect(await contents(pool, example.schema)).toEqual(copied);
    expect(await own.run(script, ['ada@example.com', NEW_PASSWORD])).toMatchObject({ outcome: { value: true } });
  });
});

const user = (column: string) => ({ table: 'u', column });

/** A table that is read by a key and an address alone. */
function plainMapping(name: string, sqlType = 'int', kind: Mapping['key']['kind'] = 'integer'): Mapping {
  return {
    ...nothingMapped,
    store: 'custom',
    origin: { kind: 'tables', alias: 'u', table: { schema: 'dbo', name }, joins: [] },
    key: { column: user('Id'), sqlType, kind },
    fields: { email: { kind: 'column', column: user('Mail') } },
    password: { recipe: { kind: 'none' }, hash: null, salt: null, format: null },
  };
}

test('every type comes over exactly, NULL and the widest values too', async () => {
  await database.run(
    `CREATE TABLE dbo.Exact (Id bigint NOT NULL IDENTITY(5, 3) PRIMARY KEY, Mail nvarchar(max), A decimal(38, 10), B money, C smallmoney,
      D float, E real, F datetime, G datetime2(7), H datetimeoffset(7), I date, J time(7), K smalldatetime, L varbinary(max),
      M binary(4), N uniqueidentifier, O bit, P tinyint, Q smallint, R varchar(50) COLLATE Latin1_General_CS_AS, S char(5), T nchar(5),
      U text, V ntext, W image, X rowversion)`,
    `SET IDENTITY_INSERT dbo.Exact ON;
     INSERT INTO dbo.Exact (Id, Mail, A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V, W) VALUES
     (9007199254740993, REPLICATE(CONVERT(nvarchar(max), N'😀é'), 5000), 1234567890123456789012345678.0123456789, 922337203685477.5807, -214748.3648,
      0.1234567890123456789, 1.17549435E-38, '1753-01-01T23:59:59.997', '9999-12-31T23:59:59.9999999', '0001-01-01T23:59:59.1234567+14:00',
      '0001-01-01', '23:59:59.9999999', '2079-06-06T23:59:00', 0x00FF00, 0x0000000A, NEWID(), 1, 255, -32768, 'ÄöŒ€', 'a', N'ß', 'text', N'нtext', 0x0102),
     (-9223372036854775808, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      NULL, NULL, NULL, NULL);
     SET IDENTITY_INSERT dbo.Exact OFF`,
  );
  const copies = await copiesOf(plainMapping('Exact', 'bigint'), ['9007199254740993', '-9223372036854775808']);
  expect(copies.notCopied).toEqual([]);
  const pool = await connectedTo(copies);
  // As the servers themselves write and compare them: a driver would round on both sides.
  const told = async (from: mssql.ConnectionPool) =>
    (
      await from
        .request()
        .query(`SELECT CONVERT(varchar(40), Id) AS Id, Mail, DATALENGTH(Mail) AS Bytes, CONVERT(varchar(60), A) AS A,
        CONVERT(varchar(60), B, 2) AS B, CONVERT(varchar(60), C, 2) AS C, D, E,
        CONVERT(varchar(60), F, 121) AS F, CONVERT(varchar(60), G, 121) AS G, CONVERT(varchar(60), H, 121) AS H, CONVERT(varchar(60), I, 121) AS I,
        CONVERT(varchar(60), J, 121) AS J, CONVERT(varchar(60), K, 121) AS K, L, M, CONVERT(varchar(40), N) AS N, O, P, Q, R,
        CONVERT(varbinary(50), R) AS RBytes, S, T, U, V, W FROM dbo.Exact ORDER BY Id`)
    ).recordset;
  const there = await told(database.pool);
  expect(there).toHaveLength(2);
  expect(await told(pool)).toEqual(there);
  await pool.request().query("INSERT INTO dbo.Exact (Mail) VALUES (N'x')");
  const { recordset } = await pool
    .request()
    .query('SELECT CONVERT(varchar(40), Id) AS Id FROM dbo.Exact WHERE DATALENGTH(Mail) = 2');
  expect(recordset).toEqual([{ Id: '9007199254740996' }]);
});

test('what belongs to an account comes along, over several steps, and nobody else’s', async () => {
  await database.run(
    'CREATE TABLE dbo.Country (Code char(2) NOT NULL PRIMARY KEY, Name nvarchar(50) NOT NULL)',
    `CREATE TABLE dbo.Customer (Id int NOT NULL PRIMARY KEY, Mail nvarchar(100) NOT NULL, Country char(2) NOT NULL
      CONSTRAINT FK_Country REFERENCES dbo.Country (Code), CONSTRAINT CK_Mail CHECK (Mail LIKE N'%@%'))`,
    'CREATE UNIQUE INDEX IX_Mail ON dbo.Customer (Mail) WHERE Mail IS NOT NULL',
    `CREATE TABLE dbo.Purchase (Id int NOT NULL PRIMARY KEY, CustomerId int NOT NULL
      CONSTRAINT FK_Customer REFERENCES dbo.Customer (Id) ON DELETE CASCADE, At datetime NOT NULL CONSTRAINT DF_At DEFAULT (getdate()))`,
    `CREATE TABLE dbo.PurchaseLine (PurchaseId int NOT NULL CONSTRAINT FK_Purchase REFERENCES dbo.Purchase (Id), Line int NOT NULL,
      PRIMARY KEY (PurchaseId, Line))`,
    'CREATE TABLE dbo.Unrelated (Id int NOT NULL PRIMARY KEY, Country char(2) NOT NULL REFERENCES dbo.Country (Code))',
    "INSERT INTO dbo.Country VALUES ('TR', N'Türkiye'), ('FR', N'France'), ('IT', N'Italia')",
    "INSERT INTO dbo.Customer VALUES (1, N'ada@example.com', 'TR'), (2, N'bob@example.com', 'FR'), (3, N'eve@example.com', 'FR')",
    'INSERT INTO dbo.Purchase (Id, CustomerId) VALUES (10, 1), (20, 2)',
    'INSERT INTO dbo.PurchaseLine VALUES (10, 1), (10, 2), (20, 1)',
    "INSERT INTO dbo.Unrelated VALUES (1, 'TR')",
    'CREATE TABLE dbo.Versions (Feature nvarchar(20) NOT NULL PRIMARY KEY)',
    "INSERT INTO dbo.Versions VALUES (N'rename')",
    `CREATE PROCEDURE dbo.Rename @Id int, @Mail nvarchar(100) AS
      IF EXISTS (SELECT 1 FROM dbo.Versions WHERE Feature = N'rename') UPDATE dbo.Customer SET Mail = @Mail WHERE Id = @Id`,
    'CREATE VIEW dbo.Customers AS SELECT Id, Mail FROM dbo.Customer',
    'CREATE PROCEDURE dbo.Other AS SELECT 1 AS One',
  );
  const copies = await copiesOf(plainMapping('Customer'), ['1']);
  expect(copies.notCopied).toEqual([]);
  const pool = await connectedTo(copies);
  const ask = async (sql: string) =>
    (await pool.request().query(sql)).recordset.map((row) => Object.values(row).join());
  // Beside the account the newest one, after which new ones are made.
  expect(await ask('SELECT Id FROM dbo.Customer ORDER BY Id')).toEqual(['1', '3']);
  expect(await ask('SELECT Code, Name FROM dbo.Country ORDER BY Code')).toEqual(['FR,France', 'TR,Türkiye']);
  expect(await ask('SELECT Id FROM dbo.Purchase')).toEqual(['10']);
  expect(await ask('SELECT PurchaseId, Line FROM dbo.PurchaseLine ORDER BY Line')).toEqual(['10,1', '10,2']);
  expect(
    await ask("SELECT name FROM sys.objects WHERE name IN ('Unrelated', 'Other', 'Rename', 'Customers') ORDER BY name"),
  ).toEqual(['Customers', 'Rename']);
  // Rules hold there as they do in the original.
  const refusal = (sql: string) =>
    pool
      .request()
      .query(sql)
      .then(
        () => null,
        (error) => error.number,
      );
  expect(await refusal("UPDATE dbo.Customer SET Mail = N'none'")).toBe(547);
  expect(await refusal("UPDATE dbo.Customer SET Mail = N'eve@example.com' WHERE Id = 1")).toBe(2601);
  expect(await refusal('DELETE FROM dbo.Customer WHERE Id = 1')).toBe(547);
  await pool
    .request()
    .query(
      "DELETE FROM dbo.PurchaseLine; DELETE FROM dbo.Customer WHERE Id = 1; EXEC dbo.Rename 3, N'new@example.com'",
    );
  expect(await ask('SELECT Mail FROM dbo.Customers')).toEqual(['new@example.com']);
  expect(await ask('SELECT Id FROM dbo.Purchase')).toEqual([]);
  await copies.restore();
  expect(await ask('SELECT Mail FROM dbo.Customers ORDER BY Id')).toEqual(['ada@example.com', 'eve@example.com']);
});

test('a view and a SELECT are no tables that could be copied', async () => {
  await database.run(
    'CREATE TABLE dbo.Behind (Id int NOT NULL PRIMARY KEY, Mail nvarchar(100))',
    'CREATE VIEW dbo.Shown AS SELECT Id, Mail FROM dbo.Behind',
  );
  const view = plainMapping('Shown');
  await expect(openCopies(session, view, ['1'])).rejects.toMatchObject({ code: 'UF-7231' });
  const select: Mapping = { ...view, origin: { kind: 'statement', sql: 'SELECT Id, Mail FROM dbo.Behind' } };
  await expect(openCopies(session, select, ['1'])).rejects.toMatchObject({ code: 'UF-7231' });
});

test('what the practice database has not is left out and said, whatever else depends on it', async () => {
  const server = await startCopiesServer(nodeFork);
  onTestFinished(() => server.stop());
  const practice = await openPracticeDatabase(server);
  onTestFinished(() => practice.close());
  const column = (name: string, change: Partial<ColumnDefinition> = {}): ColumnDefinition => ({
    ...{ name, type: 'int', base: 'int', nullable: true, collation: null, identity: null, default: null },
    ...{ computed: false, untoldDefault: null, ...change },
  });
  const table: TableDefinition = {
    ...{ schema: 'shop', name: 'Customer' },
    columns: [
      column('Id', { nullable: false }),
      column('Place', { type: 'geography', base: 'geography' }),
      column('Twice', { computed: true }),
      column('Name', { type: 'nvarchar(20)', base: 'nvarchar', collation: 'Klingon_CI_AS' }),
      column('Rank', { untoldDefault: 'bound' }),
      column('Level', { untoldDefault: 'unseen' }),
      column('Made', { default: { name: 'DF_Made', definition: '(NEXT VALUE FOR [shop].[Counter])' } }),
    ],
    keys: [
      { name: 'PK', kind: 'primary', clustered: true, columns: [{ name: 'Id', descending: false }], filter: null },
      {
        ...{ name: 'UX_Name', kind: 'unique-index', clustered: false, columns: [{ name: 'Name', descending: false }] },
        filter: { kind: 'unseen' },
      },
    ],
    checks: [
      { name: 'CK_Place', definition: '([Place] IS NOT NULL)' },
      { name: 'CK_Level', definition: null },
    ],
    foreignKeys: [],
  };
  const carried = table.columns.filter(isCarried);
  const secret = 'canary-in-a-row';
  const filled = await fillCopies(
    practice,
    {
      tables: [{ table, columns: carried, rows: [[String(1), secret, null, null]] }],
      leftOut: [{ what: 'rows of shop.Log', why: 'No index.' }],
      modules: [
        {
          schema: 'shop',
          name: 'Audit',
          kind: 'trigger',
          on: table,
          text: 'CREATE TRIGGER shop.Audit ON shop.Customer AFTER UPDATE AS SELECT 1',
        },
        { schema: 'shop', name: 'Sealed', kind: 'procedure', on: null, text: null },
      ],
    },
    [table],
  );
  expect(filled.notCopied.map(({ what }) => what)).toEqual([
    'rows of shop.Log',
    // Less is held there than in the legacy database: whoever tries a script must know.
    'the unique index UX_Name of shop.Customer',
    'the default of shop.Customer.Level',
    'the check CK_Level of shop.Customer',
    'shop.Customer.Place',
    'shop.Customer.Twice',
    'the default of shop.Customer.Rank',
    'the collation Klingon_CI_AS of shop.Customer.Name',
    'the default of shop.Customer.Made',
    'the check CK_Place of shop.Customer',
    'the trigger shop.Audit',
    'the procedure shop.Sealed',
  ]);
  expect(filled.notCopied.find(({ what }) => what === 'the trigger shop.Audit')?.why).toContain('does not support');
  await filled.restore();
  // A row that is refused is told without what is in it.
  const twice = { table, columns: carried, rows: [[null, secret, null, null]] };
  const other = await startCopiesServer(nodeFork);
  onTestFinished(() => other.stop());
  const empty = await openPracticeDatabase(other);
  onTestFinished(() => empty.close());
  const failure = await fillCopies(empty, { tables: [twice], leftOut: [], modules: [] }, [table]).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: 'UF-7232' });
  expect(JSON.stringify(failure)).not.toContain(secret);
});

test('after the end nothing is left: no process, no port, nothing on the disk, in an answer or on the output', async () => {
  const canary = 'Kanarienvogel-Hash-82';
  await database.run(
    'CREATE TABLE dbo.Canary (Id int NOT NULL PRIMARY KEY, Mail nvarchar(100) NOT NULL, Hash nvarchar(100) NOT NULL)',
    `INSERT INTO dbo.Canary VALUES (1, N'ada@example.com', N'${canary}')`,
  );
  let pid = 0;
  const watched = legacySession(
    home.path,
    database.server,
    {},
    {
      startCopiesServer: () =>
        startCopiesServer((...started) => {
          const child = nodeFork(...started);
          pid = child.pid;
          return child;
        }),
    },
  );
  const mapping: Mapping = {
    ...plainMapping('Canary'),
    password: { ...plainMapping('Canary').password, hash: user('Hash') },
  };
  const copies = await openCopies(watched, mapping, ['1']);
  const pool = await connectedTo(copies);
  expect((await pool.request().query('SELECT Hash FROM dbo.Canary')).recordset).toEqual([{ Hash: canary }]);
  await pool.request().query(`UPDATE dbo.Canary SET Hash = N'${NEW_PASSWORD}'`);
  expect(JSON.stringify(await copies.statements())).toContain("SET Hash = N'…'");
  expect(await filesWith(home.path, [canary, NEW_PASSWORD])).toEqual([]);
  // Whoever forgets to close them has them closed with the session.
  await watched.close();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  const port = Number(copies.configuration.SQL_PORT);
  const refused = await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve('open'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });
  expect(refused).toBe('ECONNREFUSED');
  expect(await filesWith(home.path, [canary, NEW_PASSWORD])).toEqual([]);
});
