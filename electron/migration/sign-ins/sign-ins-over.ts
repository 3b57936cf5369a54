import type { Engine } from '../engine.ts';
import type { WatchSignIns } from './watch-sign-ins.ts';

/** Reads the log over the worker that has the journal open. */
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
