/** A child process as a host lends it: child_process.fork elsewhere, utilityProcess.fork in Electron. */
export interface ChildHandle {
  readonly pid: number;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** What it prints, where `output` is captured. */
  onOutput(listener: (text: string) => void): void;
  /** `code` is null where a signal ended it. */
  onExit(listener: (code: number | null) => void): void;
  /** At once, whatever it is doing. */
  kill(): void;
}

export interface ForkOptions {
  /** Its whole environment; ours where it is left out. */
  readonly env?: Readonly<Record<string, string>>;
  /** Flags for its engine. */
  readonly execArgv?: readonly string[];
  /** Where what it prints goes: to where ours goes, or to `onOutput`. */
  readonly output?: 'inherited' | 'captured';
}

/** Starts an entry file in a process of its own; arguments are plain strings, never secrets. */
export type Fork = (entry: URL, args: readonly string[], options?: ForkOptions) => ChildHandle;
