import { describe, expect, test } from 'vitest';
import type { EngineEvent, SqlValue } from '../../../electron/practice/sql-server/engine/interface.ts';
import { collect, logIn, newEngine, run } from './vectors.ts';

function twoSessions() {
  const engine = newEngine();
  const [one, other] = [logIn(engine), logIn(engine)];
  run(one, 'CREATE TABLE dbo.t (id int NOT NULL PRIMARY KEY, v int NOT NULL)');
  run(one, 'INSERT INTO dbo.t VALUES (1, 10), (2, 20), (3, 30)');
  return { engine, one, other };
}

function rowsOf(session: ReturnType<typeof logIn>, text: string): readonly (readonly SqlValue[])[] {
  const { results, error } = run(session, text);
  if (error !== undefined) throw new Error(error.message);
  return results[0]?.rows ?? [];
}

/** Runs events until the session has nothing to do but wait. */
function untilWaiting(events: Generator<EngineEvent, void, void>): boolean {
  for (let breaths = 0; breaths < 50; ) {
    const step = events.next();
    if (step.done === true) return false;
    breaths = step.value.kind === 'breath' ? breaths + 1 : 0;
  }
  return true;
}

describe('sessions beside each other', () => {
  test('a reader sees what was committed, and does not wait for a writer', () => {
    const { one, other } = twoSessions();
    run(
      one,
      'BEGIN TRAN; UPDATE dbo.t SET v = 11 WHERE id = 1; DELETE FROM dbo.t WHERE id = 2; INSERT INTO dbo.t VALUES (4, 40)',
    );
    expect(rowsOf(other, 'SELECT id, v FROM dbo.t ORDER BY id')).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
    expect(rowsOf(other, 'SELECT v FROM dbo.t WHERE id = 2')).toEqual([[20]]);
    expect(rowsOf(one, 'SELECT id, v FROM dbo.t ORDER BY id')).toEqual([
      [1, 11],
      [3, 30],
      [4, 40],
    ]);
    run(one, 'COMMIT');
    expect(rowsOf(other, 'SELECT id FROM dbo.t WHERE id IN (2, 4)')).toEqual([[4]]);
  });

  test('a running statement goes on with the rows as they were when it began', () => {
    const { one, other } = twoSessions();
    const reading = one.batch('SELECT id, v FROM dbo.t ORDER BY v');
    const first = reading.next();
    run(other, 'UPDATE dbo.t SET v = v * 100; DELETE FROM dbo.t WHERE id = 3');
    const events = [...(first.done === true ? [] : [first.value]), ...reading];
    expect(collect(events).results[0]?.rows).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
  });

  test('a rollback leaves rows and indexes as they were', () => {
    const { one } = twoSessions();
    run(one, 'CREATE INDEX ix ON dbo.t (v)');
    run(
      one,
      'BEGIN TRAN; UPDATE dbo.t SET v = v + 5; UPDATE dbo.t SET id = id + 10; DELETE FROM dbo.t WHERE id = 12; ROLLBACK',
    );
    expect(rowsOf(one, 'SELECT id FROM dbo.t WHERE v = 20')).toEqual([[2]]);
    expect(rowsOf(one, 'SELECT COUNT(*) FROM dbo.t WHERE v = 25')).toEqual([[0]]);
    expect(rowsOf(one, 'SELECT v FROM dbo.t WHERE id > 0 ORDER BY id')).toEqual([[10], [20], [30]]);
  });

  test('a writer waits for another session’s uncommitted change, and then builds on it', () => {
    const { one, other } = twoSessions();
    run(one, 'BEGIN TRAN; UPDATE dbo.t SET v = v + 1 WHERE id = 1');
    const writing = other.batch('UPDATE dbo.t SET v = v + 1 WHERE id = 1');
    expect(untilWaiting(writing)).toBe(true);
    run(one, 'COMMIT');
    expect(collect(writing).error).toBeUndefined();
    expect(rowsOf(one, 'SELECT v FROM dbo.t WHERE id = 1')).toEqual([[12]]);
  });

  test('whoever closes a circle of waits is the deadlock’s victim', () => {
    const { one, other } = twoSessions();
    run(one, 'BEGIN TRAN; UPDATE dbo.t SET v = 0 WHERE id = 1');
    run(other, 'BEGIN TRAN; UPDATE dbo.t SET v = 0 WHERE id = 2');
    const waiting = one.batch('UPDATE dbo.t SET v = 0 WHERE id = 2');
    expect(untilWaiting(waiting)).toBe(true);
    expect(run(other, 'UPDATE dbo.t SET v = 0 WHERE id = 1').error?.number).toBe(1205);
    expect(collect(waiting).error).toBeUndefined();
    expect(rowsOf(other, 'SELECT @@TRANCOUNT')).toEqual([[0]]);
  });

  test('a lock timeout of 0 does not wait', () => {
    const { one, other } = twoSessions();
    run(one, 'BEGIN TRAN; DELETE FROM dbo.t WHERE id = 1');
    expect(run(other, 'SET LOCK_TIMEOUT 0; DELETE FROM dbo.t WHERE id = 1').error?.number).toBe(1222);
  });

  test('a statement that is stopped half-way takes its changes back', () => {
    const { one, other } = twoSessions();
    run(one, 'BEGIN TRAN; UPDATE dbo.t SET v = 0 WHERE id = 3');
    const writing = other.batch('UPDATE dbo.t SET v = v + 1');
    untilWaiting(writing);
    writing.return();
    run(one, 'ROLLBACK');
    expect(rowsOf(one, 'SELECT SUM(v) FROM dbo.t')).toEqual([[60]]);
  });

  test('who asks under UPDLOCK and HOLDLOCK whether there is a row keeps others from putting it there', () => {
    const { one, other } = twoSessions();
    const upsert = (v: number) =>
      `BEGIN TRAN; IF NOT EXISTS (SELECT 1 FROM dbo.t WITH (UPDLOCK, HOLDLOCK) WHERE id = 9) INSERT INTO dbo.t VALUES (9, ${v})
       ELSE UPDATE dbo.t SET v = ${v} WHERE id = 9`;
    run(one, upsert(1));
    const waiting = other.batch(upsert(2));
    expect(untilWaiting(waiting)).toBe(true);
    run(one, 'COMMIT');
    expect(collect(waiting).error).toBeUndefined();
    run(other, 'COMMIT');
    expect(rowsOf(one, 'SELECT v FROM dbo.t WHERE id = 9')).toEqual([[2]]);
  });

  test.each([
    'INSERT INTO dbo.t VALUES (9, 0)',
    'UPDATE dbo.t SET v = 0 WHERE id = 1',
    'DELETE FROM dbo.t WHERE id = 3',
  ])('a table read under HOLDLOCK is not changed by others meanwhile: %s', (change) => {
    const { one, other } = twoSessions();
    run(one, 'BEGIN TRAN; SELECT COUNT(*) FROM dbo.t WITH (HOLDLOCK)');
    const waiting = other.batch(change);
    expect(untilWaiting(waiting)).toBe(true);
    expect(rowsOf(other, 'SELECT SUM(v) FROM dbo.t')).toEqual([[60]]);
    run(one, 'ROLLBACK');
    expect(collect(waiting).error).toBeUndefined();
  });

  test.each([
    ['SERIALIZABLE', 'INSERT INTO dbo.t VALUES (9, 0)', true],
    ['SERIALIZABLE', 'UPDATE dbo.t SET v = 0 WHERE id = 1', true],
    ['REPEATABLE READ', 'INSERT INTO dbo.t VALUES (9, 0)', false],
    ['REPEATABLE READ', 'UPDATE dbo.t SET v = 0 WHERE id = 1', true],
    ['READ COMMITTED', 'UPDATE dbo.t SET v = 0 WHERE id = 1', false],
  ] as const)('what was read under %s: others wait with %s: %s', (level, change, waits) => {
    const { one, other } = twoSessions();
    run(one, `SET TRANSACTION ISOLATION LEVEL ${level}; BEGIN TRAN; SELECT v FROM dbo.t WHERE v < 100`);
    const changing = other.batch(change);
    expect(untilWaiting(changing)).toBe(waits);
    run(one, 'COMMIT');
    expect(collect(changing).error).toBeUndefined();
  });

  test('UPDLOCK keeps the rows that were read, and no others', () => {
    const { one, other } = twoSessions();
    run(one, 'BEGIN TRAN; SELECT v FROM dbo.t WITH (UPDLOCK) WHERE id = 1');
    expect(run(other, 'UPDATE dbo.t SET v = 21 WHERE id = 2; INSERT INTO dbo.t VALUES (4, 4)').error).toBeUndefined();
    const waiting = other.batch('SELECT v FROM dbo.t WITH (UPDLOCK) WHERE id = 1');
    expect(untilWaiting(waiting)).toBe(true);
    run(one, 'UPDATE dbo.t SET v = 11 WHERE id = 1; COMMIT');
    expect(collect(waiting).results[0]?.rows).toEqual([[11]]);
    expect(run(one, 'SET LOCK_TIMEOUT 0; UPDATE dbo.t SET v = 12 WHERE id = 1').error).toBeUndefined();
  });

  test('two that lock each other’s rows by reading them are a deadlock', () => {
    const { one, other } = twoSessions();
    const read = (id: number) => `SELECT v FROM dbo.t WITH (UPDLOCK) WHERE id = ${id}`;
    run(one, `BEGIN TRAN; ${read(1)}`);
    run(other, `BEGIN TRAN; ${read(2)}`);
    const waiting = one.batch(read(2));
    expect(untilWaiting(waiting)).toBe(true);
    expect(run(other, read(1)).error?.number).toBe(1205);
    expect(collect(waiting).results[0]?.rows).toEqual([[20]]);
  });

  test('a login that may only read is told so', () => {
    const { engine } = twoSessions();
    const reader = logIn(engine, 'reader');
    expect(rowsOf(reader, 'SELECT COUNT(*) FROM dbo.t')).toEqual([[3]]);
    expect(run(reader, 'DELETE FROM dbo.t').error?.number).toBe(229);
    expect(run(reader, 'CREATE TABLE dbo.x (a int)').error?.number).toBe(262);
    expect(run(reader, 'DROP TABLE dbo.t').error?.number).toBe(3701);
    expect(run(reader, 'CREATE TABLE #mine (a int); INSERT INTO #mine VALUES (1)').error).toBeUndefined();
  });

  test('a wrong password and an unknown database are refused with SQL Server’s numbers', () => {
    const engine = newEngine();
    const about = { applicationName: '', hostName: '' };
    expect(engine.login({ user: 'sa', password: 'no', database: '', ...about })).toMatchObject({ number: 18456 });
    expect(engine.login({ user: 'sa', password: 'owner', database: 'nope', ...about })).toMatchObject({ number: 4060 });
  });
});
