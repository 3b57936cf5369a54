import type { ChildHandle, Fork } from '../../common/fork.ts';
import { type AskedOfLender, askedOfLender, type ToldByLender } from './messages.ts';

/**
 * Starts processes of one entry file, and of no other, for a child that can't start any itself (`borrowFork`): in Electron a utility
 * process has no utilityProcess of its own. They end with the child at the latest.
 */
export function lendFork(child: ChildHandle, fork: Fork, entry: URL): void {
  const lent = new Map<number, ChildHandle>();
  const tell = (told: ToldByLender) => child.send(told);
  const start = ({ process: number, args, options }: Extract<AskedOfLender, { kind: 'fork' }>) => {
    const { env, execArgv, output } = options;
    const started = fork(entry, args, {
      ...(env === undefined ? {} : { env }),
      ...(execArgv === undefined ? {} : { execArgv }),
      ...(output === undefined ? {} : { output }),
    });
    lent.set(number, started);
    started.onMessage((message) => tell({ kind: 'message', process: number, pid: started.pid, message }));
    if (output === 'captured') started.onOutput((text) => tell({ kind: 'output', process: number, text }));
    started.onExit((code) => {
      lent.delete(number);
      tell({ kind: 'exit', process: number, code });
    });
  };
  child.onMessage((message) => {
    const parsed = askedOfLender.safeParse(message);
    if (!parsed.success) return;
    const asked = parsed.data;
    switch (asked.kind) {
      case 'fork':
        if (asked.entry === entry.href) start(asked);
        else tell({ kind: 'exit', process: asked.process, code: null });
        break;
      case 'send':
        lent.get(asked.process)?.send(asked.message);
        break;
      case 'kill':
        lent.get(asked.process)?.kill();
        break;
    }
  });
  child.onExit(() => {
    for (const started of lent.values()) started.kill();
  });
}
