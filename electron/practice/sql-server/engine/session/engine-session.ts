import { asSqlError } from '../failure.ts';
import type { EngineEvent, ResultColumn, Session, SqlParameter, SqlValue } from '../interface.ts';
import { bulkInsert } from './bulk-insert.ts';
import { remoteCall } from './remote-call.ts';
import { messageOf, runText } from './run-batch.ts';
import { MOST_TEXT, type SessionState } from './session-state.ts';
import { setOption } from './set-option.ts';
import type { Events } from './statement-run.ts';
import { begin, commit, rollback, save } from './transaction-statements.ts';

/** One connection's session. */
export class EngineSession implements Session {
  readonly #state: SessionState;
  readonly #home: SessionState['database'];

  constructor(state: SessionState) {
    this.#state = state;
    this.#home = state.database;
  }

  get database(): string {
    return this.#state.database.name;
  }

  *batch(text: string): Generator<EngineEvent, void, void> {
    yield* runText(text, this.#state);
  }

  call(procedure: string, parameters: readonly SqlParameter[]): Generator<EngineEvent, void, void> {
    return remoteCall(procedure, parameters, this.#state);
  }

  begin(name: string, isolation: number): Generator<EngineEvent, void, void> {
    const level =
      ['', 'READ UNCOMMITTED', 'READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE', 'SNAPSHOT'][isolation] ?? '';
    const state = this.#state;
    return this.#reporting(function* () {
      if (level !== '') setOption('ISOLATION', level, state);
      yield* begin(name === '' ? undefined : name, state);
    });
  }

  commit(_name: string): Generator<EngineEvent, void, void> {
    return this.#reporting(() => commit(this.#state));
  }

  rollback(name: string): Generator<EngineEvent, void, void> {
    return this.#reporting(() => rollback(name === '' ? undefined : name, this.#state));
  }

  save(name: string): Generator<EngineEvent, void, void> {
    const state = this.#state;
    // biome-ignore lint/correctness/useYield: a savepoint says nothing, unless it fails
    return this.#reporting(function* () {
      save(name, state);
    });
  }

  bulk(columns: readonly ResultColumn[], rows: Iterable<readonly SqlValue[]>): Generator<EngineEvent, void, void> {
    return this.#reporting(() => bulkInsert(columns, rows, this.#state));
  }

  reset(): void {
    const state = this.#state;
    state.rollbackTransaction();
    state.temporary.clear();
    state.database = this.#home;
    Object.assign(state, { noCount: false, abortOnError: false, lockTimeout: -1, quotedIdentifiers: true });
    state.textSize = MOST_TEXT;
    state.implicitTransactions = false;
    state.formatOnly = false;
    state.readLock = undefined;
    Object.assign(state, {
      identityInsert: undefined,
      rowCount: 0,
      lastError: 0,
      lastIdentity: null,
      bulkTarget: undefined,
    });
  }

  close(): void {
    this.#state.rollbackTransaction();
    this.#state.server.releaseSpid(this.#state.spid);
  }

  *#reporting(work: () => Events): Generator<EngineEvent, void, void> {
    try {
      yield* work();
    } catch (thrown) {
      const error = asSqlError(thrown);
      if (error === undefined) throw thrown;
      yield { kind: 'error', message: messageOf(error, 1, '') };
      yield { kind: 'done', count: null, statement: 'other', inProcedure: false };
    }
  }
}
