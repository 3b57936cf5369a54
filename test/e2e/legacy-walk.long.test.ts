import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesWith } from '../integration/assistant/support/files-with.ts';
import { comes, type PracticePerson, practicePeople } from './practice-people.ts';
import { type OpenedApp, openApp } from './shells/open-app.ts';
import { stateOfTenant } from './state-of-tenant.ts';
import { chooseMode, deployScripts, walkerOn } from './walker.ts';

const accounts = 40;

let app: OpenedApp;
let page: Page;
let people: readonly PracticePerson[];

beforeAll(async () => {
  app = await openApp('legacy', {
    sqlServer: { store: 'aspnet-identity-core', accounts, seed: 5 },
    tenant: { plan: 'unlimited', importSpeed: 'instant' },
  });
  page = app.page;
  // Whose address has blanks around it in the database is not found by what they type.
  people = (await practicePeople(app.servers)).filter(({ email }) => email === email.trim());
});
afterAll(() => app?.close());

const walker = walkerOn(() => page, 'legacy');
const { press, heading, step, look, goOn } = walker;

test('the accounts are surveyed, and legacy mode is chosen', async () => {
  await app.usePractice();
  await press(/^Run the checks( again)?$/);
  await goOn('Next: Accounts');
  await press('Survey the database');
  await heading(`${accounts} accounts found`).waitFor();
  await step('Tenant').click();
  await press(/^Check the tenant( again)?$/);
  await heading(/^Ready: 127\.0\.0\.1/).waitFor();
  await press('Next: Strategy');
  await chooseMode(page, walker, 'Legacy');
  await look('chosen');
  await press('Next: Scripts');
});

test('its scripts are rehearsed on copies, each event of it', async () => {
  await press('Rehearse first');
  await press('Rehearse legacy mode');
  await heading(/^All \d+ that were tried worked$/).waitFor({ timeout: 120_000 });
  await look('rehearsed');
}, 240_000);

test('they are deployed after a yes to each thing that they can do', async () => {
  await press('Next: Deploy the scripts');
  await deployScripts(page, walker, () => look('consents'));
});

test('people sign in with their passwords and with no others, and nobody moves', async () => {
  for (const person of people.slice(0, 2)) {
    expect(await comes(app.servers, person, 'mistyped')).toBe(false);
    expect(await comes(app.servers, person)).toBe(true);
  }
  expect(await stateOfTenant(app.servers.tenant.control)).toMatchObject({ imported: 0 });
  await step('Migrate').click();
  await heading('Nothing moves').waitFor();
  await page.getByText('There is nothing else to do in this mode.').waitFor();
  await look('nothing-moves');
});

test('there is nothing to cut over, and no run to report', async () => {
  await step('Verify and cut over').click();
  await heading('Nothing to cut over').waitFor();
  await look('nothing-to-cut-over');
  await step('Reports').click();
  await heading('Nothing to report').waitFor();
  await step('Reports').getByText('Nothing to report').waitFor();
  await look('reports');
  expect(await filesWith(app.home, [app.servers.sqlServer.password, app.servers.tenant.clientSecret])).toEqual([]);
  expect(app.trouble).toEqual([]);
});
