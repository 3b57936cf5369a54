import { z } from 'zod';
import type { ChildHandle, Fork } from '../common/fork.ts';
import { UserferryError } from '../common/userferry-error.ts';
import type { PracticeSqlServer, PracticeSqlServerOptions } from './practice.ts';
import { type ProcessArgument, type ProcessMessage, processMessageSchema } from './sql-server/process-contract.ts';

function startFailed(detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-6101',
    message: 'The practice SQL Server did not start.',
    kept: 'It is only for practice: no database and no tenant of yours was touched.',
    next: 'Try again, with another port if the detail says that it is taken, or with fewer accounts if memory is short.',
    detail,
  });
}

function firstMessage(child: ChildHandle): Promise<ProcessMessage> {
  return new Promise((resolve) => {
    child.onMessage((message) => {
      const parsed = processMessageSchema.safeParse(message);
      resolve(parsed.success ? parsed.data : { kind: 'failed', reason: z.prettifyError(parsed.error) });
    });
    child.onExit((code) => resolve({ kind: 'failed', reason: `its process ended with code ${code}` }));
  });
}

/**
 * Brings up the legacy SQL Server of the practice environment in a process of its own, filled with sample accounts, and waits
 * until it listens. `fork` is the host's way of starting a process.
 *
 * @throws UserferryError UF-6101 when the process ends or gives up before it listens.
 */
export async function startPracticeSqlServer(
  options: PracticeSqlServerOptions,
  fork: Fork,
): Promise<PracticeSqlServer> {
  const argument: ProcessArgument = { ...options };
  const child = fork(new URL('./sql-server/process.ts', import.meta.url), [JSON.stringify(argument)]);
  const exited = new Promise<void>((resolve) => child.onExit(() => resolve()));
  const message = await firstMessage(child);
  if (message.kind === 'failed') {
    child.kill();
    throw startFailed(message.reason);
  }
  const { kind: _, ...reached } = message;
  return {
    host: '127.0.0.1',
    pid: child.pid,
    ...reached,
    // Everything it has is in its memory, so nothing is lost by ending it.
    stop: async () => {
      child.kill();
      await exited;
    },
  };
}
