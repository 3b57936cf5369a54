import { Worker } from 'node:worker_threads';
import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { fromFailure } from './failure-across.ts';
import type { WorkerApi } from './make-worker-api.ts';
import type { Answer, Remote, Request } from './remote.ts';

export interface ConnectedWorker {
  readonly api: Remote<WorkerApi>;
  close(): Promise<void>;
}

/** A page of rows and a file or two at a time: V8 would otherwise let garbage pile up as far as the machine's memory goes. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 };

/** What the worker thread is started with. */
export interface WorkerData {
  /** The journal's file. */
  readonly journal: string;
  readonly key: Uint8Array;
  readonly machineKey: MachineKey | null;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Starts the worker thread with the journal in it and opens the journal.
 * @throws UserferryError as `openJournal`
 */
export async function connectWorker(entry: URL, data: WorkerData): Promise<ConnectedWorker> {
  const worker = new Worker(entry, { name: 'userferry-journal', workerData: data, resourceLimits });
  const pending = new Map<number, Pending>();
  let next = 1;
  let ended: Error | null = null;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on('message', (answer: Answer) => {
    const waiting = pending.get(answer.id);
    pending.delete(answer.id);
    if (answer.kind === 'result') waiting?.resolve(answer.value);
    else waiting?.reject(fromFailure(answer.failure));
  });
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => end(new Error('the journal’s worker thread has ended')));

  const call = (method: string, parameters: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (ended !== null) return reject(ended);
      const request: Request = { id: next++, method, parameters };
      pending.set(request.id, { resolve, reject });
      worker.postMessage(request);
    });
  const api = new Proxy(
    {},
    {
      // A promise's `then` is looked up on whatever an async function returns.
      get: (_, method) =>
        typeof method === 'string' && method !== 'then'
          ? (...parameters: unknown[]) => call(method, parameters)
          : undefined,
    },
  ) as Remote<WorkerApi>;
  const close = async () => {
    await call('close', []).catch(() => undefined);
    await worker.terminate();
  };
  try {
    await call('ready', []);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return { api, close };
}
