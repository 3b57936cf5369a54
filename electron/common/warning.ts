import type { UserferryErrorDetails } from './userferry-error.ts';

/** What stands against nothing and is to be known all the same: what it is, and what to do. */
export type Warning = Pick<UserferryErrorDetails, 'code' | 'message' | 'next'>;

/** A warning in a line, for people. */
export function warningText({ code, message, next }: Warning): string {
  return `Attention: ${message} (${code}) ${next}`;
}
