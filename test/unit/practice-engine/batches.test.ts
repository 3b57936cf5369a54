import { expect, test } from 'vitest';
import { UNSUPPORTED_ERROR } from '../../../electron/practice/sql-server/engine/interface.ts';
import { collect, logIn, newEngine, run } from './vectors.ts';

function values(text: string) {
  const { results, error } = run(logIn(newEngine()), text);
  return { values: results.flatMap(({ rows }) => rows.flat()), error: error?.number };
}

// SQL Server docs, THROW: "If a TRY...CATCH construct is not available, the statement batch is terminated."
test('THROW ends the batch, and RAISERROR does not', () => {
  expect(values("SELECT 1; THROW 51000, 'x', 1; SELECT 2")).toEqual({ values: [1], error: 51_000 });
  expect(values("SELECT 1; RAISERROR('x', 16, 1); SELECT 2")).toEqual({ values: [1, 2], error: 50_000 });
  expect(values('SELECT 1; BEGIN TRY SELECT 1 / 0 END TRY BEGIN CATCH THROW END CATCH; SELECT 2')).toEqual({
    values: [1],
    error: 8134,
  });
});

// SQL Server docs, THROW: it honors SET XACT_ABORT, and RAISERROR does not.
test('SET XACT_ABORT ON rolls back after THROW, not after RAISERROR', () => {
  const session = logIn(newEngine());
  run(session, "SET XACT_ABORT ON; BEGIN TRAN; RAISERROR('x', 16, 1)");
  expect(run(session, 'SELECT @@TRANCOUNT').results[0]?.rows).toEqual([[1]]);
  run(session, "THROW 51000, 'x', 1");
  expect(run(session, 'SELECT @@TRANCOUNT').results[0]?.rows).toEqual([[0]]);
});

test('SET TEXTSIZE cuts the long values that a SELECT returns, and no others', () => {
  const text = "SELECT CAST('abcdef' AS varchar(max)), CAST(N'abcdef' AS nvarchar(max)), 'abcdef', @@TEXTSIZE";
  expect(values(`SET TEXTSIZE 4; ${text}`).values).toEqual(['abcd', 'ab', 'abcdef', 4]);
  expect(values(`SET TEXTSIZE 4; SET TEXTSIZE -1; ${text}`).values).toEqual([
    'abcdef',
    'abcdef',
    'abcdef',
    2_147_483_647,
  ]);
  expect(values('SET TEXTSIZE 0; SELECT @@TEXTSIZE').values).toEqual([4096]);
});

// SQL Server docs, SET IMPLICIT_TRANSACTIONS.
test('SET IMPLICIT_TRANSACTIONS ON begins a transaction before what reads or changes a table', () => {
  const count = (text: string) => values(`CREATE TABLE t (a int); SET IMPLICIT_TRANSACTIONS ON; ${text}`).values.at(-1);
  expect(count('SELECT 1; SELECT @@TRANCOUNT')).toBe(0);
  expect(count('SELECT a FROM t; SELECT @@TRANCOUNT')).toBe(1);
  expect(count('INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); SELECT @@TRANCOUNT')).toBe(1);
  expect(count('BEGIN TRAN; SELECT @@TRANCOUNT')).toBe(2);
  expect(count('INSERT INTO t VALUES (1); ROLLBACK; SELECT COUNT(*) FROM t')).toBe(0);
});

// SQL Server docs, SET FMTONLY: only metadata comes back, and nothing is run.
test('SET FMTONLY ON describes a SELECT and does nothing else', () => {
  const session = logIn(newEngine());
  run(session, 'CREATE TABLE t (a int); INSERT t VALUES (1)');
  const { results } = run(session, 'SET FMTONLY ON SELECT * FROM t INSERT t VALUES (2) SET FMTONLY OFF');
  expect(results.map(({ columns, rows }) => [columns.map(({ name }) => name), rows])).toEqual([[['a'], []]]);
  expect(run(session, 'SELECT a FROM t').results[0]?.rows).toEqual([[1]]);
});

// sys.messages 8153; SQL Server docs, SET ANSI_WARNINGS.
test('an aggregate that leaves NULLs out is followed by one warning', () => {
  const session = logIn(newEngine());
  const warnings = (query: string) =>
    [...session.batch(query)].flatMap((event) => (event.kind === 'info' ? [event.message] : []));
  const source = 'FROM (VALUES (1), (NULL), (NULL)) AS v(a)';
  expect(warnings(`SELECT SUM(a), COUNT(a) ${source}`)).toEqual([
    {
      number: 8153,
      state: 1,
      class: 10,
      line: 1,
      procedure: '',
      message: 'Warning: Null value is eliminated by an aggregate or other SET operation.',
    },
  ]);
  expect(warnings(`SELECT COUNT(*), COUNT(ISNULL(a, 0)) ${source}`)).toEqual([]);
});

test('MERGE and temporary procedures are refused by their names', () => {
  const merge = 'MERGE dbo.t AS a USING dbo.t AS b ON a.id = b.id WHEN MATCHED THEN DELETE OUTPUT $action, DELETED.id;';
  expect(values(merge).error).toBe(UNSUPPORTED_ERROR);
  expect(values('CREATE PROCEDURE #p AS SELECT 1').error).toBe(UNSUPPORTED_ERROR);
});

test('a batch tells the status of each procedure that it calls itself, and not of those that these call', () => {
  const session = logIn(newEngine());
  run(session, 'CREATE PROCEDURE dbo.inner_one AS RETURN 3');
  run(session, "CREATE PROCEDURE dbo.outer_one AS EXEC dbo.inner_one; EXEC('EXEC dbo.inner_one'); RETURN 4");
  run(session, 'CREATE TABLE dbo.kept (a int)');
  const told = (batch: string) =>
    [...session.batch(batch)].filter(({ kind }) => kind === 'returnStatus' || kind === 'procedureDone');
  const of = (status: number) => [{ kind: 'returnStatus', status }, { kind: 'procedureDone' }];
  expect(told('EXEC dbo.outer_one; DECLARE @s int; EXEC @s = dbo.inner_one')).toEqual([...of(4), ...of(3)]);
  expect(told('INSERT dbo.kept EXEC dbo.inner_one')).toEqual([]);
  expect(told("EXEC sp_executesql N'EXEC dbo.inner_one'")).toEqual(of(0));
});

test('PRINT shows 8,000 characters, of national texts 4,000', () => {
  const session = logIn(newEngine());
  const lengthOf = (text: string) =>
    [...session.batch(`PRINT ${text}`)].map((event) => (event.kind === 'info' ? event.message.message.length : event));
  expect(lengthOf("REPLICATE('x', 9000)")[0]).toBe(8000);
  expect(lengthOf("REPLICATE(N'x', 9000)")[0]).toBe(4000);
});

test('a procedure called by RPC gives its status and output parameters back', () => {
  const session = logIn(newEngine());
  run(session, 'CREATE PROCEDURE dbo.twice @a int, @b int OUTPUT AS BEGIN SET @b = @a * 2; SELECT @a; RETURN 7 END');
  const int = { base: 'int' } as const;
  const events = [
    ...session.call('dbo.twice', [
      { name: '@a', type: int, value: 5, output: false },
      { name: '@b', type: int, value: null, output: true },
    ]),
  ];
  expect(collect(events).results[0]?.rows).toEqual([[5]]);
  expect(events.slice(-2)).toEqual([
    { kind: 'returnStatus', status: 7 },
    { kind: 'returnValue', name: '@b', ordinal: 1, type: int, value: 10 },
  ]);
});
