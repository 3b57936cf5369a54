import { z } from 'zod';
import type { SeenServer } from '../common/circumstances.ts';
import type { Clock } from '../common/clock.ts';
import { UserferryError } from '../common/userferry-error.ts';
import type { TableName } from '../stores/mapping/mapping.ts';
import { readInOnePass, readOne, readPages } from './account-pages.ts';
import { readCatalog } from './catalog.ts';
import { type ConnectLimits, defaultConnectLimits, openPool } from './connect.ts';
import { signInName } from './connect-error.ts';
import { describeStatement } from './describe-statement.ts';
import { findPort, refuseOtherInstance } from './find-port.ts';
import type { Handshake } from './handshake.ts';
import type { LegacyConfig, LegacyDatabase } from './legacy.ts';
import { fullPace, type Pace, paced } from './pace.ts';
import { proveKey } from './prove-key.ts';
import { readRights } from './rights.ts';
import { readSample, readStatementSample } from './sample-table.ts';
import { createStatements, defaultRetryLimits, type RetryLimits, type Statements } from './statements.ts';

export interface LegacyOptions {
  readonly clock: Clock;
  /** What the session does, in words that a DBA reads: `run 3`, `survey`. */
  readonly purpose?: string;
  /** How fast tables are read; the catalog, which is small, is read as it comes. */
  readonly pace?: Pace;
  /** 0 to 1, for spreading waits. */
  readonly random?: () => number;
  readonly limits?: Partial<ConnectLimits & RetryLimits>;
  readonly signal?: AbortSignal;
}

/** Ids are GUIDs, or the integers of portals and shops. */
const applicationRows = z.array(
  z.tuple([z.union([z.string(), z.int()]).transform(String), z.string(), z.coerce.number()]),
);
const versionRow = z.tuple([z.tuple([z.string()])]);

/** What is known of the server from connecting to it. */
interface SeenEnd {
  readonly port: number;
  handshake(): Handshake | null;
}

/**
 * Connections to the legacy database, and what reads over them.
 * @throws UserferryError UF-10xx, UF-11xx when it can't be reached
 */
export async function connectLegacy(
  config: LegacyConfig,
  secret: string,
  options: LegacyOptions,
): Promise<{ readonly statements: Statements; readonly pool: { close(): Promise<void> }; readonly seen: SeenEnd }> {
  const limits = { ...defaultConnectLimits, ...defaultRetryLimits, ...options.limits };
  const found = await findPort(config, options.signal);
  const reached = { ...config, port: found.port };
  const { pool, causeOf, handshake } = await openPool(reached, secret, {
    limits,
    purpose: options.purpose ?? 'reads accounts',
  });
  const statements = createStatements({
    pool,
    causeOf,
    context: reached,
    clock: options.clock,
    random: options.random ?? Math.random,
    limits,
  });
  try {
    if (found.kind === 'guessed') await refuseOtherInstance(statements, reached, found.instance, options.signal);
    return { statements, pool, seen: { port: found.port, handshake } };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

/**
 * Connects to the legacy database. Nothing it runs writes, and no statement holds a lock once it has ended.
 * @throws UserferryError UF-10xx, UF-11xx when it can't be reached
 */
export async function openLegacy(
  config: LegacyConfig,
  secret: string,
  options: LegacyOptions,
): Promise<LegacyDatabase> {
  const { statements, pool, seen } = await connectLegacy(config, secret, options);
  const { pace = fullPace } = options;
  const reading = paced(statements, pace);
  try {
    const [[version]] = versionRow.parse(await statements.rows('SELECT @@VERSION', [], options.signal));
    return {
      version,
      seen: async (tables, signal) => ({
        server: config.server,
        port: seen.port,
        database: config.database,
        version: version.split('\n')[0]?.trim() ?? '',
        login: signInName(config.authentication),
        encryption: encryptionOf(seen.handshake()),
        rights: await rightsOf(statements, tables, signal),
      }),
      catalog: (signal) => readCatalog(statements, signal),
      sample: (table, rows, signal) => readSample(reading, table, rows, signal),
      sampleStatement: (sql, columns, rows, signal) => readStatementSample(reading, sql, columns, rows, signal),
      describe: (sql, signal) => describeStatement(statements, sql, signal),
      proveKey: (source, how, signal) =>
        proveKey(reading, source, { ...how, pageSize: pace.pageSize(how.pageSize) }, signal),
      readAccounts: (source, range, signal) => {
        const read = range.inOnePass === true ? readInOnePass : readPages;
        return read(reading, source, { ...range, pageSize: pace.pageSize(range.pageSize) }, signal);
      },
      account: (source, key, signal) => readOne(reading, source, key, signal),
      applications: async (statement, signal) =>
        applicationRows
          .parse(await reading.rows(statement, [], signal))
          .map(([id, name, accounts]) => ({ id: id.toLowerCase(), name, accounts })),
      close: async () => {
        await pool.close();
      },
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

function encryptionOf(handshake: Handshake | null): SeenServer['encryption'] {
  if (handshake === null) return null;
  const { certificate, ...rest } = handshake;
  const { names: _, ...seen } = certificate;
  return { ...rest, certificate: seen };
}

/** As the server tells; null where it doesn't. */
async function rightsOf(
  statements: Statements,
  tables: readonly TableName[],
  signal: AbortSignal | undefined,
): Promise<SeenServer['rights']> {
  const named = (list: readonly TableName[]) => list.map(({ schema, name }) => `${schema}.${name}`);
  try {
    // A SELECT of the administrator's reads what it reads: then every table that the login may read counts.
    const { excess, readable, writable } = await readRights(statements, tables.length === 0 ? null : tables, signal);
    return { excess, readable: named(readable), writable: named(writable) };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof UserferryError) return null;
    throw error;
  }
}
