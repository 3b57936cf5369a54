import type { Fork } from '../common/fork.ts';
import type { PracticeTenant, PracticeTenantOptions } from './practice.ts';
import { startChild } from './start-child.ts';
import { tenantMessageSchema } from './tenant/process-contract.ts';

/**
 * Brings up the practice tenant in a process of its own, and waits until it listens.
 * @throws UserferryError UF-6301 when it can't
 */
export async function startPracticeTenant(options: PracticeTenantOptions, fork: Fork): Promise<PracticeTenant> {
  const entry = new URL('./tenant/process.ts', import.meta.url);
  const child = await startChild('The practice tenant', fork, entry, options, tenantMessageSchema);
  const { kind: _, ...reached } = child.ready;
  return { ...reached, pid: child.pid, stop: child.stop };
}
