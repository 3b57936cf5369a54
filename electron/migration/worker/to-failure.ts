import Sqlite from 'better-sqlite3';
import { UserferryError } from '../../common/userferry-error.ts';
import { unwritableJournal } from '../../journal/errors.ts';
import { type FailureAcross, storedFailure } from './failure-across.ts';

/** Makes an exception ready to cross to the host; what the disk refuses is told in words. */
export function toFailure(thrown: unknown): FailureAcross {
  const error = isUnwritable(thrown) ? unwritableJournal(thrown.message) : thrown;
  if (error instanceof UserferryError) return { kind: 'userferry', failure: storedFailure(error) };
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'defect', name, message, stack };
}

function isUnwritable(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  // Errors of the operating system alone name the call; the worker makes the journal's folder and no other.
  return error instanceof Sqlite.SqliteError
    ? /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(error.code)
    : 'syscall' in error;
}
