import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildForElectron, electronBinary } from '../../build/electron-runtime.ts';
import { ensurePageIsBuilt } from '../../build/page.ts';
import { createAssistant } from '../assistant/assistant.ts';
import { startLocalHost } from '../local-host.ts';
import { nodePowers } from './node-powers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The runtime is some 100 MB; a network that doesn't give it within this time won't. */
const FETCH_LIMIT_MS = 180_000;

/** `open`: the app in Electron where its runtime is or can be fetched, otherwise in a browser on this machine, saying so. */
export async function openApp(
  options: { readonly browser: boolean; readonly port: number },
  signal: AbortSignal,
): Promise<void> {
  if (!options.browser) {
    const why = whyNotElectron();
    if (why === null) return openElectron(signal);
    console.error(`${why} The app opens in a browser instead; it is the same app.`);
  }
  await openBrowser(options.port, signal);
}

/** Why the app can't open in Electron, in a sentence; null when it can. Fetches the runtime where that is possible. */
function whyNotElectron(): string | null {
  if (!hasDisplay()) return 'This machine has no display.';
  if (electronBinary() !== null) return null;
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return 'Electron is not installed.';
  console.error('Fetching the Electron runtime (once) …');
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: FETCH_LIMIT_MS });
  return electronBinary() === null ? 'The Electron runtime could not be fetched from this network.' : null;
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return (process.env.DISPLAY ?? '') !== '' || (process.env.WAYLAND_DISPLAY ?? '') !== '';
}

async function openElectron(signal: AbortSignal): Promise<void> {
  const built = buildForElectron();
  const binary = electronBinary();
  if (!built || binary === null) throw new Error('The app could not be built for Electron, see above.');
  const app = spawn(binary, [root], { stdio: 'inherit' });
  signal.addEventListener('abort', () => app.kill(), { once: true });
  process.exitCode = await new Promise<number>((resolve) => app.on('exit', (code) => resolve(code ?? 1)));
}

async function openBrowser(port: number, signal: AbortSignal): Promise<void> {
  const pageFolder = ensurePageIsBuilt();
  const assistant = await createAssistant(nodePowers('browser'));
  const host = await startLocalHost({ router: assistant.router, pageFolder, port, look: assistant.look });
  console.log(`Userferry is at ${host.url}`);
  console.log(
    'The address works once and from this machine only. Ctrl+C ends Userferry; a run under way can be resumed.',
  );
  if (hasDisplay()) openInBrowser(host.url);
  if (process.stdin.isTTY) {
    console.log('Enter gives a new address, should the tab be lost.');
    process.stdin.on('data', () => console.log(`Userferry is at ${host.newUrl()}`));
    process.stdin.unref();
  }
  if (!signal.aborted)
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  console.log('Closing; a run under way is stopped cleanly and can be resumed …');
  await host.close();
  await assistant.close();
}

/** Asks the system to show an address; whoever has no browser reads it in the terminal. */
function openInBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', url]
      : process.platform === 'darwin'
        ? ['open', url]
        : ['xdg-open', url];
  if (command === undefined) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
