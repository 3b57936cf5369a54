import { failure, LocatedError } from '../failure.ts';
import type { SessionState } from './session-state.ts';
import type { Events } from './statement-run.ts';

/** An error that ended a procedure or dynamic text, not its caller: the caller sees it as a failed statement, already told. */
export class ModuleEnded extends Error {}

/**
 * Runs a procedure or dynamic text: what it sets and makes for itself ends with it (SQL Server docs: "SET Statements",
 * "sp_executesql", "CREATE TABLE"). Undefined where an error ended it. @throws LocatedError 266
 */
export function* runModule<T>(state: SessionState, procedure: string, body: () => Events<T>): Events<T | undefined> {
  const settings = settingsOf(state);
  const { database, transactionCount } = state;
  let result: T | undefined;
  state.temporary.enter();
  try {
    result = yield* body();
  } catch (thrown) {
    if (thrown instanceof LocatedError) thrown.leftModule = true;
    if (!(thrown instanceof ModuleEnded)) throw thrown;
  } finally {
    state.temporary.leave();
    Object.assign(state, settings);
  }
  if (state.database !== database) {
    const from = state.database.name;
    state.database = database;
    yield { kind: 'database', from, to: database.name };
  }
  if (state.transactionCount !== transactionCount && !state.implicitTransactions) {
    const { number, severity, message } = failure(
      266,
      `Transaction count after EXECUTE indicates a mismatching number of BEGIN and COMMIT statements. Previous count = ${transactionCount}, current count = ${state.transactionCount}.`,
    );
    throw new LocatedError(number, severity, 2, message, state.line, procedure);
  }
  return result;
}

function settingsOf(state: SessionState) {
  const { noCount, abortOnError, implicitTransactions, formatOnly, lockTimeout, quotedIdentifiers } = state;
  const { textSize, identityInsert, readLock } = state;
  return {
    noCount,
    abortOnError,
    implicitTransactions,
    formatOnly,
    lockTimeout,
    quotedIdentifiers,
    textSize,
    identityInsert,
    readLock,
  };
}
