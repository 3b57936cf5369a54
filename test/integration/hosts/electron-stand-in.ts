import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { MenuItemConstructorOptions } from 'electron';
import type { ElectronModules } from '../../../electron/shell/start-shell.ts';

// Stand-ins for Electron's own modules, whose runtime can't be had everywhere. They behave as Electron's documentation says,
// as far as the shell uses them, and write down what they were asked. The message ports are real ones (Node's).

/** A MessagePortMain over a real port: starts paused, events carry `data`. */
class PortMainStandIn extends EventEmitter {
  readonly port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.port = port;
    port.on('close', () => this.emit('close'));
  }
  start() {
    this.port.on('message', (data) => this.emit('message', { data, ports: [] }));
  }
  postMessage(data: unknown) {
    this.port.postMessage(data);
  }
  close() {
    this.port.close();
  }
}

class MessageChannelStandIn {
  readonly port1: PortMainStandIn;
  readonly port2: MessagePort;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortMainStandIn(port1);
    this.port2 = port2;
  }
}

class SessionStandIn {
  permissionRequest: ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void) | undefined;
  permissionCheck: ((contents: unknown, permission: string) => boolean) | undefined;
  setPermissionRequestHandler(handler: typeof this.permissionRequest) {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: typeof this.permissionCheck) {
    this.permissionCheck = handler;
  }
}

export class WebContentsStandIn extends EventEmitter {
  readonly session = new SessionStandIn();
  windowOpen: ((details: { url: string }) => { action: string }) | undefined;
  /** Ports that were handed to the page, in order. */
  readonly ports: MessagePort[] = [];
  setWindowOpenHandler(handler: typeof this.windowOpen) {
    this.windowOpen = handler;
  }
  postMessage(_channel: string, _message: unknown, ports: readonly MessagePort[]) {
    this.ports.push(...ports);
  }
}

export class WindowStandIn extends EventEmitter {
  readonly options: { webPreferences: Record<string, unknown> };
  readonly webContents = new WebContentsStandIn();
  loaded: string | undefined;
  loads = 0;
  destroyed = false;
  inFront = false;
  /** What the taskbar shows: 0 to 1, −1 for no bar, above 1 for one without an end. */
  readonly bars: [number, string?][] = [];
  focused = 0;
  constructor(options: { webPreferences: Record<string, unknown> }) {
    super();
    this.options = options;
  }
  async loadURL(url: string) {
    this.loaded = url;
    this.loads += 1;
  }
  isDestroyed() {
    return this.destroyed;
  }
  show() {}
  isFocused() {
    return this.inFront;
  }
  setProgressBar(share: number, options?: { mode: string }) {
    this.bars.push(options === undefined ? [share] : [share, options.mode]);
  }
  focus() {
    this.focused += 1;
  }
  isMinimized() {
    return false;
  }
  restore() {}
  destroy() {
    this.destroyed = true;
  }
}

export class NoticeStandIn extends EventEmitter {
  readonly title: string;
  constructor({ title }: { title: string }) {
    super();
    this.title = title;
  }
  show() {}
}

class AppStandIn extends EventEmitter {
  /** What was asked before the application was ready, and after. */
  readonly asked: string[] = [];
  first = true;
  enableSandbox() {
    this.asked.push('enableSandbox');
  }
  setAppUserModelId() {
    this.asked.push('setAppUserModelId');
  }
  requestSingleInstanceLock() {
    this.asked.push('requestSingleInstanceLock');
    return this.first;
  }
  async whenReady() {
    this.asked.push('ready');
  }
  quit() {
    this.asked.push('quit');
  }
}

export interface ElectronStandIn {
  readonly modules: ElectronModules;
  readonly app: AppStandIn;
  readonly ipcMain: EventEmitter;
  readonly windows: readonly WindowStandIn[];
  readonly session: SessionStandIn;
  readonly schemes: readonly { scheme: string; privileges: Record<string, boolean> }[];
  /** Numbers of the blockers that hold the computer awake. */
  readonly awake: ReadonlySet<number>;
  readonly notices: readonly NoticeStandIn[];
  readonly questions: readonly { readonly buttons: readonly string[] }[];
  /** Labels and roles of the application's menu, top level first. */
  readonly menu: readonly string[];
  /** The button that the administrator presses next. */
  press: number;
  fetchPage(url: string, method?: string): Promise<Response>;
}

function namesIn(template: readonly MenuItemConstructorOptions[]): string[] {
  return template.flatMap(({ role, label, submenu }) => [
    role ?? label ?? '',
    ...(Array.isArray(submenu) ? namesIn(submenu) : []),
  ]);
}

/** A fresh Electron that is not there. */
export function electronStandIn(): ElectronStandIn {
  const app = new AppStandIn();
  const ipcMain = new EventEmitter();
  const windows: WindowStandIn[] = [];
  const session = new SessionStandIn();
  const schemes: { scheme: string; privileges: Record<string, boolean> }[] = [];
  const awake = new Set<number>();
  const notices: NoticeStandIn[] = [];
  const menu: string[] = [];
  const questions: { readonly buttons: readonly string[] }[] = [];
  let handler: ((request: Request) => Promise<Response>) | undefined;
  const modules = {
    app,
    ipcMain,
    MessageChannelMain: MessageChannelStandIn,
    BrowserWindow: class extends WindowStandIn {
      constructor(options: { webPreferences: Record<string, unknown> }) {
        super(options);
        windows.push(this);
        app.emit('web-contents-created', {}, this.webContents);
      }
    },
    dialog: {
      async showMessageBox(_window: unknown, question: { readonly buttons: readonly string[] }) {
        questions.push(question);
        return { response: standIn.press, checkboxChecked: false };
      },
    },
    Notification: class extends NoticeStandIn {
      static isSupported = () => true;
      constructor(options: { title: string }) {
        super(options);
        notices.push(this);
      }
    },
    powerSaveBlocker: {
      start: () => {
        awake.add(awake.size + 1);
        return awake.size;
      },
      stop: (id: number) => awake.delete(id),
    },
    protocol: {
      registerSchemesAsPrivileged: (given: typeof schemes) => {
        app.asked.push('registerSchemesAsPrivileged');
        schemes.push(...given);
      },
      handle: (_scheme: string, given: typeof handler) => {
        handler = given;
      },
    },
    session: { defaultSession: session },
    Menu: {
      buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (template: readonly MenuItemConstructorOptions[]) => menu.push(...namesIn(template)),
    },
  } as unknown as ElectronModules;
  const standIn: ElectronStandIn = {
    modules,
    app,
    ipcMain,
    windows,
    session,
    schemes,
    awake,
    notices,
    questions,
    menu,
    press: 0,
    async fetchPage(url, method = 'GET') {
      if (handler === undefined) throw new Error('The scheme is not served.');
      // Node refuses a Request for a scheme that it doesn't know only when it is fetched, not when it is made.
      return handler(new Request(url, { method }));
    },
  };
  return standIn;
}
