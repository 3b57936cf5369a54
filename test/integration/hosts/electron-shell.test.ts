import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ShellAssistant, startShell } from '../../../electron/shell/start-shell.ts';
import type { ContractClient } from '../../../renderer/client/transport.ts';
import { scenes } from '../../e2e/scripted/scenes.ts';
import { scriptedAssistant } from '../../e2e/scripted/scripted-assistant.ts';
import { type ElectronStandIn, electronStandIn } from './electron-stand-in.ts';

let pageFolder: string;
beforeAll(async () => {
  pageFolder = await mkdtemp(join(tmpdir(), 'userferry-page-'));
  await writeFile(join(pageFolder, 'index.html'), '<meta property="csp-nonce" nonce="USERFERRY-CSP-NONCE">');
});

interface Started {
  readonly electron: ElectronStandIn;
  readonly script: ReturnType<typeof scriptedAssistant>;
  readonly ended: () => number;
  setRun(active: boolean): void;
}

async function start(electron = electronStandIn(), closing: () => void = () => undefined): Promise<Started> {
  const script = scriptedAssistant(scenes.running);
  let active = false;
  let closed = 0;
  let tell: (active: boolean) => void = () => undefined;
  const assistant: ShellAssistant = {
    router: script.router,
    look: () => 'system',
    watch: (signal) => script.watch(signal),
    runIsActive: () => active,
    close: async () => {
      closed += 1;
      closing();
    },
  };
  await startShell({
    electron: electron.modules,
    pageFolder,
    preload: '/app/preload.cjs',
    openAssistant: async (runActive) => {
      tell = runActive;
      return assistant;
    },
  });
  return {
    electron,
    script,
    ended: () => closed,
    setRun(next) {
      active = next;
      tell(next);
    },
  };
}

function windowOf({ electron }: Started) {
  const [window] = electron.windows;
  if (window === undefined) throw new Error('No window was opened.');
  return window;
}

/** The contract as the page calls it, over a port that main handed out. */
function clientOf(port: MessagePort | undefined): ContractClient {
  if (port === undefined) throw new Error('No port was handed to the page.');
  port.start();
  return createORPCClient(new RPCLink({ port: port as unknown as globalThis.MessagePort }));
}

async function firstSnapshot(client: ContractClient) {
  for await (const snapshot of await client.watch()) return snapshot;
  return undefined;
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('before Electron is ready', () => {
  test('scheme, sandbox and single instance come first', async () => {
    const { electron } = await start();
    expect(electron.app.asked).toEqual([
      'registerSchemesAsPrivileged',
      'enableSandbox',
      'setAppUserModelId',
      'requestSingleInstanceLock',
      'ready',
    ]);
    expect(electron.schemes).toEqual([
      { scheme: 'userferry', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  test('a second instance opens nothing and leaves', async () => {
    const electron = electronStandIn();
    electron.app.first = false;
    await start(electron);
    expect(electron.app.asked.at(-1)).toBe('quit');
    expect(electron.windows).toEqual([]);
  });

  test('the first instance comes to the front when a second one is started', async () => {
    const started = await start();
    started.electron.app.emit('second-instance');
    expect(windowOf(started).focused).toBe(1);
  });
});

describe('the page', () => {
  test('has no Node, is isolated and sandboxed', async () => {
    const started = await start();
    expect(windowOf(started).options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      preload: '/app/preload.cjs',
    });
    expect(windowOf(started).loaded).toBe('userferry://app/index.html');
  });

  test('is served with a CSP without unsafe-*, and its nonce is fresh each time', async () => {
    const { electron } = await start();
    const nonces = new Set<string>();
    for (let round = 0; round < 2; round++) {
      const response = await electron.fetchPage('userferry://app/index.html');
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("connect-src 'none'");
      expect(policy).not.toContain('unsafe-');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? '';
      expect(policy).toContain(`'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  test.for([
    'userferry://app/../../etc/passwd',
    'userferry://app/%2e%2e/%2e%2e/etc/passwd',
    'userferry://app/..%5c..%5cboot.ini',
    'userferry://elsewhere/index.html',
    'userferry://app/nothing.js',
  ])('%s is not served', async (url) => {
    const { electron } = await start();
    expect((await electron.fetchPage(url)).status).toBe(404);
  });

  test('may put text on the clipboard and is denied every other permission, another address, a second window and a guest', async () => {
    const started = await start();
    const { session, webContents } = { session: started.electron.session, webContents: windowOf(started).webContents };
    for (const guarded of [session, webContents.session]) {
      const answers: boolean[] = [];
      const asked = ['media', 'clipboard-read', 'clipboard-sanitized-write'];
      for (const permission of asked)
        guarded.permissionRequest?.(webContents, permission, (granted) => answers.push(granted));
      expect(answers).toEqual([false, false, true]);
      expect(asked.map((permission) => guarded.permissionCheck?.(webContents, permission))).toEqual(answers);
    }
    expect(webContents.windowOpen?.({ url: 'https://example.com' })).toEqual({ action: 'deny' });
    const prevented = (name: string, url: string) => {
      let stopped = false;
      webContents.emit(name, { url, preventDefault: () => (stopped = true) });
      return stopped;
    };
    expect(prevented('will-navigate', 'https://example.com/')).toBe(true);
    expect(prevented('will-navigate', 'userferry://app/index.html')).toBe(false);
    expect(prevented('will-frame-navigate', 'https://example.com/')).toBe(true);
    expect(prevented('will-frame-navigate', 'about:srcdoc')).toBe(false);
    expect(prevented('will-attach-webview', '')).toBe(true);
  });
});

describe('a page that dies', () => {
  const goneAfter = (started: Started, reason: string) =>
    windowOf(started).webContents.emit('render-process-gone', {}, { reason });

  test('is loaded anew and finds the state over a new port', async () => {
    const started = await start();
    goneAfter(started, 'oom');
    expect(windowOf(started).loads).toBe(2);
    windowOf(started).webContents.emit('did-finish-load');
    const [port] = windowOf(started).webContents.ports;
    expect((await firstSnapshot(clientOf(port)))?.run?.id).toBe('7');
    port?.close();
  });

  test('again at once is left alone, as is one that ended as it should', async () => {
    const started = await start();
    goneAfter(started, 'clean-exit');
    expect(windowOf(started).loads).toBe(1);
    goneAfter(started, 'crashed');
    goneAfter(started, 'crashed');
    expect(windowOf(started).loads).toBe(2);
  });
});

test('the menu leads nowhere outside, and has neither reload nor developer tools', async () => {
  const { electron } = await start();
  expect(electron.menu).toContain('editMenu');
  expect(electron.menu).toContain('zoomIn');
  for (const name of ['help', 'viewMenu', 'reload', 'forceReload', 'toggleDevTools']) {
    expect(electron.menu).not.toContain(name);
  }
});

describe('the contract over a port', () => {
  test('is served after the page has loaded, and over a new port after a reload', async () => {
    const started = await start();
    const { webContents } = windowOf(started);
    expect(webContents.ports).toEqual([]);
    webContents.emit('did-finish-load');
    const first = clientOf(webContents.ports[0]);
    expect((await firstSnapshot(first))?.run?.id).toBe('7');
    await first.showStep({ requestId: 'request-1', step: 'reports' });
    expect(started.script.asked.map(({ name }) => name)).toEqual(['showStep']);

    const closed = new Promise((resolve) => webContents.ports[0]?.once('close', () => resolve('closed')));
    webContents.emit('did-finish-load');
    expect(await closed).toBe('closed');
    const second = clientOf(webContents.ports[1]);
    expect((await firstSnapshot(second))?.step).toBe('reports');
    webContents.ports[1]?.close();
  });

  test('what does not fit the contract is refused', async () => {
    const started = await start();
    const { webContents } = windowOf(started);
    webContents.emit('did-finish-load');
    const client = clientOf(webContents.ports[0]);
    await expect(client.showStep({ requestId: 'x', step: 'reports' })).rejects.toThrow();
    expect(started.script.asked).toEqual([]);
    webContents.ports[0]?.close();
  });

  test('another port is given to the page’s own top frame only', async () => {
    const started = await start();
    const { webContents } = windowOf(started);
    const ask = (sender: unknown, senderFrame: unknown) =>
      started.electron.ipcMain.emit('userferry:port?', { sender, senderFrame });
    ask(webContents, { url: 'https://example.com/', parent: null });
    ask(webContents, { url: 'userferry://app/index.html', parent: {} });
    ask(webContents, null);
    ask({}, { url: 'userferry://app/index.html', parent: null });
    expect(webContents.ports).toHaveLength(0);
    ask(webContents, { url: 'userferry://app/index.html', parent: null });
    expect(webContents.ports).toHaveLength(1);
    webContents.ports[0]?.close();
  });
});

describe('while a run is active', () => {
  test('the computer stays awake, and only then', async () => {
    const { electron, setRun } = await start();
    expect(electron.awake.size).toBe(0);
    setRun(true);
    setRun(true);
    expect(electron.awake.size).toBe(1);
    setRun(false);
    expect(electron.awake.size).toBe(0);
  });

  test('the taskbar shows how far it is; its end is told while another window is in front, and a click leads back', async () => {
    const started = await start();
    const window = windowOf(started);
    const bar = () => window.bars.at(-1);
    await expect.poll(bar).toEqual([expect.closeTo(38_412 / 60_000, 3), 'normal']);
    const { run } = scenes.running;
    if (run === undefined) throw new Error('The scene has no run.');
    const until = Date.now() + 60_000;
    started.script.show({ ...scenes.running, run: { ...run, waiting: { why: 'tenant-unreachable', until } } });
    await expect.poll(bar).toEqual([expect.any(Number), 'paused']);
    started.script.show({ ...scenes.running, run: { ...run, state: 'finished' } });
    await expect.poll(bar).toEqual([-1]);
    const { notices } = started.electron;
    expect(notices.map(({ title }) => title)).toEqual(['Auth0 can’t be reached', 'The migration has ended']);
    notices[1]?.emit('click');
    expect(window.focused).toBe(1);
    // Who has the window in front sees it there.
    window.inFront = true;
    started.script.show(scenes.running);
    await expect.poll(bar).toEqual([expect.any(Number), 'normal']);
    started.script.show({ ...scenes.running, run: { ...run, state: 'stopped' } });
    await expect.poll(bar).toEqual([-1]);
    expect(notices).toHaveLength(2);
    window.emit('closed');
  });

  test('closing asks; a no keeps everything, a yes closes the assistant first', async () => {
    const started = await start();
    const window = windowOf(started);
    started.setRun(true);
    const close = async () => {
      window.emit('close', { preventDefault: () => undefined });
      await nextTurn();
    };
    started.electron.press = 0;
    await close();
    expect(started.electron.questions).toHaveLength(1);
    expect([window.destroyed, started.ended()]).toEqual([false, 0]);
    started.electron.press = 1;
    await close();
    expect([window.destroyed, started.ended()]).toEqual([true, 1]);
  });

  test('without a run closing asks nothing', async () => {
    const started = await start();
    windowOf(started).emit('close', { preventDefault: () => undefined });
    await nextTurn();
    expect(started.electron.questions).toEqual([]);
    expect([windowOf(started).destroyed, started.ended()]).toEqual([true, 1]);
  });

  test('what can’t be let go of does not keep the window open', async () => {
    const started = await start(electronStandIn(), () => {
      throw new Error('The journal is busy.');
    });
    windowOf(started).emit('close', { preventDefault: () => undefined });
    await nextTurn();
    expect(windowOf(started).destroyed).toBe(true);
  });
});
