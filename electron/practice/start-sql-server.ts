import type { Fork } from '../common/fork.ts';
import type { PracticeSqlServer, PracticeSqlServerOptions } from './practice.ts';
import { type ProcessArgument, processMessageSchema } from './sql-server/process-contract.ts';
import { startChild } from './start-child.ts';

/**
 * Brings up the legacy SQL Server of the practice environment in a process of its own, filled with sample accounts, and waits
 * until it listens. `fork` is the host's way of starting a process.
 * @throws UserferryError UF-6301 when it can't
 */
export async function startPracticeSqlServer(
  options: PracticeSqlServerOptions,
  fork: Fork,
): Promise<PracticeSqlServer> {
  const argument: ProcessArgument = { ...options };
  const entry = new URL('./sql-server/process.ts', import.meta.url);
  const child = await startChild('The practice SQL Server', fork, entry, argument, processMessageSchema);
  const { kind: _, ...reached } = child.ready;
  return { host: '127.0.0.1', pid: child.pid, ...reached, stop: child.stop };
}
