import type mssql from 'mssql';
import { z } from 'zod';
import type { Clock } from '../common/clock.ts';
import { UserferryError } from '../common/userferry-error.ts';
import type { CatalogColumn } from '../stores/store.ts';
import { CertificateChanged, type ConnectContext, classifyConnectError, readDriverError } from './connect-error.ts';
import { statementFailure, troubleOf } from './request-error.ts';
import { toColumn } from './to-column.ts';

export interface Parameter {
  readonly name: string;
  readonly type: mssql.ISqlType;
  readonly value: string | number;
}

export interface RetryLimits {
  /** How often one statement is begun before the reader gives up. */
  readonly attempts: number;
  /** First wait, in ms; doubles up to `longestWait`. */
  readonly firstWait: number;
  readonly longestWait: number;
}

export const defaultRetryLimits: RetryLimits = { attempts: 8, firstWait: 250, longestWait: 15_000 };

/** One row's values; the caller's to change. */
export type Row = unknown[];

/**
 * Waits for others' locks end after this (error 1222), in ms, and are tried again: a reader must not queue for minutes behind a
 * nightly job, with everybody else queuing behind it. Set with each statement because a pool's connections come and go.
 */
const lockTimeout = 10_000;

/** What stands before each statement: it waits for nobody long, and is the one to give way in a deadlock. */
export const quietly = `SET LOCK_TIMEOUT ${lockTimeout};\nSET DEADLOCK_PRIORITY LOW;\n`;

/** Runs statements that read. One that is cut off, deadlocked or locked out begins again on a new connection. */
export interface Statements {
  rows(statement: string, parameters: readonly Parameter[], signal?: AbortSignal): Promise<readonly Row[]>;
  /** The columns of the first result, as the wire tells them. */
  columns(statement: string, signal?: AbortSignal): Promise<readonly CatalogColumn[]>;
}

export function createStatements(parts: {
  readonly pool: mssql.ConnectionPool;
  readonly causeOf: (error: unknown) => unknown;
  readonly context: ConnectContext;
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: RetryLimits;
}): Statements {
  const { pool, causeOf, context, clock, random, limits } = parts;
  async function again<Result>(once: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      signal?.throwIfAborted();
      try {
        return await once();
      } catch (thrown) {
        signal?.throwIfAborted();
        const error = causeOf(thrown);
        const trouble = troubleOf(error);
        if (trouble === 'permanent' || attempt >= limits.attempts) throw explain(error, trouble, context);
        const wait = Math.min(limits.firstWait * 2 ** (attempt - 1), limits.longestWait);
        await clock.sleep(wait * (0.8 + random() * 0.4), signal);
      }
    }
  }
  return {
    rows: (statement, parameters, signal) =>
      again(async () => (await runOnce(pool, statement, parameters, signal)) ?? [], signal),
    columns: (statement, signal) =>
      again(async () => columnsOfResult(await runOnce(pool, statement, [], signal)), signal),
  };
}

function explain(error: unknown, trouble: ReturnType<typeof troubleOf>, context: ConnectContext): unknown {
  if (error instanceof UserferryError) return error;
  const connecting =
    error instanceof CertificateChanged || (error instanceof Error && error.name === 'ConnectionError');
  // What is busy without the server's saying so is the pool.
  const poolBusy = trouble === 'busy' && readDriverError(error).numbers.size === 0;
  return trouble === 'lost' || connecting || poolBusy
    ? classifyConnectError(error, context)
    : statementFailure(error, context.server);
}

async function runOnce(
  pool: mssql.ConnectionPool,
  statement: string,
  parameters: readonly Parameter[],
  signal: AbortSignal | undefined,
): Promise<mssql.IRecordSet<Row> | undefined> {
  const request = pool.request();
  for (const { name, type, value } of parameters) request.input(name, type, value);
  const onAbort = () => request.cancel();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const { recordset } = await request.query<[Row]>(quietly + statement);
    return recordset;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

/** With `arrayRowMode` the driver tells columns as a list, which its types don't know. */
const resultColumns = z.array(
  z.object({
    name: z.string(),
    type: z.custom<{ readonly declaration: string }>((type) => typeof type === 'function'),
    length: z.number().optional(),
    nullable: z.boolean(),
  }),
);

function columnsOfResult(recordset: mssql.IRecordSet<Row> | undefined): readonly CatalogColumn[] {
  return resultColumns
    .parse(recordset?.columns ?? [])
    .map(({ name, type, length, nullable }) =>
      toColumn(name, type.declaration, length === 65_535 ? -1 : (length ?? 0), nullable),
    );
}
