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
  readonly value: string | number | Buffer | null;
}

/** A statement with the values of its parameters. */
export interface Statement {
  readonly statement: string;
  readonly parameters: readonly Parameter[];
}

export interface RetryLimits {
  /** How often one statement is begun before the reader gives up. */
  readonly attempts: number;
  /** First wait, in ms; doubles up to `longestWait`. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** How long a statement that reads and sorts everything may take until its first row comes, in ms. */
  readonly firstRowTimeout: number;
}

export const defaultRetryLimits: RetryLimits = {
  attempts: 8,
  firstWait: 250,
  longestWait: 15_000,
  // Half an hour sorts more rows than anybody has accounts, on one core and an old disk.
  firstRowTimeout: 1_800_000,
};

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
  /**
   * The rows of one long statement as it gives them, some at a time, and no faster than they are taken. One that breaks off begins again
   * behind the last row that was given; the statement is asked for with that row.
   */
  stream(
    statementBehind: (last: Row | null) => Statement,
    rowsAtOnce: number,
    signal?: AbortSignal,
  ): AsyncGenerator<readonly Row[], void, void>;
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
  /** Waits before the next attempt, where one may mend it. */
  async function waitOrThrow(thrown: unknown, attempt: number, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    const error = causeOf(thrown);
    const trouble = troubleOf(error);
    if (trouble === 'permanent' || attempt >= limits.attempts) throw explain(error, trouble, context);
    const wait = Math.min(limits.firstWait * 2 ** (attempt - 1), limits.longestWait);
    await clock.sleep(wait * (0.8 + random() * 0.4), signal);
  }
  async function again<Result>(once: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      signal?.throwIfAborted();
      try {
        return await once();
      } catch (thrown) {
        await waitOrThrow(thrown, attempt, signal);
      }
    }
  }
  async function* stream(...[statementBehind, rowsAtOnce, signal]: Parameters<Statements['stream']>) {
    let last: Row | null = null;
    for (let attempt = 1; ; attempt += 1) {
      signal?.throwIfAborted();
      const rows = streamOnce(pool, statementBehind(last), { rowsAtOnce, timeout: limits.firstRowTimeout }, signal);
      try {
        for (;;) {
          const { value, done } = await rows.next();
          if (done === true) return;
          last = value.at(-1) ?? last;
          attempt = 1;
          yield value;
        }
      } catch (thrown) {
        await waitOrThrow(thrown, attempt, signal);
      } finally {
        await rows.return();
      }
    }
  }
  return {
    rows: (statement, parameters, signal) =>
      again(async () => (await runOnce(pool, statement, parameters, signal)) ?? [], signal),
    stream,
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

/** What the driver takes beside a request, which its types don't know (mssql 12, `ConnectionPool.request`). */
interface RequestOverrides {
  readonly requestTimeout: number;
}

function requestOf(
  pool: mssql.ConnectionPool & { request(overrides?: RequestOverrides): mssql.Request },
  parameters: readonly Parameter[],
  overrides?: RequestOverrides,
): mssql.Request {
  const request = pool.request(overrides);
  for (const { name, type, value } of parameters) request.input(name, type, value);
  return request;
}

async function* streamOnce(
  pool: mssql.ConnectionPool,
  { statement, parameters }: Statement,
  { rowsAtOnce, timeout }: { readonly rowsAtOnce: number; readonly timeout: number },
  signal: AbortSignal | undefined,
): AsyncGenerator<Row[], void, void> {
  const request = requestOf(pool, parameters, { requestTimeout: timeout });
  const rows = request.toReadableStream({ highWaterMark: rowsAtOnce });
  let over = false;
  request.on('done', () => {
    over = true;
  });
  const onAbort = () => request.cancel();
  signal?.addEventListener('abort', onAbort, { once: true });
  // What fails comes out of the stream.
  request.query(quietly + statement).catch(() => undefined);
  try {
    let some: Row[] = [];
    for await (const row of rows) {
      some.push(row);
      if (some.length < rowsAtOnce) continue;
      yield some;
      some = [];
    }
    if (some.length > 0) yield some;
  } finally {
    signal?.removeEventListener('abort', onAbort);
    // Whoever has enough must not leave the server sending the rest.
    if (!over) request.cancel();
  }
}

async function runOnce(
  pool: mssql.ConnectionPool,
  statement: string,
  parameters: readonly Parameter[],
  signal: AbortSignal | undefined,
): Promise<mssql.IRecordSet<Row> | undefined> {
  const request = requestOf(pool, parameters);
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
