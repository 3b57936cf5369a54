import type { ConnectedWorker } from '../../../../electron/migration/worker/connect-worker.ts';
import { fromFailure } from '../../../../electron/migration/worker/failure-across.ts';
import { makeWorkerApi, type WorkerApi } from '../../../../electron/migration/worker/make-worker-api.ts';
import { methodOf, type Remote } from '../../../../electron/migration/worker/remote.ts';
import { toFailure } from '../../../../electron/migration/worker/to-failure.ts';

export interface RefusingWorker extends ConnectedWorker {
  /** What the disk answers to a call with this name; null carries it out. */
  refuse: (method: string) => Error | null;
}

/** The worker's journal in this thread, on a disk that fails when it is told to. */
export function refusingWorker(journal: string, key: Uint8Array): RefusingWorker {
  const api = makeWorkerApi(journal, key, null);
  const worker: RefusingWorker = {
    refuse: () => null,
    api: new Proxy(
      {},
      {
        get: (_, name) =>
          typeof name !== 'string' || name === 'then'
            ? undefined
            : async (...parameters: unknown[]) => {
                const refusal = worker.refuse(name);
                if (refusal !== null) throw fromFailure(toFailure(refusal));
                const method = methodOf(api, name);
                if (method === undefined) throw new Error(`no method ${name}`);
                return Reflect.apply(method, api, parameters);
              },
      },
    ) as Remote<WorkerApi>,
    close: async () => api.close(),
  };
  return worker;
}
