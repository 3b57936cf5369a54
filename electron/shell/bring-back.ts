import type { BrowserWindow } from 'electron';
import type { Clock } from '../common/clock.ts';
import { loadPage } from './page-window.ts';

/** A page that dies again this soon after it was brought back will go on dying. */
const AGAIN_MS = 10_000;

/** Loads the page anew when its process has died: the run goes on in main meanwhile, and the page finds it there. */
export function bringBackPage(window: BrowserWindow, clock: Pick<Clock, 'now'>): void {
  let last = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed() || clock.now() - last < AGAIN_MS) return;
    last = clock.now();
    loadPage(window);
  });
}
