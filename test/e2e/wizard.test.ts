import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ensurePageIsBuilt } from '../../build/page.ts';
import { type Assistant, createAssistant } from '../../electron/assistant/assistant.ts';
import { nodePowers } from '../../electron/cli/node-powers.ts';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { type LocalHost, startLocalHost } from '../../electron/local-host.ts';
import { startPracticeServers } from '../../electron/practice/start-environment.ts';
import { keepPicture, launchBrowser, openWindow, violationsOf, watchForTrouble } from './browser.ts';

const accounts = 4_000;
/** Users a second a practice job takes: slow enough that a run can be watched, paused and reloaded. */
const importSpeed = 150;
const tenantState = z.object({ users: z.number(), imported: z.number(), importedTwice: z.array(z.string()) });

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
});
afterAll(async () => {
  if (page !== undefined) await keepPicture(page, 'wizard-last');
  await browser?.close();
  await host?.close();
  await assistant?.close();
  await rm(home, { recursive: true, force: true });
});

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

/** The number that a figure of the screen shows. */
async function figure(name: string): Promise<number> {
  const text = await page.locator(`[data-figure="${name}"] > :first-child`).first().textContent();
  return Number((text ?? '').replaceAll(/[^\d]/g, ''));
}

/** The number of people that the comparison shows for a mode. */
async function modeFigure(row: string, mode: string): Promise<number> {
  const cell = page.locator(`[data-row="${row}"] [data-mode="${mode}"] > :first-child`);
  return Number(((await cell.textContent()) ?? '').replaceAll(/[^\d]/g, ''));
}

async function look(name: string): Promise<void> {
  // Whichever is first: a drawer hides the page behind it, its level 1 too.
  await page.getByRole('heading').first().waitFor();
  await keepPicture(page, `wizard-${name}`);
  expect(await violationsOf(page), name).toEqual([]);
}

describe('the whole way on the practice environment, with real clicks', () => {
  test('legacy database: the practice environment fills in the form, and the checks pass', async () => {
    await page.goto(host.url);
    await heading('Connect to the legacy database').waitFor();
    await look('1-fresh');
    await press('Paste a connection string');
    await page
      .getByRole('textbox', { name: 'Connection string' })
      .fill('Data Source=SQL7\\MEMBERS;Initial Catalog=Members;User ID=reader;Password=in-a-string;Pooling=false');
    await look('1-pasting');
    await press('Fill in the form');
    await page.getByText('the password is known').waitFor();
    expect(await page.getByRole('textbox', { name: 'Server' }).inputValue()).toBe('SQL7');
    expect(await page.getByRole('textbox', { name: 'Instance' }).inputValue()).toBe('MEMBERS');
    expect(await page.content()).not.toContain('in-a-string');
    await page.getByRole('textbox', { name: 'Server' }).fill('.\\SQLEXPRESS,1500');
    await page.getByRole('textbox', { name: 'Database' }).focus();
    expect(await page.getByRole('textbox', { name: 'Port' }).inputValue()).toBe('1500');
    await look('1-pasted');
    const script = page.waitForEvent('download');
    await press('Save the script for the DBA');
    expect((await script).suggestedFilename()).toBe('userferry-login.sql');
    await page.getByRole('textbox', { name: 'Accounts' }).fill(String(accounts));
    await press('Use the practice environment');
    await page.getByText('Practice environment: nothing here is real').waitFor();
    await press('Run the checks');
    await page
      .getByRole('button', { name: 'Next: Accounts' })
      .and(page.locator(':not([aria-disabled="true"])'))
      .waitFor();
    expect(await page.locator('[data-check]:not([data-state="passed"]):not([data-state="warned"])').count()).toBe(0);
    await look('1-legacy-database');
  });

  test('accounts: the survey counts everybody, and the plan adds up', async () => {
    await press('Next: Accounts');
    await press('Survey the database');
    await heading(`${accounts.toLocaleString('en-GB')} accounts found`).waitFor();
    await look('2-survey');
    await press('Make the plan');
    await page.getByRole('region', { name: 'The plan', exact: true }).waitFor();
    const parts = await Promise.all(['plan-import', 'plan-held', 'plan-skipped', 'plan-rejected'].map(figure));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(accounts);
    expect(await figure('plan-total')).toBe(accounts);
    await look('2-accounts');
  });

  test('accounts: the accounts behind a reason can be seen', async () => {
    const row = page.locator('tr[data-reason]').first();
    const wanted = Number((await row.locator('td').nth(1).textContent())?.replaceAll(/[^\d]/g, ''));
    await row.getByRole('button').click();
    await expect.poll(() => figureText('listed')).toContain(String(wanted));
    await look('2-list');
    await press('Close');
  });

  test('tenant: the checks pass', async () => {
    await press('Next: Tenant');
    await press('Check the tenant');
    await heading(/^Ready: 127\.0\.0\.1/).waitFor();
    await look('3-tenant');
  });

  test('strategy: the modes are compared on these accounts, each adding up, and bulk is chosen', async () => {
    await press('Next: Strategy');
    await heading('How should they move?').waitFor();
    for (const mode of ['trickle', 'bulk', 'hybrid', 'legacy']) {
      const numbers = await Promise.all(
        ['atOnce', 'bySignIn', 'reset', 'stay', 'people'].map((row) => modeFigure(row, mode)),
      );
      const people = numbers.pop();
      expect(
        numbers.reduce((sum, part) => sum + part, 0),
        mode,
      ).toBe(people);
    }
    expect(await page.getByRole('radio', { name: 'Trickle' }).isDisabled()).toBe(true);
    await look('4-strategy');
    await press('Use bulk');
    await heading('They move in bulk').waitFor();
  });

  test('migrate: it runs, pauses, outlives a reload, resumes and ends', async () => {
    await press('Next: Migrate');
    await page.getByRole('button', { name: /^Migrate [\d,]+ accounts$/ }).waitFor();
    await look('5-confirm');
    const planned = await figure('plan-import-confirmed');
    await press(/^Migrate [\d,]+ accounts$/);
    await heading('Migrating').waitFor();
    await look('6-running');
    await page.reload();
    await heading('Migrating').waitFor();
    await press('Pause');
    await heading('The migration is paused').waitFor();
    const imported = await figure('imported');
    await look('7-paused');
    await page.reload();
    await heading('The migration is paused').waitFor();
    expect(await figure('imported')).toBe(imported);
    await press('Resume the migration');
    await heading('The migration is paused').waitFor({ state: 'hidden' });
    await heading(/^Everyone is accounted for$/).waitFor({ timeout: 90_000 });
    expect(await figure('imported')).toBeLessThanOrEqual(planned);
    await look('8-finished');
  }, 150_000);

  test('the last screen’s numbers are the tenant’s own', async () => {
    const state = tenantState.parse(await (await fetch(`${tenantControl}/state`)).json());
    expect(state.importedTwice).toEqual([]);
    expect(await figure('imported')).toBe(state.imported);
    const outcomes = await Promise.all(['imported', 'held', 'skipped', 'rejected'].map(figure));
    expect(outcomes.reduce((sum, part) => sum + part, 0)).toBe(accounts);
  });

  test('reports: the report is shown as it is in its file', async () => {
    const imported = (await figure('imported')).toLocaleString('en-GB');
    await press('Next: Reports');
    await heading(`${imported} of ${accounts.toLocaleString('en-GB')} accounts imported`).waitFor();
    await page.frameLocator('#report').getByRole('heading', { level: 1 }).waitFor();
    expect(await page.frameLocator('#report').locator('body').textContent()).toContain(imported);
    expect(await page.locator('[data-file="csv"]').textContent()).toMatch(/\.csv$/);
    await look('9-reports');
    expect(trouble).toEqual([]);
  });
});

async function figureText(name: string): Promise<string> {
  return ((await page.locator(`[data-figure="${name}"]`).first().textContent()) ?? '').replaceAll(',', '');
}
