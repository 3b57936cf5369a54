import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { pageOrigin } from './page-scheme.ts';

/** The window as it is made: the page has no Node, a world apart from the preload, and Chromium's sandbox around it. */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 832,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: 'Userferry',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      // Typed passwords must not end up in a developer's console by accident.
      devTools: false,
    },
  };
}

/** Opens the one window on the page; it shows itself when there is something to see. */
export function openWindow(Window: typeof BrowserWindow, preload: string): BrowserWindow {
  const window = new Window(windowOptions(preload));
  window.once('ready-to-show', () => window.show());
  loadPage(window);
  return window;
}

/** Loads the page; should that fail, the page's own process tells (`render-process-gone`) or the window stays empty. */
export function loadPage(window: BrowserWindow): void {
  window.loadURL(`${pageOrigin}/index.html`).catch((error: unknown) => console.error(error));
}
