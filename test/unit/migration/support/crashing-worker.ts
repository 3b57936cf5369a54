import type { ConnectedWorker } from '../../../../electron/migration/worker/connect-worker.ts';
import { makeWorkerApi, type WorkerApi } from '../../../../electron/migration/worker/make-worker-api.ts';
import { methodOf, type Remote } from '../../../../electron/migration/worker/remote.ts';

/** Where the process dies: before the journal's nth call is carried out, or after it and before the answer arrives. */
export interface CrashPoint {
  readonly call: number;
  readonly when: 'before' | 'after';
}

export interface CrashingWorker extends ConnectedWorker {
  /** Resolves when the process is as good as dead. */
  readonly crashed: Promise<void>;
  calls(): number;
}

/**
 * The worker's journal in this thread, dying where it is told: whoever waits for an answer then waits for ever, as in a
 * process that was killed, and what was committed before is all there is.
 */
export function crashingWorker(journal: string, key: Uint8Array, point: CrashPoint | null): CrashingWorker {
  const api = makeWorkerApi(journal, key, null);
  let calls = 0;
  let dead = false;
  let die: () => void = () => undefined;
  const crashed = new Promise<void>((resolve) => {
    die = () => {
      dead = true;
      api.close();
      resolve();
    };
  });
  const never = () => new Promise<never>(() => undefined);
  const call = async (name: string, parameters: unknown[]): Promise<unknown> => {
    if (dead) return never();
    calls += 1;
    const here = point !== null && calls === point.call;
    if (here && point.when === 'before') {
      die();
      return never();
    }
    const method = methodOf(api, name);
    if (method === undefined) throw new Error(`no method ${name}`);
    const result: unknown = await Reflect.apply(method, api, parameters);
    if (dead) return never();
    if (here) {
      die();
      return never();
    }
    return result;
  };
  const remote = new Proxy(
    {},
    {
      get: (_, name) =>
        typeof name === 'string' && name !== 'then' ? (...parameters: unknown[]) => call(name, parameters) : undefined,
    },
  ) as Remote<WorkerApi>;
  return {
    api: remote,
    crashed,
    calls: () => calls,
    async close() {
      if (!dead) die();
    },
  };
}
