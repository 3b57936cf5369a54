import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow, Session } from 'electron';
import { describe, expect, test } from 'vitest';
import { fileSecretStorage } from '../../../electron/assistant/workspace/secrets.ts';
import { signIn } from '../../../electron/cli/practice/sign-ins.ts';
import { startPracticeTenant } from '../../../electron/practice/start-tenant.ts';
import { printToPdf } from '../../../electron/shell/print-to-pdf.ts';
import { safeSecretStorage } from '../../../electron/shell/safe-secret-storage.ts';
import { systemFetch } from '../../../electron/shell/system-fetch.ts';
import { utilityFork } from '../../../electron/shell/utility-fork.ts';
import { connectionsOf } from '../practice-tenant/connections-of.ts';
import { keyStoreStandIn } from './key-store-stand-in.ts';
import { asUtilityProcesses, isRunning } from './utility-processes.ts';

const keysFolder = () => mkdtemp(join(tmpdir(), 'userferry-keys-'));
const unheard = () => {
  throw new Error('Nothing should be kept in a file here.');
};

describe('secrets in Electron', () => {
  test('are kept encrypted by the system, and found again', async () => {
    const folder = await keysFolder();
    const storage = safeSecretStorage(keyStoreStandIn({}).keyStore, folder, unheard);
    expect(await storage.get('workspace-1')).toBeNull();
    expect(await storage.add('workspace-1', 'the key')).toBe('the key');
    expect(await storage.add('workspace-1', 'another')).toBe('the key');
    expect(await readdir(join(folder, 'keys'))).toEqual(['workspace-1.sealed']);
    expect(await readFile(join(folder, 'keys', 'workspace-1.sealed'), 'utf8')).not.toContain('the key');
    await storage.delete('workspace-1');
    expect(await storage.get('workspace-1')).toBeNull();
  });

  test('are written anew when the system has changed its key', async () => {
    const { keyStore, asked } = keyStoreStandIn({ rotated: true });
    const storage = safeSecretStorage(keyStore, await keysFolder(), unheard);
    await storage.set('workspace-1', 'the key');
    expect(await storage.get('workspace-1')).toBe('the key');
    expect(asked.encrypted).toBe(2);
  });

  test('that the key store does not open are neither made anew nor overwritten', async () => {
    const folder = await keysFolder();
    await safeSecretStorage(keyStoreStandIn({}).keyStore, folder, unheard).set('workspace-1', 'the key');
    const locked = safeSecretStorage(keyStoreStandIn({ locked: true }).keyStore, folder, unheard);
    await expect(locked.add('workspace-1', 'another')).rejects.toMatchObject({ code: 'UF-6302' });
    const opened = safeSecretStorage(keyStoreStandIn({}).keyStore, folder, unheard);
    expect(await opened.get('workspace-1')).toBe('the key');
  });

  test.for([{ available: false }, ...(process.platform === 'linux' ? [{ backend: 'basic_text' } as const] : [])])(
    'without a key store (%o) are kept as the browser host keeps them, and that is said',
    async (options) => {
      const folder = await keysFolder();
      let said = 0;
      const storage = safeSecretStorage(keyStoreStandIn(options).keyStore, folder, () => {
        said += 1;
      });
      await storage.add('workspace-1', 'the key');
      expect(said).toBe(1);
      expect(await fileSecretStorage(folder).get('workspace-1')).toBe('the key');
    },
  );

  test('of the browser host are found and left to it', async () => {
    const folder = await keysFolder();
    await fileSecretStorage(folder).set('workspace-1', 'the key');
    expect(await safeSecretStorage(keyStoreStandIn({}).keyStore, folder, unheard).add('workspace-1', 'another')).toBe(
      'the key',
    );
    expect(await readdir(join(folder, 'keys'))).toEqual(['workspace-1.key']);
  });

  test('in the key store are refused by the other hosts, not made anew', async () => {
    const folder = await keysFolder();
    await safeSecretStorage(keyStoreStandIn({}).keyStore, folder, unheard).set('workspace-1', 'the key');
    await expect(fileSecretStorage(folder).get('workspace-1')).rejects.toMatchObject({ code: 'UF-6303' });
  });
});

test('calls go over a session in memory, without cache or cookies', async () => {
  const asked: unknown[] = [];
  const fetching = systemFetch({
    fromPartition: (...partition: unknown[]) => {
      asked.push(partition);
      const fetch: Session['fetch'] = async (input, init) => {
        asked.push([input, init]);
        return new Response('answered');
      };
      return { fetch } as Session;
    },
  });
  const answer = await fetching(new URL('https://tenant.example/api/v2/'), { method: 'PATCH', credentials: 'include' });
  expect(await answer.text()).toBe('answered');
  // A partition without `persist:` lives in memory (Electron docs: session.fromPartition).
  expect(asked).toEqual([
    ['userferry-network', { cache: false }],
    ['https://tenant.example/api/v2/', { method: 'PATCH', credentials: 'omit' }],
  ]);
});

describe('a PDF of a report in Electron', () => {
  /** A stand-in for the window in which a report is shown to be printed. */
  function windowsStandIn(print: () => Promise<Buffer>) {
    const asked: unknown[] = [];
    class Window {
      readonly webContents = {
        printToPDF: (options: unknown) => {
          asked.push(options);
          return print();
        },
      };
      constructor(options: unknown) {
        asked.push(options);
      }
      async loadFile(path: string) {
        asked.push(path);
      }
      destroy() {
        asked.push('destroyed');
      }
    }
    return { asked, print: printToPdf(Window as unknown as typeof BrowserWindow) };
  }

  test('is printed on the pages that its style asks for, in a window that nobody sees and that runs nothing', async () => {
    const { asked, print } = windowsStandIn(async () => Buffer.from('%PDF-1.4'));
    expect(Buffer.from(await print('/home/k/run-1.html')).toString()).toBe('%PDF-1.4');
    expect(asked).toMatchObject([
      { show: false, webPreferences: { javascript: false, sandbox: true, nodeIntegration: false } },
      '/home/k/run-1.html',
      { preferCSSPageSize: true, printBackground: true },
      'destroyed',
    ]);
  });

  test('that can’t be printed leaves no window behind', async () => {
    const { asked, print } = windowsStandIn(() => Promise.reject(new Error('Printing failed')));
    await expect(print('/home/k/run-1.html')).rejects.toThrow('Printing failed');
    expect(asked.at(-1)).toBe('destroyed');
  });
});

describe('processes in Electron', () => {
  /** A stand-in for Electron's utility process. */
  const utilityProcessStandIn = (pid: number) =>
    Object.assign(new EventEmitter(), {
      pid,
      sent: [] as unknown[],
      postMessage(message: unknown) {
        this.sent.push(message);
      },
    });

  test('are utility processes, with messages and exit', () => {
    const child = utilityProcessStandIn(4711);
    const forked: unknown[][] = [];
    const fork = utilityFork({
      fork: ((...given: unknown[]) => {
        forked.push(given);
        return child;
      }) as never,
    });
    const handle = fork(new URL('file:///app/practice/process.js'), ['--port', '0']);
    expect(forked[0]?.slice(0, 2)).toEqual(['/app/practice/process.js', ['--port', '0']]);
    const heard: unknown[] = [];
    handle.onMessage((message) => heard.push(message));
    handle.onExit((code) => heard.push({ code }));
    handle.send({ hello: 1 });
    child.emit('message', { ready: true });
    child.emit('exit', 3);
    handle.send({ late: true });
    // Its number may be another process's by now.
    handle.kill();
    expect(handle.pid).toBe(4711);
    expect(child.sent).toEqual([{ hello: 1 }]);
    expect(heard).toEqual([{ ready: true }, { code: 3 }]);
  });

  test('end at once when they are killed, whatever they are doing', async () => {
    const busy = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => undefined); console.log(1); for (;;);"]);
    await once(busy.stdout, 'data');
    const fork = utilityFork({ fork: (() => utilityProcessStandIn(busy.pid ?? 0)) as never });
    fork(new URL('file:///app/scripts/child/entry.js'), []).kill();
    expect(await once(busy, 'exit')).toEqual(process.platform === 'win32' ? [1, null] : [null, 'SIGKILL']);
  });

  test('of a practice tenant run its scripts, although it can start none itself, and end with it', async () => {
    const { fork, pids } = asUtilityProcesses();
    const tenant = await startPracticeTenant({}, fork);
    try {
      await (await connectionsOf(tenant)).create({
        name: 'scripted',
        strategy: 'auth0',
        enabled_clients: [tenant.signInClientId],
        options: {
          enabledDatabaseCustomization: true,
          import_mode: true,
          customScripts: {
            login: "function login(name, password, callback) { callback(null, { user_id: 'one', email: name }); }",
          },
        },
      });
      const { origin, signInClientId: clientId } = tenant;
      expect(await signIn({ origin, clientId, connection: 'scripted' }, 'ada@example.com', 'any')).toBe(true);
    } finally {
      await tenant.stop();
    }
    expect(pids).toHaveLength(2);
    await expect.poll(() => pids.filter(isRunning)).toEqual([]);
  });
});
