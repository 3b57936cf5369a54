import { assertNever } from '../common/assert-never.ts';
import type { UserferryError } from '../common/userferry-error.ts';
import { failureLines } from './output.ts';

/** How something ended that a second command goes on with. */
type End = { readonly kind: 'done' | 'stopped' } | { readonly kind: 'failed'; readonly failure: UserferryError };

export function endLines(end: End): readonly string[] {
  switch (end.kind) {
    case 'done':
      return [];
    case 'stopped':
      return ['Stopped. The same command goes on.'];
    case 'failed':
      return failureLines(end.failure);
    default:
      return assertNever(end);
  }
}
