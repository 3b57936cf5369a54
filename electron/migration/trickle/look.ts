import type { Clock } from '../../common/clock.ts';
import type { LogPage } from '../../tenant/read-log.ts';
import { type ExportParts, withExport } from '../bulk/with-export.ts';
import { placeOf } from './place-of.ts';
import type { TrickleLook } from './trickle-look.ts';

/** The tenant's log, behind a position; as `TenantConnections.log`. */
export type ReadLog = (after: string | null, signal?: AbortSignal) => AsyncIterable<LogPage | 'unreadable'>;

export interface LookParts extends Omit<ExportParts, 'patience'> {
  readonly clock: Clock;
  readonly readLog: ReadLog;
}

/** Calls are repeated for a while as they are; whoever looks by a scheduler looks again, and must not hang through an outage. */
const impatient: ExportParts['patience'] = { tenant: (work) => work() };

/**
 * Looks how a trickle migration stands: takes in what the tenant's log has new, reads the connection's users, and holds both against the
 * plan. Reads only, on the tenant's side; a look that is broken off leaves the one before, and what it has read of the log.
 * @throws UserferryError UF-4015 while another look is being taken
 */
export async function lookAtTrickle(
  parts: LookParts,
  plan: string,
  onProgress: ((done: number, total?: number) => void) | undefined,
): Promise<TrickleLook> {
  const { worker, ends, clock, signal } = parts;
  const { connection, tenant } = ends;
  const at = {
    place: placeOf(tenant.domain, connection.name),
    connection: { ...connection, tenant: tenant.domain },
  };
  await worker.beginLook();
  try {
    const logReadable = await catchUp(parts, at);
    return await withExport(
      { ...parts, patience: impatient },
      async () => {
        signal.throwIfAborted();
        return worker.finishLook(at, plan, logReadable, clock.now());
      },
      (users) => onProgress?.(users),
    );
  } finally {
    await worker.endLook();
  }
}

/** Gives whether the log could be read. */
async function catchUp(
  { worker, readLog, signal }: LookParts,
  at: Parameters<typeof worker.takeInLog>[0],
): Promise<boolean> {
  for await (const page of readLog(await worker.logPosition(at.place), signal)) {
    if (page === 'unreadable') return false;
    await worker.takeInLog(at, page);
  }
  return true;
}
