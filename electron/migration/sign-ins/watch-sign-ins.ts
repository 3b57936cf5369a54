import type { RunEnds, RunLog, Watched } from '../ends.ts';
import type { SignInLook } from './sign-in-look.ts';

/** How sign-ins go since a run, from looks that are taken now and then; only the tenant's log is read. */
export interface WatchSignIns {
  /**
   * Takes in what the log has new.
   * @throws UserferryError UF-4012 (the run belongs to another connection), or what the tenant refuses
   */
  look(
    run: string,
    ends: Pick<RunEnds, 'tenant' | 'connection'> & { readonly log: Pick<RunLog, 'read'> },
    watched?: Pick<Watched, 'signal'>,
  ): Promise<SignInLook>;
  /** Of the latest look, from the journal alone; null before the first. */
  latest(run: string): Promise<SignInLook | null>;
}
