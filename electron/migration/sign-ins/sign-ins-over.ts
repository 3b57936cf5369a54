import type { RunEnds, RunLog, Watched } from '../ends.ts';
import type { Engine } from '../engine.ts';
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

export function signInsOver({ worker, clock, either, refuseOtherConnection }: Engine): WatchSignIns {
  return {
    async look(run, { log, ...ends }, { signal: given } = {}) {
      refuseOtherConnection(await worker.readRun(run), ends);
      const signal = either(given);
      const catchUp = async (): Promise<boolean> => {
        // Each page is taken in with its place, so that a look that is broken off loses nothing and counts nothing twice.
        for await (const page of log.read(await worker.signInPosition(run), signal)) {
          if (page === 'unreadable') return false;
          await worker.takeInSignIns(run, page, clock.now());
        }
        return true;
      };
      const readable = await catchUp();
      signal.throwIfAborted();
      return worker.finishSignIns(run, readable, clock.now());
    },
    latest: (run) => worker.signInsOf(run),
  };
}
