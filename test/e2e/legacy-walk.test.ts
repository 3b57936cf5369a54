import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlantedAccount, plantedAccounts } from '../../electron/cli/practice/planted-accounts.ts';
import { signIn } from '../../electron/cli/practice/sign-ins.ts';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../electron/practice/start-environment.ts';
import { filesWith } from '../integration/assistant/support/files-with.ts';
import { keepPicture, violationsOf } from './browser.ts';
import { type OpenedWizard, openWizard } from './opened-wizard.ts';
import { stateOfTenant } from './walk-the-wizard.ts';

const accounts = 40;

let servers: PracticeServers;
let wizard: OpenedWizard;
let page: Page;
const people: PlantedAccount[] = [];

beforeAll(async () => {
  wizard = await openWizard('legacy', async () => {
    servers = await startPracticeServers(
      {
        sqlServer: { store: 'aspnet-identity-core', accounts, seed: 5 },
        tenant: { plan: 'unlimited', importSpeed: 'instant' },
      },
      nodeFork,
    );
    for await (const account of plantedAccounts(servers.sqlServer.control)) {
      const { planted, password, email } = account;
      // Whose address has blanks around it in the database is not found by what they type.
      if (planted === 'import' && password !== null && email !== null && email === email.trim()) people.push(account);
    }
    return servers;
  });
  page = wizard.page;
});
afterAll(() => wizard?.close());

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const step = (name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: new RegExp(`^${name}`) });

async function look(name: string): Promise<void> {
  await keepPicture(page, `legacy-${name}`);
  expect(await violationsOf(page), name).toEqual([]);
}

function comes(index: number, otherPassword?: string): Promise<boolean> {
  const { email, password } = people[index] ?? { email: null, password: null };
  const { origin, signInClientId: clientId, connection } = servers.tenant;
  return signIn({ origin, clientId, connection }, email ?? '', otherPassword ?? password ?? '');
}

test('the accounts are surveyed, and legacy mode is chosen', async () => {
  await press('Use the practice environment');
  await page.getByText('Practice environment: nothing here is real').waitFor();
  await press('Run the checks');
  await page.getByRole('button', { name: 'Next: Accounts' }).and(page.locator(':not([aria-disabled="true"])')).click();
  await press('Survey the database');
  await heading(`${accounts} accounts found`).waitFor();
  await step('Tenant').click();
  await press(/^Check the tenant( again)?$/);
  await heading(/^Ready: 127\.0\.0\.1/).waitFor();
  await press('Next: Strategy');
  await page.getByRole('radio', { name: 'Legacy' }).check();
  await press('Use legacy');
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
  await press('See what would change');
  await heading(/^\d+ things would change at Auth0$/).waitFor();
  for (const consent of await page.locator('[data-consent]').getByRole('checkbox').all()) await consent.check();
  await look('consents');
  await page.getByRole('button', { name: /^Deploy to / }).click();
  await page.getByText('Deployed, as deployment 1.').waitFor();
});

test('people sign in with their passwords and with no others, and nobody moves', async () => {
  for (const index of [0, 1]) {
    expect(await comes(index, 'mistyped')).toBe(false);
    expect(await comes(index)).toBe(true);
  }
  expect(await stateOfTenant(servers.tenant.control)).toMatchObject({ imported: 0 });
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
  expect(await filesWith(wizard.home, [servers.sqlServer.password, servers.tenant.clientSecret])).toEqual([]);
  expect(wizard.trouble).toEqual([]);
});
