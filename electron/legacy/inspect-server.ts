import type mssql from 'mssql';
import { type Check, failedCheck } from '../common/checks.ts';
import type { Clock } from '../common/clock.ts';
import { statementFailure } from './request-error.ts';

/** Round trips that the speed check takes; their median counts. */
const roundTrips = 5;

/** The checks behind a login: database, rights, version, speed. What the server won't tell is a warning, not a failure. */
export async function* inspectServer(
  pool: mssql.ConnectionPool,
  clock: Clock,
  signal?: AbortSignal,
): AsyncGenerator<Check, void, void> {
  const ask = async (statement: string): Promise<readonly unknown[]> => {
    signal?.throwIfAborted();
    const { recordset } = await pool.request().query<readonly unknown[]>(statement);
    return recordset[0] ?? [];
  };
  yield { name: 'database', state: 'running', finding: '' };
  try {
    const [name] = await ask('SELECT DB_NAME()');
    yield { name: 'database', state: 'passed', finding: `“${name}” is open for reading` };
  } catch (error) {
    signal?.throwIfAborted();
    yield failedCheck('database', statementFailure(error, 'The server'));
    return;
  }
  for (const [name, check] of [
    ['rights', () => checkRights(ask)],
    ['version', () => checkVersion(ask)],
    ['speed', () => checkSpeed(ask, clock)],
  ] as const) {
    yield { name, state: 'running', finding: '' };
    const started = clock.now();
    try {
      yield { name, ...(await check()), milliseconds: clock.now() - started };
    } catch {
      signal?.throwIfAborted();
      yield { name, state: 'warned', finding: 'The server does not tell.' };
    }
  }
}

type Ask = (statement: string) => Promise<readonly unknown[]>;
type Finding = Pick<Check, 'state' | 'finding'>;

/** A login that can write is more than Userferry needs. */
async function checkRights(ask: Ask): Promise<Finding> {
  const [admin, owner] = await ask("SELECT IS_SRVROLEMEMBER('sysadmin'), IS_MEMBER('db_owner')");
  const role =
    admin === 1 ? 'administers the whole server (sysadmin)' : owner === 1 ? 'owns the database (db_owner)' : null;
  return role === null
    ? { state: 'passed', finding: 'An ordinary login' }
    : { state: 'warned', finding: `This login ${role}. One that can only read is enough.` };
}

async function checkVersion(ask: Ask): Promise<Finding> {
  const [text] = await ask('SELECT @@VERSION');
  return { state: 'passed', finding: String(text).split('\n')[0]?.trim() ?? '' };
}

async function checkSpeed(ask: Ask, clock: Clock): Promise<Finding> {
  const times: number[] = [];
  for (let trip = 0; trip < roundTrips; trip += 1) {
    const started = clock.now();
    await ask('SELECT 1');
    times.push(clock.now() - started);
  }
  const median = times.sort((one, other) => one - other)[Math.floor(roundTrips / 2)] ?? 0;
  const finding = `A round trip takes ${Math.round(median)} ms`;
  return median > 200
    ? { state: 'warned', finding: `${finding}: run Userferry nearer to the server` }
    : { state: 'passed', finding };
}
