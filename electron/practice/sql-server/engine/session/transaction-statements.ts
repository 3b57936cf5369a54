import { failure, unsupported } from '../failure.ts';
import type { Statement } from '../syntax/statement-tree.ts';
import { CHANGING } from './changing-statements.ts';
import { PERHAPS_DOOMED } from './doomed.ts';
import type { SessionState } from './session-state.ts';
import type { Events } from './statement-run.ts';

export function* begin(name: string | undefined, state: SessionState): Events {
  state.beginTransaction();
  if (state.transactionCount === 1) state.transactionName = name;
  if (state.transactionCount === 1) yield { kind: 'transaction', change: 'begin', id: state.transaction?.id ?? 0n };
  state.rowCount = 0;
  yield { kind: 'done', count: null, statement: 'other', inProcedure: false };
}

/** Statements that SET IMPLICIT_TRANSACTIONS ON begins a transaction before (SQL Server docs); BEGIN TRANSACTION makes it two. */
const BEGIN_IMPLICITLY: ReadonlySet<Statement['kind']> = new Set<Statement['kind']>([...CHANGING, 'beginTransaction']);

/** Begins the transaction that SET IMPLICIT_TRANSACTIONS ON wants before such a statement; SELECT only where it reads a table. */
export function* beginImplicitly(statement: Statement, state: SessionState): Events {
  if (!state.implicitTransactions || state.transactionCount > 0) return;
  const { kind } = statement;
  const reads =
    kind === 'select' && !(statement.query.body.kind === 'select' && statement.query.body.from.length === 0);
  if (!reads && !BEGIN_IMPLICITLY.has(kind)) return;
  state.beginTransaction();
  yield { kind: 'transaction', change: 'begin', id: state.transaction?.id ?? 0n };
}

/** @throws SqlError 3902, 3916 */
export function* commit(state: SessionState): Events {
  if (state.transactionCount === 0) {
    throw failure(3902, 'The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.');
  }
  if (state.insertingExecuted === state.transactionCount) {
    throw failure(
      3916,
      'Cannot use the COMMIT statement within an INSERT-EXEC statement unless BEGIN TRANSACTION is used first.',
      { state: 0 },
    );
  }
  if (state.transactionCount > 1) {
    state.transactionCount -= 1;
  } else {
    const id = state.transaction?.id ?? 0n;
    state.commitTransaction();
    yield { kind: 'transaction', change: 'commit', id };
  }
  state.rowCount = 0;
  yield { kind: 'done', count: null, statement: 'other', inProcedure: false };
}

/** Of everything, or back to a savepoint; names count with their case (SQL Server docs). @throws SqlError 3903, 3915, 3931, 6401 */
export function* rollback(name: string | undefined, state: SessionState): Events {
  if (state.transactionCount === 0) {
    throw failure(3903, 'The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.');
  }
  if (state.insertingExecuted !== undefined) {
    throw failure(3915, 'Cannot use the ROLLBACK statement within an INSERT-EXEC statement.', { state: 0 });
  }
  const savepoint = name === undefined ? undefined : state.savepoints.findLast((candidate) => candidate.name === name);
  if (savepoint !== undefined) {
    demandSavepoints(state);
    state.transaction?.rollbackTo(savepoint.mark);
    state.savepoints = state.savepoints.slice(0, state.savepoints.indexOf(savepoint) + 1);
  } else {
    if (name !== undefined && name !== state.transactionName) throw unknownName(name);
    const id = state.transaction?.id ?? 0n;
    state.rollbackTransaction();
    yield { kind: 'transaction', change: 'rollback', id };
  }
  state.rowCount = 0;
  yield { kind: 'done', count: null, statement: 'other', inProcedure: false };
}

function unknownName(name: string): Error {
  return failure(6401, `Cannot roll back ${name}. No transaction or savepoint of that name was found.`);
}

/** @throws SqlError 3931 */
function demandSavepoints({ doomed }: SessionState): void {
  if (doomed === 'perhaps') throw unsupported(PERHAPS_DOOMED);
  if (doomed === 'no') return;
  throw failure(
    3931,
    'The current transaction cannot be committed and cannot be rolled back to a savepoint. Roll back the entire transaction.',
  );
}

/** @throws SqlError 628 */
export function save(name: string, state: SessionState): void {
  if (state.transaction === undefined) {
    throw failure(628, 'Cannot issue SAVE TRANSACTION when there is no active transaction.', { state: 0 });
  }
  state.savepoints.push({ name, mark: state.transaction.mark });
}
