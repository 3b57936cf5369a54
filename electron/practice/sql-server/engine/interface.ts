// The border between the wire (../wire) and the engine: what a connection asks of the database, and what comes back.

/** SQL Server's types that the practice server has. Text is UTF-16 in JavaScript whatever its SQL type. */
export type SqlType =
  | { readonly base: 'bit' | 'tinyint' | 'smallint' | 'int' | 'bigint' | 'real' | 'float' | 'money' | 'smallmoney' }
  /** `numeric` where it was declared by that name or is a literal: another type to the catalog and on the wire, never to an answer. */
  | { readonly base: 'decimal'; readonly precision: number; readonly scale: number; readonly numeric?: true }
  /** `length` in bytes for char/varchar/binary/varbinary, in UTF-16 code units for nchar/nvarchar; `max` for (max). */
  | {
      readonly base: 'char' | 'varchar' | 'nchar' | 'nvarchar';
      readonly length: number | 'max';
      readonly collation: string;
    }
  | { readonly base: 'binary' | 'varbinary'; readonly length: number | 'max' }
  | { readonly base: 'text' | 'ntext'; readonly collation: string }
  | {
      readonly base:
        | 'image'
        | 'uniqueidentifier'
        | 'date'
        | 'datetime'
        | 'smalldatetime'
        | 'xml'
        | 'rowversion'
        | 'sysname';
    }
  | { readonly base: 'time' | 'datetime2' | 'datetimeoffset'; readonly scale: number };

/** A moment: day 0 is 0001-01-01; ticks are 100 ns since midnight; a datetimeoffset's day and ticks are UTC. */
export interface SqlMoment {
  readonly day: number;
  readonly ticks: number;
  /** Minutes east of UTC; only for datetimeoffset. */
  readonly offset?: number;
}

/**
 * A value as the engine holds it, by its type: bit boolean; tinyint, smallint, int, real, float number; bigint bigint;
 * decimal, money, smallmoney bigint in units of its scale (money: 4); text string; binary Uint8Array; uniqueidentifier
 * its upper-case text; dates and times SqlMoment (`day` 0 for time, `ticks` 0 for date).
 */
export type SqlValue = null | boolean | number | bigint | string | Uint8Array | SqlMoment;

export interface ResultColumn {
  readonly name: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  readonly identity: boolean;
}

/** A parameter of an RPC; `output` parameters come back as a `returnValue` event. */
export interface SqlParameter {
  /** With its `@`; empty for one given by position. */
  readonly name: string;
  readonly type: SqlType;
  readonly value: SqlValue;
  readonly output: boolean;
}

/** An ERROR or INFO token's content: SQL Server's numbers, states, classes and texts. */
export interface SqlMessage {
  readonly number: number;
  readonly state: number;
  readonly class: number;
  readonly message: string;
  readonly line: number;
  readonly procedure: string;
}

/** One number for all that the practice server does not have: the text names the construct. Never a wrong answer instead. */
export const UNSUPPORTED_ERROR = 50_999;

export type EngineEvent =
  | { readonly kind: 'columns'; readonly columns: readonly ResultColumn[] }
  /** Rows of the result set begun by the last `columns`, a few hundred at most an event. */
  | { readonly kind: 'rows'; readonly rows: readonly (readonly SqlValue[])[] }
  /** A statement ended. `count` is null under SET NOCOUNT ON and for statements that have none. */
  | {
      readonly kind: 'done';
      readonly count: number | null;
      readonly statement: 'select' | 'insert' | 'update' | 'delete' | 'other';
      readonly inProcedure: boolean;
    }
  | { readonly kind: 'info'; readonly message: SqlMessage }
  | { readonly kind: 'error'; readonly message: SqlMessage }
  | { readonly kind: 'database'; readonly from: string; readonly to: string }
  | { readonly kind: 'transaction'; readonly change: 'begin' | 'commit' | 'rollback'; readonly id: bigint }
  | { readonly kind: 'returnStatus'; readonly status: number }
  /** A procedure that a batch calls ended; its `returnStatus` came before. */
  | { readonly kind: 'procedureDone' }
  | {
      readonly kind: 'returnValue';
      readonly name: string;
      readonly ordinal: number;
      readonly type: SqlType;
      readonly value: SqlValue;
    }
  /** Nothing to say, but a slice of some 10 ms is used up: the wire lets other connections and attentions in. */
  | {
      readonly kind: 'breath' /** So many milliseconds there is nothing to do but wait, unless the client gives up. */;
      readonly idle?: number;
    };

export interface LoginRequest {
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly applicationName: string;
  readonly hostName: string;
  /** ApplicationIntent=ReadOnly; missing where nobody says so. The practice server has no secondary to send anybody to. */
  readonly readOnlyIntent?: boolean;
}

export interface Session {
  readonly database: string;
  /** Runs a SQL batch. Ending the generator early (an attention) stops it and rolls the statement back. */
  batch(text: string): Generator<EngineEvent, void, void>;
  /** Runs a remote procedure call by name (`sp_executesql`, `sp_prepare`, `sp_execute`, `sp_prepexec`, `sp_unprepare`, …). */
  call(procedure: string, parameters: readonly SqlParameter[]): Generator<EngineEvent, void, void>;
  /** Transaction-manager requests; isolation as in TM_BEGIN_XACT (0 leaves it as it is). */
  begin(name: string, isolation: number): Generator<EngineEvent, void, void>;
  commit(name: string): Generator<EngineEvent, void, void>;
  rollback(name: string): Generator<EngineEvent, void, void>;
  save(name: string): Generator<EngineEvent, void, void>;
  /**
   * `INSERT BULK` was sent as a batch and answered; these are its rows, in the order of its columns. Constraints hold as in
   * an INSERT; one event `done` with the count, or an `error`.
   */
  bulk(columns: readonly ResultColumn[], rows: Iterable<readonly SqlValue[]>): Generator<EngineEvent, void, void>;
  /** RESETCONNECTION, as connection pools send it: settings, temporary tables and open transaction go. */
  reset(): void;
  close(): void;
}

export interface Engine {
  /** A session, or the error a client gets instead (18456 login, 4060 database). */
  login(request: LoginRequest): Session | SqlMessage;
}
