import { plainFailure, UserferryError } from '../common/userferry-error.ts';
import type { Failure } from './contract/index.ts';

/** A failure as it crosses to a page; what is not a UserferryError is a defect and says so, without its stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UserferryError) return plainFailure(error);
  return {
    code: 'UF-9000',
    message: 'Userferry has a defect.',
    kept: 'What the journal holds is kept.',
    next: 'Try again, and report it with the detail.',
    detail: error instanceof Error ? error.message : String(error),
  };
}
