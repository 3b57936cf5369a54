import type { ChildHandle, Fork } from '../../../common/fork.ts';
import type { ClockMessage } from './clock-message.ts';

/** Starts processes of scripts in which `Date` follows a tenant's clock. */
export interface ClockedFork {
  readonly fork: Fork;
  /** Brings those that run to the clock's time after it was advanced. */
  tell(): void;
}

/** @param ahead By how many milliseconds the tenant's clock is ahead of the machine's at the moment; negative behind it */
export function clockedFork(fork: Fork, ahead: () => number): ClockedFork {
  const children = new Set<ChildHandle>();
  const message = (): ClockMessage => ({ kind: 'clock', ahead: ahead() });
  return {
    fork(entry, args, options = {}) {
      const preload = new URL('./shifted-date.ts', import.meta.url);
      const child = fork(entry, args, {
        ...options,
        execArgv: [...(options.execArgv ?? []), '--import', preload.href],
      });
      children.add(child);
      child.onExit(() => children.delete(child));
      // The first word on its line: heard before any script runs.
      child.send(message());
      return child;
    },
    tell() {
      for (const child of children) child.send(message());
    },
  };
}
