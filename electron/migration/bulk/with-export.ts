import type { OneAtATime } from '../../common/one-at-a-time.ts';
import type { RunEnds } from '../ends.ts';
import type { WorkerApi } from '../worker/make-worker-api.ts';
import type { Remote } from '../worker/remote.ts';
import type { Patience } from './patience.ts';

export interface ExportParts {
  readonly worker: Remote<WorkerApi>;
  readonly ends: Pick<RunEnds, 'tenant' | 'connection'>;
  readonly signal: AbortSignal;
  readonly patience: Pick<Patience, 'tenant'>;
  readonly exports: OneAtATime;
}

/** Reads the whole connection into the worker's indexed table, lets `use` ask it, and drops it again. */
export function withExport<Result>(
  { worker, ends, signal, patience, exports }: ExportParts,
  use: (users: number) => Promise<Result>,
  onProgress?: (users: number) => void,
): Promise<Result> {
  return exports.run(async () => {
    await patience.tenant(async () => {
      await worker.beginExport();
      let read = 0;
      for await (const users of ends.tenant.exportUsers(ends.connection.id, signal)) {
        await worker.addExported(users);
        read += users.length;
        onProgress?.(read);
      }
    });
    const users = await worker.endExport();
    try {
      return await use(users);
    } finally {
      await worker.dropExport();
    }
  });
}
