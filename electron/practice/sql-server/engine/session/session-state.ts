import type { Database, DatabaseObject } from '../catalog/database.ts';
import type { Table } from '../catalog/table.ts';
import { failure } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import type { Lock } from '../plan/lock-hint.ts';
import { Transaction } from '../storage/transaction.ts';
import type { Statement } from '../syntax/statement-tree.ts';
import type { Login } from './login.ts';
import type { ServerState } from './server-state.ts';
import { TemporaryTables } from './temporary-tables.ts';

/** The error that a CATCH block handles. */
export interface CaughtError {
  readonly number: number;
  readonly severity: number;
  readonly state: number;
  readonly message: string;
  readonly line: number;
  readonly procedure: string | null;
}

export interface Variable {
  readonly type: SqlType;
  value: SqlValue;
}

/** What one batch, procedure or dynamic text sees of its own: variables and where it stands. */
export interface Frame {
  readonly variables: Map<string, Variable>;
  readonly tables: Map<string, Table>;
  readonly procedure: string;
  readonly depth: number;
  scopeIdentity: bigint | null;
  /** Inside WHILE a DECLARE is met again and again. */
  looping: boolean;
  caught: CaughtError | undefined;
}

export interface PreparedStatement {
  readonly parameters: string;
  readonly statements: readonly Statement[];
  readonly text: string;
}

/** SET TEXTSIZE without a limit. */
export const MOST_TEXT = 2_147_483_647;

/** One connection's state between and within its requests. */
export class SessionState {
  readonly server: ServerState;
  readonly login: Login;
  readonly spid: number;
  readonly applicationName: string;
  readonly hostName: string;
  database: Database;
  readonly temporary = new TemporaryTables();
  readonly prepared = new Map<number, PreparedStatement>();
  transaction: Transaction | undefined;
  transactionCount = 0;
  savepoints: { readonly name: string; readonly mark: number }[] = [];
  /** The name of the outermost transaction, which ROLLBACK may give. */
  transactionName: string | undefined;
  /**
   * Whether an error has left the transaction fit for nothing but ROLLBACK; `perhaps` after a RAISERROR in TRY under XACT_ABORT,
   * of which the documentation does not say it.
   */
  doomed: 'no' | 'yes' | 'perhaps' = 'no';
  /** Inside INSERT … EXEC: how many transactions were open when it began, its own included. */
  insertingExecuted: number | undefined;
  rowCount = 0;
  lastError = 0;
  lastIdentity: bigint | null = null;
  noCount = false;
  abortOnError = false;
  implicitTransactions = false;
  /** SET FMTONLY ON: statements tell what their results are like, and do nothing. */
  formatOnly = false;
  /** Milliseconds; -1 waits without end. */
  lockTimeout = -1;
  quotedIdentifiers = true;
  /** What readers lock under SET TRANSACTION ISOLATION LEVEL. */
  readLock: Lock | undefined;
  /** SET TEXTSIZE: so many bytes of a long value go to the client. */
  textSize = MOST_TEXT;
  identityInsert: Table | undefined;
  /** Of the statement at work, in its batch. */
  line = 1;
  lastHandle = 0;
  /** While a batch is compiled: statements resolve their names and types and stop there. */
  compiling = false;
  /** Where the rows of the bulk load that was announced go. */
  bulkTarget: { readonly table: Table; readonly keepNulls: boolean } | undefined;

  constructor(
    server: ServerState,
    login: Login,
    database: Database,
    spid: number,
    applicationName: string,
    hostName: string,
  ) {
    this.server = server;
    this.login = login;
    this.database = database;
    this.spid = spid;
    this.applicationName = applicationName;
    this.hostName = hostName;
  }

  get userName(): string {
    return this.login.role === 'owner' ? 'dbo' : this.login.name;
  }

  get autocommits(): boolean {
    return this.transactionCount === 0;
  }

  /** The open transaction, or a new one for one statement. */
  transactionForStatement(): Transaction {
    return this.transaction ?? new Transaction();
  }

  beginTransaction(): void {
    if (this.transactionCount === 0) this.transaction = new Transaction();
    this.transactionCount += 1;
  }

  /** Ends the outermost transaction for good. */
  commitTransaction(): void {
    if (this.transaction !== undefined) this.server.clock.commit(this.transaction);
    this.forgetTransaction();
  }

  rollbackTransaction(): void {
    this.transaction?.rollback();
    this.forgetTransaction();
  }

  private forgetTransaction(): void {
    this.transaction = undefined;
    this.transactionName = undefined;
    this.doomed = 'no';
    this.transactionCount = 0;
    this.savepoints = [];
  }

  /** @throws SqlError 229 */
  demand(permission: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE', object: DatabaseObject): void {
    if (
      permission === 'SELECT' ||
      this.login.role === 'owner' ||
      object.name.startsWith('#') ||
      object.name.startsWith('@')
    )
      return;
    throw failure(
      229,
      `The ${permission} permission was denied on the object '${object.name}', database '${this.database.name}', schema '${object.schema}'.`,
      {
        severity: 14,
        state: 5,
      },
    );
  }

  /** @throws SqlError 262 */
  demandOwner(what: string): void {
    if (this.login.role === 'owner') return;
    throw failure(262, `${what} permission denied in database '${this.database.name}'.`, { severity: 14 });
  }
}

/** @@NESTLEVEL's most ("Nest stored procedures", SQL Server docs). */
const MOST_NESTED = 32;

/** The frame of a procedure or dynamic text that another one calls. @throws SqlError 217 */
export function nestedFrame(outer: Frame, procedure: string): Frame {
  if (outer.depth >= MOST_NESTED) {
    throw failure(
      217,
      `Maximum stored procedure, function, trigger, or view nesting level exceeded (limit ${MOST_NESTED}).`,
    );
  }
  const frame = newFrame(procedure, outer.depth + 1);
  // ERROR_NUMBER() and its like tell of the CATCH block around the call.
  frame.caught = outer.caught;
  return frame;
}

export function newFrame(procedure = '', depth = 0): Frame {
  return {
    variables: new Map(),
    tables: new Map(),
    procedure,
    depth,
    scopeIdentity: null,
    looping: false,
    caught: undefined,
  };
}
