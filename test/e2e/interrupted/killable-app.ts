import { once } from 'node:events';
import type { Page } from 'playwright';
import { inject } from 'vitest';
import { keepPicture, launchBrowser, openWindow, watchForTrouble } from '../browser.ts';
import { startElectronApp } from '../shells/electron-app.ts';
import { startHostProcess } from './host-process.ts';

/** The wizard whose host can be killed and started anew on the same home. */
export interface KillableApp {
  /** Another one after each start. */
  readonly page: () => Page;
  readonly trouble: () => readonly string[];
  /** SIGKILL: nothing is put away, nobody is told. */
  kill(): Promise<void>;
  startAnew(): Promise<void>;
  /** Where the page and its host are two processes; Electron asks before it lets a run’s window be closed. */
  readonly apart: PageApart | null;
  close(): Promise<void>;
}

/** What can be done to the one and not to the other. */
interface PageApart {
  openPageAnew(): Promise<void>;
  /** As a machine that sleeps: the host stands still with all of its threads, and what it is connected to does not. */
  sleep(): void;
  wake(): void;
}

export function openKillableApp(home: string): Promise<KillableApp> {
  switch (inject('shell')) {
    case 'browser host':
      return inBrowser(home);
    case 'electron':
      return inElectron(home);
  }
}

async function inBrowser(home: string): Promise<KillableApp> {
  let host = await startHostProcess(home);
  const browser = await launchBrowser();
  const context = await openWindow(browser);
  const openPage = async (url: string) => {
    const page = await context.newPage();
    const trouble = watchForTrouble(page);
    await page.goto(url);
    return { page, trouble };
  };
  let shown = await openPage(host.url);
  return {
    page: () => shown.page,
    trouble: () => shown.trouble,
    kill: () => host.kill(),
    async startAnew() {
      host = await startHostProcess(home);
      // Another host has another address, as another start of Userferry has.
      await shown.page.close();
      shown = await openPage(host.url);
    },
    apart: {
      async openPageAnew() {
        shown = await openPage(await host.newUrl());
      },
      sleep: () => host.sleep(),
      wake: () => host.wake(),
    },
    async close() {
      await keepPicture(shown.page, 'interrupted-last');
      await browser.close();
      await host.kill();
    },
  };
}

async function inElectron(home: string): Promise<KillableApp> {
  let started = await startElectronApp(home);
  async function kill(): Promise<void> {
    const process = started.app.process();
    if (process.exitCode !== null || process.signalCode !== null) return;
    const ended = once(process, 'exit');
    process.kill('SIGKILL');
    await ended;
  }
  return {
    page: () => started.page,
    trouble: () => started.trouble,
    kill,
    async startAnew() {
      started = await startElectronApp(home);
    },
    apart: null,
    close: kill,
  };
}
