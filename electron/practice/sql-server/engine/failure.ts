import { unsupported as refusal, SqlError } from './scalar/sql-error.ts';

/** An error whose line in the batch is known where it arises (syntax errors); others take their statement's line. */
export class LocatedError extends SqlError {
  readonly line: number;
  /** The procedure that it arose in, '' for a batch; undefined until it leaves its statement. */
  readonly procedure: string | undefined;
  /** Whether it has come out of a procedure or dynamic text. */
  leftModule = false;

  constructor(number: number, severity: number, state: number, message: string, line: number, procedure?: string) {
    super(number, severity, state, message);
    this.line = line;
    this.procedure = procedure;
  }
}

/** The error with the line and procedure of its statement, where it does not know its own. */
export function located(error: SqlError, line: number, procedure: string): LocatedError {
  if (!(error instanceof LocatedError)) {
    return new LocatedError(error.number, error.severity, error.state, error.message, line, procedure);
  }
  if (error.procedure !== undefined) return error;
  return new LocatedError(error.number, error.severity, error.state, error.message, error.line, procedure);
}

/** What THROW or RAISERROR raises. THROW ends the batch; RAISERROR doesn't, and SET XACT_ABORT is nothing to it. */
export class RaisedError extends LocatedError {
  readonly endsBatch: boolean;

  constructor(
    error: Pick<SqlError, 'number' | 'severity' | 'state' | 'message'>,
    line: number,
    procedure: string,
    endsBatch: boolean,
  ) {
    super(error.number, error.severity, error.state, error.message, line, procedure);
    this.endsBatch = endsBatch;
  }
}

/** An error of SQL Server by its number and text; severity 16 and state 1 unless said otherwise. */
export function failure(
  number: number,
  message: string,
  { severity = 16, state = 1, line }: { severity?: number; state?: number; line?: number } = {},
): SqlError {
  return line === undefined
    ? new SqlError(number, severity, state, message)
    : new LocatedError(number, severity, state, message, line);
}

/** The refusal of a construct, at its line where that is known. */
export function unsupported(construct: string, line?: number): SqlError {
  const error = refusal(construct);
  return line === undefined ? error : new LocatedError(error.number, error.severity, error.state, error.message, line);
}

/**
 * What was thrown as an error of SQL Server; undefined for a defect of the practice server. Text that is nested more deeply
 * than the stack reaches, and values longer than memory holds, are errors of the statement, as they are in SQL Server.
 */
export function asSqlError(thrown: unknown): SqlError | undefined {
  if (thrown instanceof SqlError) return thrown;
  if (!(thrown instanceof RangeError)) return undefined;
  if (thrown.message.startsWith('Maximum call stack size')) {
    return failure(
      191,
      'Some part of your SQL statement is nested too deeply. Rewrite the query or break it up into smaller queries.',
      { severity: 15 },
    );
  }
  if (
    /^(Invalid (string|array) length|Array buffer allocation failed|Invalid count value|Set maximum size)/.test(
      thrown.message,
    )
  ) {
    return failure(701, "There is insufficient system memory in resource pool 'default' to run this query.", {
      severity: 17,
      state: 123,
    });
  }
  return undefined;
}
