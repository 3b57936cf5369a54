import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { inject } from 'vitest';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { keepPicture } from '../browser.ts';
import { typeIn } from '../type-in.ts';
import { startElectronApp } from './electron-app.ts';
import { type OpenedWizard, openWizard } from './opened-wizard.ts';

type PracticeWish = Parameters<typeof startPracticeServers>[0];

/** The wizard on Start, both practice servers, and the way from one to the other. */
export interface OpenedApp extends OpenedWizard {
  readonly servers: PracticeServers;
  /** From Start or the first step to the first step, whose form then says how the practice SQL Server is reached. */
  usePractice(accounts?: number): Promise<void>;
  /** Where the practice environment was asked for by hand: leads the forms to `servers`, if they aren’t led there yet. */
  pointToServers(): Promise<void>;
}

/**
 * Opens the wizard and the servers that it is to be led to: in Chromium over the browser host, or in Electron where this run of the
 * walks is the one through it (vitest.config.ts).
 *
 * @param name Begins the names of its pictures and of its folder
 */
export async function openApp(name: string, wish: PracticeWish): Promise<OpenedApp> {
  const servers = await startPracticeServers(wish, nodeFork);
  switch (inject('shell')) {
    case 'browser host':
      return inBrowser(name, servers);
    case 'electron':
      return inElectron(name, servers);
  }
}

/** The wizard on Start, where nobody asks for the practice environment. */
export function openAlone(name: string): Promise<OpenedWizard> {
  switch (inject('shell')) {
    case 'browser host':
      return openWizard(name, () => Promise.reject(new Error('Nobody asks for practice here.')));
    case 'electron':
      return aloneInElectron(name);
  }
}

async function inBrowser(name: string, servers: PracticeServers): Promise<OpenedApp> {
  const wizard = await openWizard(name, () => Promise.resolve(servers));
  const { page } = wizard;
  return {
    ...wizard,
    servers,
    async usePractice(accounts) {
      await askForPractice(page, accounts);
      await page.getByText('Practice environment: nothing here is real').waitFor();
    },
    pointToServers: () => Promise.resolve(),
    async close() {
      await wizard.close();
      await servers.stop();
    },
  };
}

async function inElectron(name: string, servers: PracticeServers): Promise<OpenedApp> {
  const alone = await aloneInElectron(name);
  const { page } = alone;
  async function pointToServers(): Promise<void> {
    await page.getByRole('button', { name: 'Replace: Password' }).waitFor();
    await typeIn(page, servers);
  }
  return {
    ...alone,
    servers,
    // The practice environment first, whose processes are Electron's own there; then what is typed points at servers of which the
    // test knows how they are to be.
    async usePractice() {
      await askForPractice(page, 20);
      await pointToServers();
    },
    pointToServers,
    async close() {
      await alone.close();
      await servers.stop();
    },
  };
}

async function aloneInElectron(name: string): Promise<OpenedWizard> {
  const home = await mkdtemp(join(tmpdir(), `userferry-${name}-`));
  const { app, page, trouble } = await startElectronApp(home);
  return {
    page,
    trouble,
    home,
    async close() {
      await keepPicture(page, `${name}-last`);
      await app.close();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function askForPractice(page: Page, accounts?: number): Promise<void> {
  const back = page.getByRole('button', { name: 'All migrations' });
  if (await back.isVisible()) await back.click();
  if (accounts !== undefined) await page.getByRole('textbox', { name: 'Accounts' }).fill(String(accounts));
  await page.getByRole('button', { name: 'Use the practice environment', exact: true }).click();
}
