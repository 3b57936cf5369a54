import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../electron/practice/start-environment.ts';
import { violationsOf } from './browser.ts';
import { type OpenedWizard, openWizard } from './opened-wizard.ts';
import { stateOfTenant, typeWrongly, walkTheWizard } from './walk-the-wizard.ts';

const accounts = 4_000;
/** Users a second a practice job takes: slow enough that a run can be watched, paused and reloaded. */
const importSpeed = 150;

let wizard: OpenedWizard;
let page: Page;
let tenant: PracticeServers['tenant'];

beforeAll(async () => {
  wizard = await openWizard('wizard', async ({ store, accounts: wanted, seed }) => {
    const servers = await startPracticeServers(
      { sqlServer: { store, accounts: wanted, seed }, tenant: { plan: 'unlimited', importSpeed } },
      nodeFork,
    );
    tenant = servers.tenant;
    return servers;
  });
  page = wizard.page;
});
afterAll(() => wizard?.close());

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
  await press('All migrations');
  await page.getByRole('heading', { level: 3, name: 'Contoso members' }).waitFor();
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
    trouble: wizard.trouble,
    connect,
    tenantState: () => stateOfTenant(tenant.control),
    typesWrongly: (email) => typeWrongly(tenant, email),
  }));
});
