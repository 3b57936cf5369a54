import { pathToFileURL } from 'node:url';
import type {
  App,
  BrowserWindow,
  Dialog,
  SafeStorage,
  session as Sessions,
  Shell,
  utilityProcess as UtilityProcesses,
} from 'electron';
import type { Powers } from '../assistant/powers.ts';
import { userferryHome } from '../assistant/workspace/home.ts';
import { systemClock } from '../common/clock.ts';
import { startCopiesServer } from '../practice/start-copies-server.ts';
import { startPracticeServers } from '../practice/start-environment.ts';
import { startPracticeTenant } from '../practice/start-tenant.ts';
import { printToPdf } from './print-to-pdf.ts';
import { safeSecretStorage } from './safe-secret-storage.ts';
import { systemFetch } from './system-fetch.ts';
import { utilityFork } from './utility-fork.ts';

/** Electron's modules that the application is lent something of. */
export interface PowerModules {
  readonly BrowserWindow: typeof BrowserWindow;
  readonly app: Pick<App, 'getAppPath'>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly safeStorage: SafeStorage;
  readonly session: typeof Sessions;
  readonly shell: Shell;
  readonly utilityProcess: typeof UtilityProcesses;
}

/** What Electron lends to the application: the system's network, key store and programs, and processes of its own kind. */
export function electronPowers(modules: PowerModules, runActive: (active: boolean) => void): Powers {
  const { BrowserWindow, app, dialog, safeStorage, session, shell, utilityProcess } = modules;
  const home = userferryHome();
  return {
    host: 'electron',
    home,
    fetch: systemFetch(session),
    clock: systemClock,
    random: Math.random,
    secrets: safeSecretStorage(
      safeStorage,
      home,
      onlyOnce(() => tellKeptInFile(dialog, home)),
    ),
    fork: utilityFork(utilityProcess),
    templates: pathToFileURL(`${app.getAppPath()}/templates/`),
    async startPractice({ store, accounts, seed }) {
      const { sqlServer, tenant, fingerprint256, stop } = await startPracticeServers(
        { sqlServer: { store, accounts, seed }, tenant: { plan: 'unlimited', importSpeed: 400 } },
        utilityFork(utilityProcess),
      );
      return { legacy: { ...sqlServer, fingerprint256 }, tenant, stop };
    },
    startCopiesServer: () => startCopiesServer(utilityFork(utilityProcess)),
    startPracticeTenant: () => startPracticeTenant({}, utilityFork(utilityProcess)),
    // An empty answer is Electron's way of saying that it worked.
    openFile: async (path) => (await shell.openPath(path)) === '',
    printToPdf: printToPdf(BrowserWindow),
    runActive,
  };
}

function tellKeptInFile(dialog: PowerModules['dialog'], home: string): void {
  void dialog.showMessageBox({
    type: 'info',
    title: 'Userferry',
    message: 'This computer has no key store that Userferry could use.',
    detail:
      `The workspace’s key is kept in a file that only you can read, in ${home}. ` +
      'Passwords and password hashes are never written anywhere.',
    buttons: ['OK'],
  });
}

function onlyOnce(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}
