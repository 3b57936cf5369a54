import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customersTable, people, recipeOfCustomers } from '../custom-stores/customers.ts';
import { runSql } from '../run-sql.ts';
import { type OpenedApp, openApp } from './shells/open-app.ts';
import { walkerOn } from './walker.ts';

let app: OpenedApp;
let page: Page;

beforeAll(async () => {
  app = await openApp('custom-walk', {
    sqlServer: { store: 'empty', accounts: 0, seed: 1 },
    tenant: { plan: 'unlimited', importSpeed: 'instant' },
  });
  await runSql(app.servers, ...customersTable('dbo.tbl_Kunde'));
  page = app.page;
});
afterAll(() => app?.close());

const { press, heading, look, goOn } = walkerOn(() => page, 'custom-walk');
const recipe = () => page.getByLabel('How was Kennwort made?');

test('tables that nobody knows: asked about, answered, surveyed, and then read by a SELECT instead', async () => {
  await app.usePractice();
  await press(/^Run the checks( again)?$/);
  await goOn('Next: Accounts');

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
  expect(app.trouble).toEqual([]);
}, 240_000);
