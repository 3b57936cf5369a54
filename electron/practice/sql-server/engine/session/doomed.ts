import { failure, unsupported } from '../failure.ts';
import type { Statement } from '../syntax/statement-tree.ts';
import { CHANGING } from './changing-statements.ts';
import type { SessionState } from './session-state.ts';

/** What is refused where SQL Server's documentation doesn't say whether an error has doomed the transaction. */
export const PERHAPS_DOOMED = 'anything but ROLLBACK after a RAISERROR in TRY under XACT_ABORT';

const WRITES: ReadonlySet<Statement['kind']> = new Set<Statement['kind']>([
  ...CHANGING,
  'insertBulk',
  'beginTransaction',
  'save',
  'commit',
]);

/** XACT_STATE(). */
export function transactionState({ transactionCount, doomed }: SessionState): number {
  if (transactionCount === 0) return 0;
  if (doomed === 'perhaps') throw unsupported(PERHAPS_DOOMED);
  return doomed === 'yes' ? -1 : 1;
}

/** That a statement doesn't write in a transaction that can only be rolled back. @throws SqlError 3930 */
export function demandCommittable(statement: Statement, { doomed }: SessionState): void {
  if (doomed === 'no' || !writes(statement)) return;
  if (doomed === 'perhaps') throw unsupported(PERHAPS_DOOMED);
  // Of a table variable the documentation doesn't say it.
  if ('target' in statement && statement.target.kind === 'tableVariable') {
    throw unsupported('changes of table variables within a doomed transaction');
  }
  throw failure(
    3930,
    'The current transaction cannot be committed and cannot support operations that write to the log file. Roll back the transaction.',
  );
}

function writes(statement: Statement): boolean {
  if (statement.kind !== 'select') return WRITES.has(statement.kind);
  const { body } = statement.query;
  return body.kind === 'select' && body.into !== undefined;
}
