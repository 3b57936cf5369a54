import type { AnyRouter } from '@orpc/server';
import type {
  App,
  BrowserWindow,
  Dialog,
  IpcMain,
  Menu,
  MessageChannelMain,
  Notification,
  PowerSaveBlocker,
  Protocol,
  Session,
} from 'electron';
import type { LookChoice, Snapshot } from '../assistant/contract/index.ts';
import { systemClock } from '../common/clock.ts';
import { bringBackPage } from './bring-back.ts';
import { guardClosing } from './close-guard.ts';
import { serveContractTo } from './contract-port.ts';
import { confineEveryPage, denyPermissions } from './harden.ts';
import { keepAwake } from './keep-awake.ts';
import { setMenu } from './menu.ts';
import { pageScheme, servePage } from './page-scheme.ts';
import { openWindow } from './page-window.ts';
import { tellOfWork } from './tell-of-work.ts';

/** Electron's modules as the shell uses them; main.ts passes the real ones. */
export interface ElectronModules {
  readonly app: App;
  readonly BrowserWindow: typeof BrowserWindow;
  readonly dialog: Dialog;
  readonly ipcMain: IpcMain;
  readonly Menu: typeof Menu;
  readonly MessageChannelMain: typeof MessageChannelMain;
  readonly Notification: typeof Notification;
  readonly powerSaveBlocker: PowerSaveBlocker;
  readonly protocol: Protocol;
  readonly session: { readonly defaultSession: Session };
}

/** The application as the shell opens it. */
export interface ShellAssistant {
  readonly router: AnyRouter;
  /** How the page is to look at first. */
  look(): LookChoice;
  /** The state as pages see it, after each change. */
  watch(signal?: AbortSignal): AsyncIterable<Snapshot>;
  runIsActive(): boolean;
  close(): Promise<void>;
}

export interface ShellOptions {
  readonly electron: ElectronModules;
  /** The built page. */
  readonly pageFolder: string;
  /** The built preload script. */
  readonly preload: string;
  /** Opens the application once Electron is ready; `runActive` is to be told when a run begins and ends. */
  openAssistant(runActive: (active: boolean) => void): Promise<ShellAssistant>;
}

/**
 * Electron's own part of Userferry. What must happen before the application is ready happens before the first await, because
 * Electron becomes ready meanwhile. Resolves when the window is open, or at once in a second instance.
 */
export async function startShell({ electron, pageFolder, preload, openAssistant }: ShellOptions): Promise<void> {
  const {
    app,
    BrowserWindow: Window,
    dialog,
    Menu: menu,
    Notification: Notice,
    powerSaveBlocker,
    protocol,
    session,
  } = electron;
  protocol.registerSchemesAsPrivileged([pageScheme]);
  app.enableSandbox();
  // Windows shows notifications and groups the taskbar's buttons by this name.
  app.setAppUserModelId('com.userferry.app');
  // Two windows on one journal would be two runs: the first one comes to the front instead.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  confineEveryPage(app);

  await app.whenReady();
  denyPermissions(session.defaultSession);
  setMenu(menu);
  const assistant = await openAssistant(keepAwake(powerSaveBlocker));
  servePage(protocol, pageFolder, () => assistant.look());
  const window = openWindow(Window, preload);
  bringBackPage(window, systemClock);
  serveContractTo(window.webContents, assistant.router, electron);
  guardClosing(window, {
    dialog,
    runIsActive: () => assistant.runIsActive(),
    closeAssistant: () => assistant.close(),
  });
  const closed = new AbortController();
  window.on('closed', () => closed.abort());
  void tellOfWork(window, assistant.watch(closed.signal), { Notification: Notice, clock: systemClock });
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
}
