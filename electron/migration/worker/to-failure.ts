import Sqlite from 'better-sqlite3';
import { UserferryError } from '../../common/userferry-error.ts';
import { busyJournal, damagedJournal, unwritableJournal } from '../../journal/errors.ts';
import { type FailureAcross, storedFailure } from './failure-across.ts';

/** Makes an exception ready to cross to the host; what the disk refuses is told in words. */
export function toFailure(thrown: unknown): FailureAcross {
  const error = inWords(thrown);
  if (error instanceof UserferryError) return { kind: 'userferry', failure: storedFailure(error) };
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'defect', name, message, stack };
}

function inWords(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (!(error instanceof Sqlite.SqliteError)) {
    // Errors of the operating system alone name the call; the worker makes the journal's folder and no other.
    return 'syscall' in error ? unwritableJournal(error.message) : error;
  }
  const { code, message } = error;
  if (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(code)) return unwritableJournal(message);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return busyJournal(message);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return damagedJournal(message);
  return error;
}
