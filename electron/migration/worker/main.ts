// The worker thread's entry: opens the journal it was started for and answers one request after another's turn.
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerData } from './connect-worker.ts';
import { makeWorkerApi, type WorkerApi } from './make-worker-api.ts';
import { type Answer, methodOf, type Request, transferables } from './remote.ts';
import { toFailure } from './to-failure.ts';

const port = parentPort;
if (port === null) throw new Error('this is the entry of a worker thread');
const { journal, key, machineKey } = workerData as WorkerData;

let api: WorkerApi | null = null;
let refusal: unknown = null;
try {
  api = makeWorkerApi(journal, key, machineKey);
} catch (error) {
  refusal = error;
}

async function answer({ id, method, parameters }: Request): Promise<Answer> {
  try {
    if (api === null) throw refusal;
    const call = methodOf(api, method);
    if (call === undefined) throw new Error(`the worker has no method ${method}`);
    return { id, kind: 'result', value: await Reflect.apply(call, api, parameters) };
  } catch (error) {
    return { id, kind: 'failure', failure: toFailure(error) };
  }
}

port.on('message', async (request: Request) => {
  const reply = await answer(request);
  port.postMessage(reply, reply.kind === 'result' ? transferables(reply.value) : []);
});
