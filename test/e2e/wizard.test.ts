import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { ensurePageIsBuilt } from '../../build/page.ts';
import { type Assistant, createAssistant } from '../../electron/assistant/assistant.ts';
import { nodePowers } from '../../electron/cli/node-powers.ts';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { type LocalHost, startLocalHost } from '../../electron/local-host.ts';
import { startPracticeServers } from '../../electron/practice/start-environment.ts';
import { keepPicture, launchBrowser, openWindow, violationsOf, watchForTrouble } from './browser.ts';
import { stateOfTenant, walkTheWizard } from './walk-the-wizard.ts';

const accounts = 4_000;
/** Users a second a practice job takes: slow enough that a run can be watched, paused and reloaded. */
const importSpeed = 150;

let home: string;
let assistant: Assistant;
let host: LocalHost;
let browser: Browser;
let page: Page;
let trouble: readonly string[];
let tenantControl = '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-wizard-'));
  assistant = await createAssistant({
    ...nodePowers('browser', home),
    async startPractice({ store, accounts: wanted, seed }) {
      const servers = await startPracticeServers(
        { sqlServer: { store, accounts: wanted, seed }, tenant: { plan: 'unlimited', importSpeed } },
        nodeFork,
      );
      tenantControl = servers.tenant.control;
      return {
        legacy: { ...servers.sqlServer, fingerprint256: servers.fingerprint256 },
        tenant: servers.tenant,
        stop: servers.stop,
      };
    },
  });
  host = await startLocalHost({ router: assistant.router, pageFolder: ensurePageIsBuilt() });
  browser = await launchBrowser();
  page = await (await openWindow(browser)).newPage();
  trouble = watchForTrouble(page);
  await page.goto(host.url);
});
afterAll(async () => {
  if (page !== undefined) await keepPicture(page, 'wizard-last');
  await browser?.close();
  await host?.close();
  await assistant?.close();
  await rm(home, { recursive: true, force: true });
});

/** First a string is pasted, to see that it fills in the form; then the practice environment does. */
async function connect(): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await press('Paste a connection string');
  await page
    .getByRole('textbox', { name: 'Connection string' })
    .fill('Data Source=SQL7\\MEMBERS;Initial Catalog=Members;User ID=reader;Password=in-a-string;Pooling=false');
  await press('Fill in the form');
  await page.getByText('the password is known').waitFor();
  expect(await page.getByRole('textbox', { name: 'Server' }).inputValue()).toBe('SQL7');
  expect(await page.getByRole('textbox', { name: 'Instance' }).inputValue()).toBe('MEMBERS');
  expect(await page.content()).not.toContain('in-a-string');
  await page.getByRole('textbox', { name: 'Server' }).fill('.\\SQLEXPRESS,1500');
  await page.getByRole('textbox', { name: 'Database' }).focus();
  expect(await page.getByRole('textbox', { name: 'Port' }).inputValue()).toBe('1500');
  expect(await violationsOf(page)).toEqual([]);
  const script = page.waitForEvent('download');
  await press('Save the script for the DBA');
  expect((await script).suggestedFilename()).toBe('userferry-login.sql');
  await page.getByRole('textbox', { name: 'Accounts' }).fill(String(accounts));
  await page.getByRole('button', { name: 'Use the practice environment', exact: true }).click();
  await page.getByText('Practice environment: nothing here is real').waitFor();
  await page.getByRole('button', { name: 'Run the checks', exact: true }).click();
}

describe('the whole way on the practice environment, with real clicks', () => {
  walkTheWizard(() => ({
    name: 'wizard',
    page,
    accounts,
    trouble,
    connect,
    tenantState: () => stateOfTenant(tenantControl),
  }));
});
