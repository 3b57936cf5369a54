import sql from 'mssql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UNSUPPORTED_ERROR } from '../../../electron/practice/sql-server/engine/interface.ts';
import { type SqlServer, startSqlServer } from '../../../electron/practice/sql-server/wire/sql-server.ts';
import { fixture, newEngine, type Vector, type VectorValue, vectors } from '../../unit/practice-engine/vectors.ts';

// What a client sees through the driver that the product uses. The driver shows decimals and money as floats and moments to the
// millisecond; the engine's own test compares them exactly.

const engine = newEngine();
let server: SqlServer;
let built = 0;

beforeAll(async () => {
  server = await startSqlServer({
    engine,
    port: 0,
    encryption: 'off',
    serverName: 'PRACTICE',
    onDefect: (error) => {
      throw error;
    },
  });
});

afterAll(() => server.stop());

/** A pool of one connection on a freshly built fixture in a database of its own. */
async function connect(): Promise<sql.ConnectionPool> {
  built += 1;
  const database = `vectors${built}`;
  engine.addDatabase(database);
  const pool = await new sql.ConnectionPool({
    server: '127.0.0.1',
    port: server.port,
    user: 'sa',
    password: 'owner',
    database,
    pool: { max: 1, min: 1 },
    options: { encrypt: false, useUTC: true },
    arrayRowMode: true,
  }).connect();
  for (const text of fixture) await pool.request().batch(text);
  return pool;
}

type Verdict = 'right' | 'refused' | `wrong: ${string}`;

async function ask(pool: sql.ConnectionPool, vector: Vector): Promise<Verdict> {
  const got: unknown[][][] = [];
  let number: number | undefined;
  for (const text of vector.statements) {
    try {
      const { recordsets } = await pool.request().batch(text);
      got.push(...(recordsets as unknown as unknown[][][]));
    } catch (error) {
      if (!(error instanceof sql.RequestError) || error.number === undefined) throw error;
      number = firstNumber(error);
    }
  }
  if (number === UNSUPPORTED_ERROR) return 'refused';
  if (vector.error !== undefined) return number === vector.error ? 'right' : `wrong: error ${number}`;
  if (number !== undefined) return `wrong: error ${number}`;
  const want = (vector.results ?? []).map(({ columns, rows }) =>
    rows.map((row) => row.map((value, index) => asClient(value, columns[index]?.type ?? null))),
  );
  const seen = got.map((rows) => rows.map((row) => row.map(normalized)));
  const sorted = (results: unknown[][][]) =>
    vector.ordered === false
      ? results.map((rows) => rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)))
      : results;
  return JSON.stringify(sorted(seen)) === JSON.stringify(sorted(want)) ? 'right' : `wrong: ${JSON.stringify(seen)}`;
}

/** The driver throws the last error of a batch and keeps those before it aside. */
function firstNumber(error: sql.RequestError): number | undefined {
  const before = 'precedingErrors' in error && Array.isArray(error.precedingErrors) ? error.precedingErrors : [];
  const first: unknown = before[0];
  return first instanceof sql.RequestError ? first.number : error.number;
}

function normalized(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return `0x${value.toString('hex').toUpperCase()}`;
  if (value instanceof Date) return value.getTime();
  return value;
}

/** A vector's value as the driver shows it. */
function asClient(value: VectorValue, type: string | null): unknown {
  if (typeof value !== 'string' || type === null) return value;
  if (/^(decimal|money|smallmoney)/.test(type)) return Number(value);
  if (type === 'date') return Date.parse(`${value}T00:00:00Z`);
  if (type.startsWith('time')) return Date.parse(`1970-01-01T${value.slice(0, 12)}Z`);
  if (type.startsWith('datetimeoffset')) return Date.parse(value.replace(/(\.\d{3})\d*/, '$1'));
  if (/^(small)?datetime/.test(type)) return Date.parse(`${value.slice(0, 23)}Z`);
  return value;
}

describe('statements through mssql', () => {
  test('none is answered wrongly, and those of core at least to two thirds right', { timeout: 300_000 }, async () => {
    const reading = await connect();
    const counts = new Map<string, number>();
    const wrong: string[] = [];
    for (const vector of vectors) {
      const pool = vector.changes === true ? await connect() : reading;
      const verdict = await ask(pool, vector);
      if (pool !== reading) await pool.close();
      if (verdict.startsWith('wrong')) wrong.push(`${vector.id}: ${vector.statements.join(' GO ')} gave ${verdict}`);
      const key = `${vector.level} ${verdict.startsWith('wrong') ? 'wrong' : verdict}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    await reading.close();
    console.log(Object.fromEntries(counts));
    expect(wrong).toEqual([]);
    const core = vectors.filter(({ level }) => level === 'core').length;
    expect((counts.get('core right') ?? 0) / core).toBeGreaterThan(2 / 3);
  });
});
