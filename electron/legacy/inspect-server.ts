import { failedCheck } from '../common/checks.ts';
import type { Clock } from '../common/clock.ts';
import { UserferryError } from '../common/userferry-error.ts';
import type { Mapping, TableName } from '../stores/mapping/mapping.ts';
import { tablesOf } from '../stores/mapping/tables-of.ts';
import { readCatalog } from './catalog.ts';
import type { LegacyCheck } from './legacy-check.ts';
import { describeRights, readRights, rightsFailure } from './rights.ts';
import type { Statements } from './statements.ts';
import { candidateStores } from './survey/recognise-store.ts';

/** Round trips that the latency check takes; their median counts. */
const roundTrips = 5;

interface Inspection {
  readonly statements: Statements;
  readonly clock: Clock;
  /** The store that the workspace names, where it is known. */
  readonly store?: string;
  /** The mapping that the workspace holds, where it has one. */
  readonly mapping?: Mapping;
  readonly signal?: AbortSignal;
}

type Finding = Omit<LegacyCheck, 'name' | 'milliseconds'>;

/** The checks behind a login: database, rights, version, latency. What the server won't tell is a warning, not a failure. */
export async function* inspectServer(inspection: Inspection): AsyncGenerator<LegacyCheck, void, void> {
  const { clock, signal } = inspection;
  for (const [name, check] of [
    ['database', checkDatabase],
    ['rights', checkRights],
    ['version', checkVersion],
    ['latency', checkLatency],
  ] as const) {
    yield { name, state: 'running', finding: '' };
    const started = clock.now();
    try {
      const found = await check(inspection);
      yield { name, ...found, milliseconds: clock.now() - started };
      if (found.state === 'failed') return;
    } catch (error) {
      signal?.throwIfAborted();
      // Only that the connection is gone, or that there is no database, ends the checks.
      if (error instanceof UserferryError && (name === 'database' || error.code.startsWith('UF-100'))) {
        yield failedCheck(name, error);
        return;
      }
      yield { name, state: 'warned', finding: 'The server does not tell.' };
    }
  }
}

async function checkDatabase({ statements, signal }: Inspection): Promise<Finding> {
  const [row] = await statements.rows('SELECT DB_NAME()', [], signal);
  return { state: 'passed', finding: `“${String(row?.[0])}” is open for reading` };
}

/** Whether the login reads everything as it is stored, and writes nothing. */
async function checkRights(inspection: Inspection): Promise<Finding> {
  const { statements, signal } = inspection;
  const mapped = await mappedTables(inspection);
  const tables = mapped === null ? {} : { tables: mapped };
  const rights = await readRights(statements, mapped, signal);
  const failure = rightsFailure(rights);
  if (failure === null) return { ...describeRights(rights), ...tables };
  const { name: _, ...failed } = failedCheck('rights', failure);
  return { ...failed, ...tables };
}

/** The tables of the store, or null before one is known: then every table that can be read counts. */
async function mappedTables({ statements, store, mapping, signal }: Inspection): Promise<readonly TableName[] | null> {
  const own = mapping === undefined ? [] : tablesOf(mapping);
  if (own.length > 0) return own;
  // A SELECT of the administrator's reads what it reads, and tables of no known store are anybody's guess.
  if (store === 'custom') return null;
  const candidates = candidateStores(await readCatalog(statements, signal));
  const recognised = candidates.find((candidate) => candidate.store.name === store) ?? candidates[0];
  return recognised === undefined ? null : tablesOf(recognised.recognition.mapping);
}

async function checkVersion({ statements, signal }: Inspection): Promise<Finding> {
  const [row] = await statements.rows('SELECT @@VERSION', [], signal);
  return { state: 'passed', finding: String(row?.[0]).split('\n')[0]?.trim() ?? '' };
}

async function checkLatency({ statements, clock, signal }: Inspection): Promise<Finding> {
  const times: number[] = [];
  for (let trip = 0; trip < roundTrips; trip += 1) {
    const started = clock.now();
    await statements.rows('SELECT 1', [], signal);
    times.push(clock.now() - started);
  }
  const median = times.sort((one, other) => one - other)[Math.floor(roundTrips / 2)] ?? 0;
  const finding = `A round trip takes ${Math.round(median)} ms`;
  return median > 200
    ? { state: 'warned', finding: `${finding}: run Userferry nearer to the server` }
    : { state: 'passed', finding };
}
