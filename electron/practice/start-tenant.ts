import type { Fork } from '../common/fork.ts';
import { containerEntry } from '../scripts/container/container-entry.ts';
import { lendFork } from './lent-fork/lend-fork.ts';
import type { PracticeTenant, PracticeTenantOptions } from './practice.ts';
import { startChild } from './start-child.ts';
import { tenantMessageSchema } from './tenant/process-contract.ts';

/** A tenant that doesn't answer in this time is ended without being asked. */
const patienceMs = 1000;

/**
 * Brings up the practice tenant in a process of its own, and waits until it listens.
 * @throws UserferryError UF-6301 when it can't
 */
export async function startPracticeTenant(options: PracticeTenantOptions, fork: Fork): Promise<PracticeTenant> {
  const entry = new URL('./tenant/process.ts', import.meta.url);
  const child = await startChild('The practice tenant', fork, entry, options, tenantMessageSchema, (started) =>
    lendFork(started, fork, containerEntry),
  );
  const { kind: _, ...reached } = child.ready;
  const stop = async (): Promise<void> => {
    // It ends the processes of its scripts before itself: one that is in a loop would never hear that its parent is gone.
    await askToStop(reached.control);
    await child.stop();
  };
  return { ...reached, pid: child.pid, stop };
}

async function askToStop(control: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const signal = AbortSignal.timeout(patienceMs);
  await fetch(`${control}/stop`, { method: 'POST', headers, body: '{}', signal }).catch(() => undefined);
}
