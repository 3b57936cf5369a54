import type { Fork } from '../../common/fork.ts';
import type { ParentLink } from '../../common/parent-link.ts';
import { type AskedOfLender, type ToldByLender, toldByLender } from './messages.ts';

interface Borrowed {
  pid: number;
  readonly onMessage: ((message: unknown) => void)[];
  readonly onOutput: ((text: string) => void)[];
  readonly onExit: ((code: number | null) => void)[];
}

/** Starts processes through whoever started this one (`lendFork`): for a process that can't start any itself. */
export function borrowFork(link: ParentLink): Fork {
  const processes = new Map<number, Borrowed>();
  let last = 0;
  const ask = (asked: AskedOfLender) => link.send(asked);
  link.onMessage((message) => {
    const told = toldByLender.safeParse(message);
    if (told.success) hear(processes, told.data);
  });
  return (entry, args, options = {}) => {
    last += 1;
    const number = last;
    const borrowed: Borrowed = { pid: 0, onMessage: [], onOutput: [], onExit: [] };
    processes.set(number, borrowed);
    const { env, execArgv, output } = options;
    ask({
      kind: 'fork',
      process: number,
      entry: entry.href,
      args: [...args],
      options: {
        ...(env === undefined ? {} : { env: { ...env } }),
        ...(execArgv === undefined ? {} : { execArgv: [...execArgv] }),
        ...(output === undefined ? {} : { output }),
      },
    });
    return {
      get pid() {
        return borrowed.pid;
      },
      send: (message) => ask({ kind: 'send', process: number, message }),
      onMessage: (listener) => borrowed.onMessage.push(listener),
      onOutput: (listener) => borrowed.onOutput.push(listener),
      onExit: (listener) => borrowed.onExit.push(listener),
      kill: () => ask({ kind: 'kill', process: number }),
    };
  };
}

function hear(processes: Map<number, Borrowed>, told: ToldByLender): void {
  const borrowed = processes.get(told.process);
  if (borrowed === undefined) return;
  switch (told.kind) {
    case 'message':
      borrowed.pid = told.pid;
      for (const listener of borrowed.onMessage) listener(told.message);
      break;
    case 'output':
      for (const listener of borrowed.onOutput) listener(told.text);
      break;
    case 'exit':
      processes.delete(told.process);
      for (const listener of borrowed.onExit) listener(told.code);
      break;
  }
}
