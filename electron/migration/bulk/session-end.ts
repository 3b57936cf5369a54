import type { UserferryError } from '../../common/userferry-error.ts';

/** How a stretch of a run ended. */
export type SessionEnd =
  | { readonly kind: 'finished' }
  /** A wave has ended, and the next one waits for somebody's yes. */
  | { readonly kind: 'between-waves' }
  | { readonly kind: 'wound-down' }
  | { readonly kind: 'failed'; readonly failure: UserferryError };
