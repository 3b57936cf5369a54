import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ConnectionsClient } from 'auth0/connections';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../electron/practice/start-environment.ts';
import { filesWith } from '../integration/assistant/support/files-with.ts';
import { connectionsOf } from '../integration/practice-tenant/connections-of.ts';
import { exportedService } from '../integration/scripts/account-service.ts';
import { configurationFor } from '../integration/scripts/scripted-database.ts';
import { audience, clientId, clientSecret, startTokenIssuer } from '../integration/scripts/token-issuer.ts';
import { keepPicture, violationsOf } from './browser.ts';
import { type OpenedWizard, openWizard } from './shells/opened-wizard.ts';

let servers: PracticeServers;
let connections: ConnectionsClient;
let wizard: OpenedWizard;
let page: Page;

beforeAll(async () => {
  wizard = await openWizard('deploy', async () => {
    servers = await startPracticeServers(
      {
        sqlServer: { store: 'aspnet-membership', accounts: 40, seed: 3 },
        tenant: { plan: 'unlimited', importSpeed: 'instant' },
      },
      nodeFork,
    );
    connections = await connectionsOf(servers.tenant);
    return servers;
  });
  page = wizard.page;
  // Colours change at once, or axe would measure them halfway.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await press('Use the practice environment');
  await page.getByText('Practice environment: nothing here is real').waitFor();
  await press('Run the checks');
  await page.getByRole('button', { name: 'Next: Accounts' }).and(page.locator(':not([aria-disabled="true"])')).click();
  await press('Survey the database');
  await heading('40 accounts found').waitFor();
}, 240_000);
afterAll(() => wizard?.close());

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const step = (name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: new RegExp(`^${name}`) });
const region = (name: string) => page.getByRole('region', { name, exact: true });
const changed = (what: string) => page.locator(`[data-change="${what}"]`);
const consent = (name: string) => page.locator(`[data-consent="${name}"]`).getByRole('checkbox');
const deployButton = () => page.getByRole('button', { name: /^Deploy to / });

async function look(name: string): Promise<void> {
  await keepPicture(page, `deploy-${name}`);
  expect(await violationsOf(page), name).toEqual([]);
}

/** The same, and in dark too. */
async function lookTwice(name: string): Promise<void> {
  await look(name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(`${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}

async function scriptsAtAuth0(): Promise<Readonly<Record<string, string>>> {
  const [found] = (await connections.list({ name: servers.tenant.connection })).data;
  return Object(Object(found?.options).customScripts);
}

test('trickle is chosen, and what the scripts would change is shown field by field before anything is sent', async () => {
  await step('Strategy').click();
  await page.getByRole('radio', { name: 'Trickle' }).check();
  await press('Use trickle');
  await heading('They move when they next sign in').waitFor();
  await step('Migrate').getByText('After the scripts').waitFor();
  await press('Next: Scripts');
  await region('What is at Auth0').getByText('Nothing deployed yet').waitFor();
  await page.getByRole('textbox', { name: 'Script login' }).waitFor();
  await look('nothing-yet');
  await press('See what would change');
  await heading(/^\d+ things would change at Auth0$/).waitFor();
  expect(await changed('options.import_mode').innerText()).toMatch(/Import mode[\s\S]*(not set|off)[\s\S]*on/);
  expect(await changed('options.enabledDatabaseCustomization').innerText()).toContain('Can’t be changed any more');
  expect(await changed('script:login').innerText()).toMatch(/none[\s\S]*\d+ lines/);
  expect(await changed('configuration:SQL_PASSWORD').innerText()).toMatch(/not set[\s\S]*set/);
  expect(await page.content()).not.toContain(servers.sqlServer.password);
  expect(await deployButton().getAttribute('aria-disabled')).toBe('true');
  await page.getByText('Opens with your yes').waitFor();
  await lookTwice('first');
  expect(await scriptsAtAuth0()).toEqual({});
});

test('the busiest minute gets an answer', async () => {
  const field = page.getByLabel('Sign-ins a second on a Monday morning');
  await page.getByText('Nobody has measured how long a sign-in takes').waitFor();
  await field.fill('many');
  await page.getByText('Type a number, such as 20 or 2.5.').waitFor();
  await field.fill('');
});

test('the same deployment, and what lets Auth0 through, are written as files for others to carry out', async () => {
  const firewall = region('Let Auth0 through');
  expect(await firewall.getByRole('button').getAttribute('aria-disabled')).toBe('true');
  await firewall.getByLabel('Region').selectOption('EU');
  await firewall.getByText(/^\d+ address ranges in Europe, as of /).waitFor();
  await press('Write the firewall lists');
  const written = await firewall.locator('[data-file]').textContent();
  expect(await readdir(written ?? '')).toContain('windows-firewall.ps1');
  await press('Write the folder');
  const folder = (await region('Hand it over instead').locator('[data-file]').textContent()) ?? '';
  expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('login.js'))).toHaveLength(1);
  expect(await filesWith(folder, [servers.sqlServer.password])).toEqual([]);
  await region('Hand it over instead').scrollIntoViewIfNeeded();
  await look('handed-over');
  expect(await scriptsAtAuth0()).toEqual({});
});

test('after the yes the keyboard alone deploys it, and the second time there is nothing to change', async () => {
  await consent('adopt').focus();
  await page.keyboard.press('Space');
  await page.getByText('Opens with your yes').waitFor({ state: 'detached' });
  await deployButton().focus();
  await page.keyboard.press('Enter');
  await page.getByText('Deployed, as deployment 1.').waitFor();
  await step('Scripts')
    .getByText(/^Trickle, \d/)
    .waitFor();
  await step('Migrate').getByText('At each sign-in').waitFor();
  expect(Object.keys(await scriptsAtAuth0()).toSorted()).toEqual(['get_user', 'login']);
  await lookTwice('deployed');
  await press('See what would change');
  await heading('Nothing to change').waitFor();
  await page.getByText('Trickle is what the connection').waitFor();
  await look('nothing-to-change');
  await press('Back to the scripts');
});

test('changes that are not saved are told of before something is deployed without them, whichever script is shown', async () => {
  await page.locator('[data-action="getUser"]').click();
  const editor = page.getByRole('textbox', { name: 'Script getUser' });
  await editor.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('function getUser(email, callback) {\n  callback(null); // mine\n}\n');
  await page.locator('[data-action="getUser"]').getByText('Not saved').waitFor();
  await page.locator('[data-action="login"]').click();
  await page.getByRole('textbox', { name: 'Script login' }).waitFor();
  await press('See what would change');
  await heading('Nothing to change').waitFor();
  await page.getByText('Your changes of getUser are not saved.').waitFor();
  await look('not-saved');
  await press('Save getUser');
  await heading('1 thing would change at Auth0').waitFor();
  expect(await page.getByText('are not saved.').count()).toBe(0);
  await press('Back to the scripts');
  expect(await page.getByText('Not saved').count()).toBe(0);
});

test('an edited script stands against the deployed one, and is what the next deployment brings', async () => {
  await page.locator('[data-action="getUser"]').click();
  await region('What is at Auth0').getByText('getUser is otherwise here than at Auth0.').waitFor();
  await step('Scripts').getByText('Changed since deployed').waitFor();
  await press('Compare with what is deployed');
  await page.locator('.cm-deletedChunk').first().waitFor();
  await look('compared');
  await press('Show the text alone');
  await press('See what would change');
  await heading('1 thing would change at Auth0').waitFor();
  await deployButton().click();
  await page.getByText('Deployed, as deployment 2.').waitFor();
  expect((await scriptsAtAuth0()).get_user).toContain('// mine');
});

test('what somebody else changed is shown, and undone only after a yes to that', async () => {
  await fetch(`${servers.tenant.control}/dashboard-save`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      connection: servers.tenant.connection,
      script: 'login',
      text: 'function login() { /* theirs */ }',
    }),
  });
  await press('See what would change');
  await heading('Somebody else has changed this connection').waitFor();
  await region('What somebody else changed').getByText('This deployment would undo it').waitFor();
  expect(await deployButton().getAttribute('aria-disabled')).toBe('true');
  await lookTwice('foreign');
  await consent('foreign-changes').check();
  // Somebody saves once more meanwhile: that was not shown.
  await fetch(`${servers.tenant.control}/dashboard-save`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      connection: servers.tenant.connection,
      script: 'login',
      text: 'function login() { /* again */ }',
    }),
  });
  await deployButton().click();
  await page.getByRole('alert').getByText('UF-6232').waitFor();
  expect((await scriptsAtAuth0()).login).toContain('again');
  await look('changed-meanwhile');
  await press('Look again');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await consent('foreign-changes').check();
  await deployButton().click();
  await page.getByText('Deployed, as deployment 3.').waitFor();
  expect((await scriptsAtAuth0()).login).toContain('tedious');
});

test('the way back to an earlier deployment says what it brings back', async () => {
  await press('Ways back');
  await look('ways-back');
  await press('Go back to deployment 1…');
  await heading('1 thing would change at Auth0').waitFor();
  expect(await changed('script:getUser').innerText()).toContain('lines');
  await look('back');
  await page.getByRole('button', { name: /^Go back to deployment 1 at / }).click();
  await page.getByText('Deployed, as deployment 4.').waitFor();
  expect((await scriptsAtAuth0()).get_user).not.toContain('// mine');
});

test('scripts get a login of their own, whose password is nowhere on the page or on disk', async () => {
  const canary = 'Kennwort-der-Skripte-79';
  await press('See what would change');
  await heading('1 thing would change at Auth0').waitFor();
  await press('Change');
  await page.getByLabel('Login for the scripts').fill('scripts');
  await press('Use this and look again');
  await page.getByRole('alert').getByText('UF-6105').waitFor();
  await look('login-without-password');
  await press('Change');
  await page.getByLabel('Password of that login').fill(canary);
  await press('Use this and look again');
  await changed('configuration:SQL_USER').waitFor();
  expect(await changed('configuration:SQL_PASSWORD').innerText()).toContain('changed');
  expect(await page.content()).not.toContain(canary);
  expect(await filesWith(wizard.home, [canary, servers.sqlServer.password])).toEqual([]);
  await look('own-login');
  expect(wizard.trouble).toEqual([]);
});

test('the account service is written, set up and chosen: its scripts are deployed and rehearsed, and no password of the database goes to Auth0', async () => {
  const way = region('How scripts reach the accounts');
  await way.getByRole('radio', { name: /^Through the account service, recommended/ }).check();
  await press('Write the account service');
  const written = region('The account service itself').locator('[data-file]');
  const issuer = await startTokenIssuer();
  onTestFinished(() => issuer.stop());
  const service = await exportedService(await filesOf((await written.textContent()) ?? ''), issuer, {
    ...configurationFor(servers.sqlServer),
  });
  onTestFinished(() => service.stop());
  await way.getByText('Opens when the fields are filled in').waitFor();
  await way.getByLabel('Address of the service').fill(service.url);
  await way.getByLabel('Identifier of its API').fill(audience);
  await way.getByLabel('Client ID that asks it').fill(clientId);
  await way.getByLabel('Where it has a token').fill(issuer.tokenUrl);
  await press('Let scripts ask the service');
  // Without its secret nothing is worked out.
  await page.getByRole('alert').getByText('UF-7222').waitFor();
  await look('service-without-secret');
  await way.getByLabel('Secret of that application').fill(clientSecret);
  await press('Let scripts ask the service');
  await changed('configuration:API_CLIENT_SECRET').waitFor();
  expect(await region('Let Auth0 through').count()).toBe(0);
  expect(await page.content()).not.toContain(clientSecret);
  await lookTwice('service');
  await changed('configuration:SQL_PASSWORD').getByText('removed').waitFor();
  await deployButton().click();
  await page.getByText('Deployed, as deployment 5.').waitFor();
  const deployed = await scriptsAtAuth0();
  expect(deployed.login).toContain('API_URL');
  expect(deployed.get_user).not.toContain('// mine');
  await page.getByText(`Scripts ask the account service at ${service.url}.`).waitFor();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Script getUser' }).textContent(), { timeout: 120_000 })
    .toContain('API_URL');
  await look('service-deployed');

  await press('Next: Rehearse');
  await page.getByText(`Scripts ask the account service at ${service.url}.`).waitFor();
  await press('Rehearse trickle mode');
  await heading(/^All \d+ that were tried worked$/).waitFor({ timeout: 120_000 });
  await look('service-rehearsed');
  await page.getByRole('button', { name: 'Next: Migrate' }).waitFor();
  expect(await filesWith(wizard.home, [clientSecret, servers.sqlServer.password])).toEqual([]);
  expect(wizard.trouble).toEqual([]);
}, 240_000);

/** What an administrator copies to the machine of the service. */
async function filesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = files.map(async ({ name, parentPath }) => {
    const path = join(parentPath, name);
    return [relative(folder, path), await readFile(path, 'utf8')] as const;
  });
  return new Map(await Promise.all(texts));
}
