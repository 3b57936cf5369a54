import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'mssql';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensurePageIsBuilt } from '../../build/page.ts';
import { type Assistant, createAssistant } from '../../electron/assistant/assistant.ts';
import { nodePowers } from '../../electron/cli/node-powers.ts';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { type LocalHost, startLocalHost } from '../../electron/local-host.ts';
import { startPracticeServers } from '../../electron/practice/start-environment.ts';
import { customersTable, people, recipeOfCustomers } from '../custom-stores/customers.ts';
import { keepPicture, launchBrowser, openWindow, violationsOf, watchForTrouble } from './browser.ts';

let home: string;
let assistant: Assistant;
let host: LocalHost;
let browser: Browser;
let page: Page;
let trouble: readonly string[];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-custom-walk-'));
  assistant = await createAssistant({
    ...nodePowers('browser', home),
    async startPractice() {
      const servers = await startPracticeServers(
        { sqlServer: { store: 'empty', accounts: 0, seed: 1 }, tenant: { plan: 'unlimited', importSpeed: 'instant' } },
        nodeFork,
      );
      const { host: server, port, user, password, database } = servers.sqlServer;
      const options = { encrypt: true, trustServerCertificate: true };
      const pool = await new sql.ConnectionPool({ server, port, user, password, database, options }).connect();
      for (const batch of customersTable('dbo.tbl_Kunde')) await pool.request().batch(batch);
      await pool.close();
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
  if (page !== undefined) await keepPicture(page, 'custom-walk-last');
  await browser?.close();
  await host?.close();
  await assistant?.close();
  await rm(home, { recursive: true, force: true });
});

const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const recipe = () => page.getByLabel('How was Kennwort made?');

async function look(name: string): Promise<void> {
  await keepPicture(page, `custom-walk-${name}`);
  expect(await violationsOf(page), name).toEqual([]);
}

test('tables that nobody knows: asked about, answered, surveyed, and then read by a SELECT instead', async () => {
  await press('Use the practice environment');
  await page.getByText('Practice environment: nothing here is real').waitFor();
  await press('Run the checks');
  await page.getByRole('button', { name: 'Next: Accounts' }).and(page.locator(':not([aria-disabled="true"])')).click();

  await press('Survey the database');
  await heading('Accounts found in dbo.tbl_Kunde').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await look('1-asking');
  await recipe().selectOption(recipeOfCustomers);
  await page.getByText('Ready to be surveyed.').waitFor();
  await page.reload();
  await heading('Accounts found in dbo.tbl_Kunde').waitFor();
  expect(await recipe().inputValue()).toBe(recipeOfCustomers);
  await press('Survey these accounts');
  await heading(`${people.length} accounts found`).waitFor();
  await look('2-surveyed');

  await press('Choose another store');
  const drawer = page.getByRole('dialog', { name: 'Choose another store' });
  await drawer.getByRole('textbox', { name: 'SELECT' }).fill('UPDATE dbo.tbl_Kunde SET Aktiv = 1');
  await press('Check the SELECT');
  await drawer.getByRole('alert').getByText('UF-1211').waitFor();
  await drawer
    .getByRole('textbox', { name: 'SELECT' })
    .fill('SELECT KdNr AS Nummer, EMail, Kennwort, Salz FROM dbo.tbl_Kunde WHERE Aktiv = 1');
  await press('Check the SELECT');
  await drawer.getByRole('region', { name: 'Columns of the SELECT' }).getByText('varbinary(32)').waitFor();
  await look('3-select');
  await press('Survey what it gives');

  await heading('Accounts found in your SELECT').waitFor();
  await page.getByRole('radio', { name: 'Nummer' }).check();
  await recipe().selectOption(recipeOfCustomers);
  await page.getByText('Ready to be surveyed.').waitFor();
  await look('4-select-answered');
  await press('Survey these accounts');
  await heading(`${people.filter(({ active }) => active).length} accounts found`).waitFor();
  await press('Survey again');
  await page.getByText('The survey is under way.').waitFor({ state: 'hidden' });
  await heading(`${people.filter(({ active }) => active).length} accounts found`).waitFor();
  await look('5-select-surveyed');
  expect(trouble).toEqual([]);
}, 120_000);
