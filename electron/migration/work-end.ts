import type { UserferryError } from '../common/userferry-error.ts';
import { asFailure } from './bulk/run-errors.ts';

/** How something ended that the same command goes on with. */
export type WorkEnd =
  | { readonly kind: 'done' | 'stopped' }
  | { readonly kind: 'failed'; readonly failure: UserferryError };

/** Works until it is done, is stopped by the signal, or fails; what was reached is in the journal, so that neither is thrown. */
export async function toEnd(signal: AbortSignal, work: () => Promise<void>): Promise<WorkEnd> {
  try {
    await work();
    return { kind: 'done' };
  } catch (error) {
    return signal.aborted ? { kind: 'stopped' } : { kind: 'failed', failure: asFailure(error) };
  }
}
