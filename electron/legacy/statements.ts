import type mssql from 'mssql';
import type { Clock } from '../common/clock.ts';
import { UserferryError } from '../common/userferry-error.ts';
import { CertificateChanged, type ConnectContext, classifyConnectError } from './connect-error.ts';
import { statementFailure, troubleOf } from './request-error.ts';

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

/** Runs statements that read. One that is cut off, deadlocked or locked out begins again on a new connection. */
export interface Statements {
  rows(statement: string, parameters: readonly Parameter[], signal?: AbortSignal): Promise<readonly Row[]>;
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
  return {
    async rows(statement, parameters, signal) {
      for (let attempt = 1; ; attempt += 1) {
        signal?.throwIfAborted();
        try {
          return await runOnce(pool, statement, parameters, signal);
        } catch (thrown) {
          signal?.throwIfAborted();
          const error = causeOf(thrown);
          const trouble = troubleOf(error);
          if (trouble === 'permanent' || attempt >= limits.attempts) throw explain(error, trouble, context);
          const wait = Math.min(limits.firstWait * 2 ** (attempt - 1), limits.longestWait);
          await clock.sleep(wait * (0.8 + random() * 0.4), signal);
        }
      }
    },
  };
}

function explain(error: unknown, trouble: ReturnType<typeof troubleOf>, context: ConnectContext): unknown {
  if (error instanceof UserferryError) return error;
  const connecting =
    error instanceof CertificateChanged || (error instanceof Error && error.name === 'ConnectionError');
  return trouble === 'lost' || connecting
    ? classifyConnectError(error, context)
    : statementFailure(error, context.server);
}

async function runOnce(
  pool: mssql.ConnectionPool,
  statement: string,
  parameters: readonly Parameter[],
  signal: AbortSignal | undefined,
): Promise<readonly Row[]> {
  const request = pool.request();
  for (const { name, type, value } of parameters) request.input(name, type, value);
  const onAbort = () => request.cancel();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const { recordset } = await request.query<[Row]>(`SET LOCK_TIMEOUT ${lockTimeout};\n${statement}`);
    return recordset ?? [];
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
