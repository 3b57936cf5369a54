/** A child process as a host lends it: child_process.fork elsewhere, utilityProcess.fork in Electron. */
export interface ChildHandle {
  readonly pid: number;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

/** Starts an entry file in a process of its own; arguments are plain strings, never secrets. */
export type Fork = (entry: URL, args: readonly string[]) => ChildHandle;
