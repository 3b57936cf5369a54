import type {
  Engine,
  EngineEvent,
  LoginRequest,
  ResultColumn,
  Session,
  SqlMessage,
  SqlParameter,
  SqlType,
  SqlValue,
} from '../../../electron/practice/sql-server/engine/interface.ts';

export const DATABASE = 'Scripted';
export const USER = 'sa';
export const PASSWORD = 'Correct-Horse-1€';

export type Events = Generator<EngineEvent, void, void>;

/** What a scripted session answers; what is left out answers as a statement without a result. */
export interface Script {
  readonly batch?: (text: string) => Events;
  readonly call?: (procedure: string, parameters: readonly SqlParameter[]) => Events;
  readonly bulk?: (columns: readonly ResultColumn[], rows: Iterable<readonly SqlValue[]>) => Events;
}

/** What happened to a scripted engine's sessions. */
export interface Seen {
  readonly logins: LoginRequest[];
  readonly calls: { readonly procedure: string; readonly parameters: readonly SqlParameter[] }[];
  readonly batches: string[];
  resets: number;
  closed: number;
}

export function column(name: string, type: SqlType, extra: Partial<ResultColumn> = {}): ResultColumn {
  return { name, type, nullable: true, identity: false, ...extra };
}

export function done(count: number | null = null, inProcedure = false): EngineEvent {
  return { kind: 'done', count, statement: count === null ? 'other' : 'select', inProcedure };
}

export function message(number: number, text: string, extra: Partial<SqlMessage> = {}): SqlMessage {
  return { number, state: 1, class: 16, message: text, line: 1, procedure: '', ...extra };
}

/** One result set of the given rows. */
export function* resultSet(
  columns: readonly ResultColumn[],
  rows: readonly (readonly SqlValue[])[],
  inProcedure = false,
): Events {
  yield { kind: 'columns', columns };
  yield { kind: 'rows', rows };
  yield done(rows.length, inProcedure);
}

/** A stand-in for the engine: it says what a test tells it to say, so that the wire is tested alone. */
export function scriptedEngine(script: Script): Engine & { readonly seen: Seen } {
  const seen: Seen = { logins: [], calls: [], batches: [], resets: 0, closed: 0 };
  let transaction = 0n;
  const session: Session = {
    database: DATABASE,
    *batch(text) {
      seen.batches.push(text);
      // Drivers set their session up before anything else: no test is about that.
      if (script.batch === undefined || /^\s*(set|use) /i.test(text)) yield done();
      else yield* script.batch(text);
    },
    *call(procedure, parameters) {
      seen.calls.push({ procedure, parameters });
      if (script.call !== undefined) {
        yield* script.call(procedure, parameters);
        return;
      }
      const statement = parameters[0]?.value;
      if (procedure === 'sp_executesql' && typeof statement === 'string' && script.batch !== undefined) {
        yield* script.batch(statement);
      }
      yield { kind: 'returnStatus', status: 0 };
    },
    *begin() {
      transaction += 1n;
      yield { kind: 'transaction', change: 'begin', id: transaction };
    },
    *commit() {
      yield { kind: 'transaction', change: 'commit', id: transaction };
    },
    *rollback() {
      yield { kind: 'transaction', change: 'rollback', id: transaction };
    },
    *save() {
      yield done();
    },
    *bulk(columns, rows) {
      if (script.bulk === undefined) yield done(0);
      else yield* script.bulk(columns, rows);
    },
    reset: () => {
      seen.resets += 1;
    },
    close: () => {
      seen.closed += 1;
    },
  };
  return {
    seen,
    login: (request) => {
      seen.logins.push(request);
      if (request.user !== USER || request.password !== PASSWORD) {
        return message(18_456, `Login failed for user '${request.user}'.`, { class: 14 });
      }
      if (request.database !== '' && request.database !== DATABASE) {
        return message(4060, `Cannot open database "${request.database}" requested by the login. The login failed.`, {
          class: 11,
        });
      }
      return session;
    },
  };
}
