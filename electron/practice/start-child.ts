import { z } from 'zod';
import type { ChildHandle, Fork } from '../common/fork.ts';
import { UserferryError } from '../common/userferry-error.ts';

/** A practice server's process that has told how it is reached. */
export interface StartedChild<Ready> {
  readonly pid: number;
  readonly ready: Ready;
  stop(): Promise<void>;
}

function startFailed(what: string, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-6301',
    message: `${what} did not start.`,
    kept: 'It is only for practice: no database and no tenant of yours was touched.',
    next: 'Try again, with another port if the detail says that it is taken, or with fewer accounts if memory is short.',
    detail,
  });
}

/**
 * Starts a practice server's entry file with one JSON argument, and waits for its first message. `beside` is handed the process for what
 * else passes over its line.
 * @throws UserferryError UF-6301 when the process ends or gives up before it listens
 */
export async function startChild<Message extends { readonly kind: string }>(
  what: string,
  fork: Fork,
  entry: URL,
  argument: unknown,
  messages: z.ZodType<Message>,
  beside: (child: ChildHandle) => void = () => undefined,
): Promise<StartedChild<Exclude<Message, { kind: 'failed' }>>> {
  const child = fork(entry, [JSON.stringify(argument)]);
  beside(child);
  const exited = new Promise<void>((resolve) => child.onExit(() => resolve()));
  const first = await new Promise<Message | { readonly kind: 'failed'; readonly reason: string }>((resolve) => {
    child.onMessage((message) => {
      const parsed = messages.safeParse(message);
      resolve(parsed.success ? parsed.data : { kind: 'failed', reason: z.prettifyError(parsed.error) });
    });
    child.onExit((code) => resolve({ kind: 'failed', reason: `its process ended with code ${code}` }));
  });
  if (first.kind === 'failed') {
    child.kill();
    throw startFailed(what, 'reason' in first ? String(first.reason) : '');
  }
  return {
    pid: child.pid,
    ready: first as Exclude<Message, { kind: 'failed' }>,
    // Everything it has is in its memory, so nothing is lost by ending it.
    stop: async () => {
      child.kill();
      await exited;
    },
  };
}
