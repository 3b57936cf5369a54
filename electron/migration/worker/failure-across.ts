import { UserferryError } from '../../common/userferry-error.ts';
import type { StoredFailure } from '../../journal/records.ts';

/** An exception as it crosses between threads: Error subclasses do not survive the copy. */
export type FailureAcross =
  | { readonly kind: 'userferry'; readonly failure: StoredFailure }
  | { readonly kind: 'defect'; readonly name: string; readonly message: string; readonly stack: string };

/** The parts of a UserferryError, for the journal and the page. */
export function storedFailure({ code, message, kept, next, detail }: UserferryError): StoredFailure {
  return { code, message, kept, next, ...(detail === undefined ? {} : { detail }) };
}

export function fromFailure(across: FailureAcross): Error {
  if (across.kind === 'userferry') {
    const { code, message, kept, next, detail } = across.failure;
    // Codes are written by our own rooms alone.
    const details = { code: code as `UF-${number}`, message, kept, next };
    return new UserferryError(detail === undefined ? details : { ...details, detail });
  }
  const error = new Error(across.message);
  error.name = across.name;
  error.stack = across.stack;
  return error;
}
