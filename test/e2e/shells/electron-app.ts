import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { buildForElectron, electronBinary } from '../../../build/electron-runtime.ts';
import { watchForTrouble } from '../browser.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Userferry in real Electron, with its first window. */
export interface ElectronApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly trouble: readonly string[];
}

let built = false;

/** Builds the app where that was not done yet, and starts it on that home. */
export async function startElectronApp(home: string): Promise<ElectronApp> {
  built ||= buildForElectron();
  if (!built) throw new Error('The app could not be built for Electron, see above.');
  // Chromium's sandbox can't start for root, which is what CI runs as on some machines.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: electronBinary() ?? '',
    args: [root, '--lang=en-GB', `--user-data-dir=${join(home, 'electron')}`, ...sandbox],
    env: { ...process.env, USERFERRY_HOME: home },
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(75_000);
  return { app, page, trouble: watchForTrouble(page) };
}
