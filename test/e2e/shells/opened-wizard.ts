import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { ensurePageIsBuilt } from '../../../build/page.ts';
import { createAssistant } from '../../../electron/assistant/assistant.ts';
import type { Powers } from '../../../electron/assistant/powers.ts';
import { nodePowers } from '../../../electron/cli/node-powers.ts';
import { startLocalHost } from '../../../electron/local-host.ts';
import type { PracticeServers } from '../../../electron/practice/start-environment.ts';
import { keepPicture, launchBrowser, openWindow, watchForTrouble } from '../browser.ts';

/** The real assistant in a home of its own, in a real Chromium. */
export interface OpenedWizard {
  readonly page: Page;
  readonly trouble: readonly string[];
  /** The assistant's folder. */
  readonly home: string;
  close(): Promise<void>;
}

type PracticeWish = Parameters<Powers['startPractice']>[0];

/** Opens the wizard at its first step; `start` says what its practice environment is. Its last picture bears the name. */
export async function openWizard(
  name: string,
  start: (wish: PracticeWish) => Promise<PracticeServers>,
  powers: Partial<Powers> = {},
): Promise<OpenedWizard> {
  const home = await mkdtemp(join(tmpdir(), `userferry-${name}-`));
  const assistant = await createAssistant({
    ...nodePowers('browser', home),
    ...powers,
    async startPractice(wish) {
      const { sqlServer, tenant, fingerprint256, stop } = await start(wish);
      return { legacy: { ...sqlServer, fingerprint256 }, tenant, stop };
    },
  });
  const host = await startLocalHost({ router: assistant.router, pageFolder: ensurePageIsBuilt() });
  const browser = await launchBrowser();
  const page = await (await openWindow(browser)).newPage();
  const trouble = watchForTrouble(page);
  await page.goto(host.url);
  return {
    page,
    trouble,
    home,
    async close() {
      await keepPicture(page, `${name}-last`);
      await browser.close();
      await host.close();
      await assistant.close();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
