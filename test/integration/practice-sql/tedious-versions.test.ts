import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type SampleServer, sampleServer } from './sample-server.ts';
import { type Answer, type Client, connectVersion, type Parameter, versions } from './tedious-versions.ts';

const moment = new Date('2024-02-29T12:34:56.790Z');
const day = new Date('2024-02-29T00:00:00.000Z');
const guid = '0F8FAD5B-D9CB-469F-A165-70867728950E';

/** The types that scripts give parameters, with a value and what comes back of it. */
const typed: readonly [Parameter['type'], unknown, unknown, Parameter['options']?][] = [
  ['NVarChar', 'žlutý 你好', 'žlutý 你好'],
  ['NVarChar', 'n'.repeat(5000), 'n'.repeat(5000)],
  ['VarChar', 'plain é', 'plain é'],
  ['VarChar', 'v'.repeat(9000), 'v'.repeat(9000)],
  ['Bit', true, true],
  ['TinyInt', 255, 255],
  ['SmallInt', -32_768, -32_768],
  ['Int', -5, -5],
  ['BigInt', '9007199254740991', '9007199254740991'],
  ['Float', 1 / 3, 1 / 3],
  ['Real', 0.5, 0.5],
  ['Decimal', -1.25, -1.25, { precision: 10, scale: 2 }],
  ['Numeric', 12, 12, { precision: 10, scale: 0 }],
  ['Money', 12.5, 12.5],
  ['SmallMoney', 7.01, 7.01],
  ['UniqueIdentifier', guid, guid],
  ['DateTime', moment, moment],
  ['SmallDateTime', new Date('2024-02-29T12:35:00.000Z'), new Date('2024-02-29T12:35:00.000Z')],
  ['DateTime2', moment, moment, { scale: 7 }],
  ['DateTimeOffset', moment, moment, { scale: 7 }],
  ['Date', day, day],
  ['VarBinary', Buffer.from([1, 2, 255]), Buffer.from([1, 2, 255])],
  ['VarBinary', Buffer.alloc(9000, 7), Buffer.alloc(9000, 7)],
  ['NVarChar', null, null],
  ['Int', null, null],
  ['UniqueIdentifier', null, null],
  ['VarBinary', null, null],
];

describe.each(versions)('%s', (version) => {
  let sample: SampleServer;
  let client: Client;
  const sql = (text: string, parameters: readonly Parameter[] = []): Promise<Answer> =>
    client.ask(text, parameters, (request) => client.connection.execSql(request));
  const batch = (text: string): Promise<Answer> =>
    client.ask(text, [], (request) => client.connection.execSqlBatch(request));
  const call = (procedure: string, parameters: readonly Parameter[]): Promise<Answer> =>
    client.ask(procedure, parameters, (request) => client.connection.callProcedure(request));
  const count = async () => (await sql('SELECT COUNT(*) FROM dbo.kept')).rows[0]?.[0];

  beforeAll(async () => {
    sample = await sampleServer('aspnet-membership');
    client = await connectVersion(version, sample);
    await batch('CREATE TABLE dbo.kept (id int NOT NULL PRIMARY KEY)');
    await batch(`CREATE PROCEDURE dbo.twice @a int, @b int = 3, @c int OUTPUT, @d nvarchar(20) OUTPUT AS
      SET @c = @a + @b; SET @d = @d + N'!'; PRINT 'at work'; SELECT @a AS a; RETURN 7`);
  });

  afterAll(async () => {
    await client?.close();
    await sample?.server.stop();
  });

  test.each(typed)('a parameter of type %s', async (type, value, expected, options) => {
    const given = { name: 'p', type, value, ...(options === undefined ? {} : { options }) };
    expect((await sql('SELECT @p AS p', [given])).rows).toEqual([[expected]]);
  });

  test('an account is found by its address, in any case', async () => {
    const [first] = (await batch('SELECT TOP 1 Email, UserId FROM dbo.aspnet_Membership WHERE Email IS NOT NULL')).rows;
    const email = String(first?.[0]).toUpperCase();
    const { rows } = await sql('SELECT UserId FROM dbo.aspnet_Membership WHERE Email = @email', [
      { name: 'email', type: 'NVarChar', value: email },
    ]);
    expect(rows).toContainEqual([first?.[1]]);
  });

  test('output parameters come back from text', async () => {
    const { outputs, rows } = await sql("SET @doubled = @n * 2; SET @text = N'é' + @text; SELECT 1", [
      { name: 'n', type: 'Int', value: 21 },
      { name: 'doubled', type: 'Int', output: true },
      { name: 'text', type: 'NVarChar', value: 'x', output: true, options: { length: 20 } },
    ]);
    expect(outputs).toEqual({ doubled: 42, text: 'éx' });
    expect(rows).toEqual([[1]]);
  });

  test('a procedure gives rows, outputs, a status and what it printed', async () => {
    expect(
      await call('dbo.twice', [
        { name: 'a', type: 'Int', value: 5 },
        { name: 'c', type: 'Int', output: true },
        { name: 'd', type: 'NVarChar', value: 'hi', output: true, options: { length: 20 } },
      ]),
    ).toEqual({ rows: [[5]], outputs: { c: 8, d: 'hi!' }, status: 7, messages: ['at work'] });
    await expect(call('dbo.twice', [{ name: 'b', type: 'Int', value: 5 }])).rejects.toMatchObject({ number: 201 });
    await expect(call('dbo.nowhere', [])).rejects.toMatchObject({ number: 2812 });
  });

  test('aspnet_Membership_CreateUser makes an account, and its twin is refused by its code', async () => {
    const text = (name: string, value: string | null): Parameter => ({ name, type: 'NVarChar', value });
    const parameters = [
      text('ApplicationName', '/ContosoPortal'),
      text('UserName', 'Ada'),
      text('Password', 'hash'),
      text('PasswordSalt', 'salt'),
      text('Email', 'ada@example.org'),
      text('PasswordQuestion', null),
      text('PasswordAnswer', null),
      { name: 'IsApproved', type: 'Bit', value: true },
      { name: 'CurrentTimeUtc', type: 'DateTime', value: moment },
      { name: 'UserId', type: 'UniqueIdentifier', output: true },
    ] as const;
    const made = await call('dbo.aspnet_Membership_CreateUser', parameters);
    expect(made.status).toBe(0);
    expect(made.outputs.UserId).toMatch(/^[0-9A-F-]{36}$/);
    expect((await call('dbo.aspnet_Membership_CreateUser', parameters)).status).toBe(6);
    const asked = [text('ApplicationName', '/contosoportal'), text('UserName', 'ADA')];
    const { rows, status } = await call('dbo.aspnet_Membership_GetPasswordWithFormat', [
      ...asked,
      { name: 'UpdateLastLoginActivityDate', type: 'Bit', value: false },
      { name: 'CurrentTimeUtc', type: 'DateTime', value: moment },
    ]);
    expect([status, rows]).toEqual([0, [['hash', 0, 'salt', 0, 0, true, moment, moment]]]);
  });

  test('transactions are kept, undone, and undone to a savepoint', async () => {
    const { connection, settled } = client;
    await settled((done) => connection.beginTransaction(done, 'first'));
    await sql('INSERT dbo.kept VALUES (1)');
    await settled((done) => connection.saveTransaction(done, 'point'));
    await sql('INSERT dbo.kept VALUES (2)');
    await settled((done) => connection.rollbackTransaction(done, 'point'));
    expect(await count()).toBe(1);
    await settled((done) => connection.commitTransaction(done));
    await settled((done) => connection.beginTransaction(done));
    await sql('DELETE dbo.kept');
    await settled((done) => connection.rollbackTransaction(done));
    expect(await count()).toBe(1);
  });

  test('what is wrong with text that begins a transaction and leaves it open is said as SQL Server says it', async () => {
    await expect(sql('BEGIN TRANSACTION')).rejects.toMatchObject({ number: 266 });
    expect((await batch('SELECT @@TRANCOUNT; ROLLBACK')).rows).toEqual([[1]]);
  });

  test('a temporary table lasts for a batch’s session, and for parameterized text no longer than that', async () => {
    await batch('CREATE TABLE #batch (a int)');
    expect((await sql('SELECT COUNT(*) FROM #batch')).rows).toEqual([[0]]);
    await sql('CREATE TABLE #text (a int)');
    await expect(sql('SELECT COUNT(*) FROM #text')).rejects.toMatchObject({ number: 208 });
  });

  test('a prepared statement runs again and again', async () => {
    const { connection } = client;
    const answers: unknown[] = [];
    let done: (error: unknown) => void = () => {};
    const request = client.request('SELECT @n + 1 AS next', (error) => done(error));
    request.addParameter('n', client.type('Int'), undefined);
    request.on('row', (columns: readonly { readonly value: unknown }[]) => answers.push(columns[0]?.value));
    const turn = (send: () => void) =>
      new Promise<void>((resolve, reject) => {
        done = (error) => (error == null ? resolve() : reject(error));
        send();
      });
    await new Promise<void>((resolve, reject) => {
      request.once('prepared', () => resolve());
      request.once('error', reject);
      connection.prepare(request);
    });
    for (const n of [1, 41]) await turn(() => connection.execute(request, { n }));
    await turn(() => connection.unprepare(request));
    expect(answers).toEqual([2, 42]);
  });

  test('a bulk load fills a table', async () => {
    const { connection, settled, type } = client;
    await batch('CREATE TABLE dbo.loaded (id int NOT NULL PRIMARY KEY, name nvarchar(50) NULL)');
    const rows = Array.from({ length: 500 }, (_, id) => ({ id, name: id % 2 === 0 ? `žlutý ${id}` : null }));
    await settled((done) => {
      const load = connection.newBulkLoad('dbo.loaded', done);
      load.addColumn('id', type('Int'), { nullable: false });
      load.addColumn('name', type('NVarChar'), { length: 50, nullable: true });
      if (version === 'tedious') {
        connection.execBulkLoad(load, rows);
      } else {
        // The old ones take rows one by one, before they send them.
        for (const row of rows) Reflect.apply(Reflect.get(load, 'addRow'), load, [row]);
        Reflect.apply(connection.execBulkLoad, connection, [load]);
      }
    });
    const { rows: counts } = await sql('SELECT COUNT(*), COUNT(name), MAX(name) FROM dbo.loaded');
    expect(counts).toEqual([[500, 250, 'žlutý 98']]);
  });

  test('WAITFOR ends at its cancellation, and the connection serves the next', async () => {
    const waiting = client.ask("INSERT dbo.kept VALUES (9); WAITFOR DELAY '00:05:00'", [], (request) => {
      client.connection.execSql(request);
      setTimeout(() => client.connection.cancel(), 100);
    });
    const from = performance.now();
    await expect(waiting).rejects.toMatchObject({ code: 'ECANCEL' });
    // Not after the five minutes; how soon exactly is told elsewhere (cancel.test.ts), on a machine that has time for it.
    expect(performance.now() - from).toBeLessThan(30_000);
    expect((await sql('SELECT 1')).rows).toEqual([[1]]);
  });

  test('an error has SQL Server’s number, state and procedure', async () => {
    await batch("CREATE PROCEDURE dbo.fails AS RAISERROR('no %s in %d', 16, 3, 'luck', 7)");
    await expect(call('dbo.fails', [])).rejects.toMatchObject({
      message: 'no luck in 7',
      number: 50_000,
      state: 3,
      procName: 'fails',
    });
  });
});

test.each(['tedious', 'tedious-11.0.3'] as const)('%s signs in and asks under TLS', async (version) => {
  const sample = await sampleServer('empty');
  onTestFinished(() => sample.server.stop());
  const client = await connectVersion(version, sample, true);
  onTestFinished(() => client.close());
  const { rows } = await client.ask('SELECT 1', [], (request) => client.connection.execSql(request));
  expect(rows).toEqual([[1]]);
});
