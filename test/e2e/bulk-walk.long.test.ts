import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { signIn } from '../../electron/cli/practice/sign-ins.ts';
import type { PracticeServers } from '../../electron/practice/start-environment.ts';
import { runSql } from '../run-sql.ts';
import { violationsOf } from './browser.ts';
import { type OpenedApp, openApp } from './shells/open-app.ts';
import { stateOfTenant } from './state-of-tenant.ts';
import { walkerOn } from './walker.ts';

const accounts = 4_000;

let app: OpenedApp;
let page: Page;
/** What the plan imports, as the screen before the run says. */
let planned = 0;

beforeAll(async () => {
  app = await openApp('bulk', {
    sqlServer: { store: 'aspnet-identity-core', accounts, seed: 1 },
    // Users a second a practice job takes: slow enough that a run can be watched, paused and reloaded.
    tenant: { plan: 'unlimited', importSpeed: 150 },
  });
  page = app.page;
  await addRoles(app.servers);
});
afterAll(() => app?.close());

/** Gives a few people of the old application a role, for which the tenant has one of another name. */
async function addRoles(servers: PracticeServers): Promise<void> {
  await runSql(
    servers,
    "INSERT INTO dbo.AspNetRoles (Id, Name, NormalizedName) VALUES (N'1', N'Editors', N'EDITORS')",
    "INSERT INTO dbo.AspNetUserRoles (UserId, RoleId) SELECT TOP 6 Id, N'1' FROM dbo.AspNetUsers ORDER BY Id",
  );
  const { status } = await fetch(`${servers.tenant.control}/roles`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ roles: [{ name: 'Catalogue', members: [] }] }),
  });
  expect(status).toBe(200);
}

const walker = walkerOn(() => page, 'bulk');
const { press, heading, figure } = walker;

const numberIn = (text: string | null) => Number((text ?? '').replaceAll(/[^\d]/g, ''));

async function figureText(name: string): Promise<string> {
  return ((await page.locator(`[data-figure="${name}"]`).first().textContent()) ?? '').replaceAll(',', '');
}

async function verifiedImported(): Promise<number> {
  return Number(/\d+/.exec(await figureText('verified-imported'))?.[0]);
}

/** The number of people that the comparison shows for a mode. */
async function modeFigure(row: string, mode: string): Promise<number> {
  return numberIn(await page.locator(`[data-row="${row}"] [data-mode="${mode}"] > :first-child`).textContent());
}

async function look(name: string): Promise<void> {
  // Whichever is first: a drawer hides the page behind it, its level 1 too.
  await page.getByRole('heading').first().waitFor();
  await walker.look(name);
}

/** Somebody signs in with a password that is not theirs. */
async function typesWrongly(email: string): Promise<void> {
  const { origin, signInClientId: clientId, connection } = app.servers.tenant;
  expect(await signIn({ origin, clientId, connection }, email, 'what they have now')).toBe(false);
}

/** A string is pasted, to see that it fills in the form. */
async function pasteAString(): Promise<void> {
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
  // Electron asks where to, in a window of the system.
  if (inject('shell') === 'electron') return;
  const script = page.waitForEvent('download');
  await press('Save the script for the DBA');
  expect((await script).suggestedFilename()).toBe('userferry-login.sql');
}

test('start: a migration begins with a name', async () => {
  await heading('Bring your users to Auth0').waitFor();
  await look('0-start');
  await page.getByRole('textbox', { name: 'Name' }).fill('Contoso members');
  await press('Begin a migration');
  await heading('Connect to the legacy database').waitFor();
  await page.getByRole('banner').getByText('Contoso members').waitFor();
});

test('legacy database: the form is filled in, and the checks pass', async () => {
  await look('1-fresh');
  await pasteAString();
  await app.usePractice(accounts);
  await press(/^Run the checks( again)?$/);
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
  await press(/^Check the tenant( again)?$/);
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
    const sum = numbers.reduce((total, part) => total + part, 0);
    expect(sum, mode).toBe(people);
  }
  await page.getByRole('radio', { name: 'Bulk' }).check();
  await page.getByText(/exist only direct: Auth0 must reach SQL Server itself/).waitFor();
  await look('4-strategy');
  await press('Use bulk');
  await heading('They move in bulk').waitFor();
});

test('migrate: a first wave, whose people somebody watches; a limit stops the run by itself', async () => {
  await press('Next: Migrate');
  await page.getByRole('button', { name: /^Migrate [\d,]+ accounts$/ }).waitFor();
  planned = await figure('plan-import-confirmed');
  await page.getByRole('radio', { name: 'In waves, each after a yes' }).check();
  await page.getByRole('textbox', { name: 'Waves' }).fill('12, many');
  await page.getByText('“many” is no wave.').waitFor();
  await page.getByRole('textbox', { name: 'Waves' }).fill('12, 60%, rest');
  await page.getByRole('textbox', { name: 'Most who can’t sign in' }).fill('0');
  await page.getByRole('textbox', { name: 'Who begins the first wave' }).fill('Kim Lee');
  const begin = page.getByRole('button', { name: /^Begin wave 1: \d+ accounts$/ });
  await begin.waitFor();
  await page.reload();
  await begin.waitFor();
  expect(await page.getByRole('textbox', { name: 'Waves' }).inputValue()).toBe('12, 60%, rest');
  expect(await page.getByRole('textbox', { name: 'Most who can’t sign in' }).inputValue()).toBe('0');
  const accountsOf = (row: string) => page.locator(`${row} td`).last().textContent().then(numberIn);
  const [first, second, third, inAll] = await Promise.all(
    ['[data-wave="1"]', '[data-wave="2"]', '[data-wave="3"]', 'tfoot'].map(accountsOf),
  );
  expect([(first ?? 0) + (second ?? 0) + (third ?? 0), inAll]).toEqual([planned, planned]);
  await press('Show personal data');
  const person = await page.locator('[data-person]').nth(1).getAttribute('data-person');
  await look('5-confirm');
  await begin.click();
  await heading(`${first} people are in Auth0. Nothing more is sent without a yes.`).waitFor({ timeout: 120_000 });
  expect(await figure('wave-in-tenant')).toBe(first);
  await look('6-between-waves');
  await typesWrongly(person ?? '');
  await press('Look again how they sign in');
  await page
    .getByRole('alert')
    .getByText(/^The run stopped by itself: 1 person can’t sign in/)
    .waitFor();
  expect(await page.locator('[data-cause] > :first-child').allTextContents()).toEqual(['1']);
  await look('6-limit-exceeded');
  await page.getByRole('textbox', { name: 'Who says yes' }).fill('Kim Lee');
  await page.getByRole('textbox', { name: 'Why' }).fill('it was us who typed wrongly');
  await press('Go on with wave 2 in spite of it');
}, 240_000);

test('migrate: the next wave runs, pauses, outlives a reload, resumes and ends; the last ends the run', async () => {
  await heading('Migrating wave 2').waitFor();
  await look('6-running');
  await page.reload();
  await heading('Migrating wave 2').waitFor();
  await press('Pause');
  await heading('The migration is paused').waitFor();
  const imported = await figure('imported');
  await look('7-paused');
  await page.reload();
  await heading('The migration is paused').waitFor();
  expect(await figure('imported')).toBe(imported);
  await press('Resume wave 2');
  await heading('The migration is paused').waitFor({ state: 'hidden' });
  const last = page.getByRole('button', { name: /^Begin wave 3: [\d,]+ accounts$/ });
  await last.waitFor({ timeout: 90_000 });
  await page.getByRole('textbox', { name: 'Who says yes' }).fill('Kim Lee');
  await last.click();
  await heading(/^[\d,]+ accounts imported$/).waitFor({ timeout: 90_000 });
  await page.getByText('Counted: nobody is missing without a reason.').waitFor({ timeout: 120_000 });
  expect(await figure('imported')).toBeLessThanOrEqual(planned);
  await look('8-finished');
}, 240_000);

test('the last screen’s numbers are the tenant’s own', async () => {
  const state = await stateOfTenant(app.servers.tenant.control);
  expect(state.importedTwice).toEqual([]);
  expect(await figure('imported')).toBe(state.imported);
  const outcomes = await Promise.all(['imported', 'held', 'skipped', 'rejected'].map(figure));
  expect(outcomes.reduce((sum, part) => sum + part, 0)).toBe(accounts);
});

test('verify: from the database to the tenant everybody is accounted for', async () => {
  const imported = await figure('imported');
  await press('Next: Verify and cut over');
  await heading('Everyone is accounted for').waitFor();
  expect(await verifiedImported()).toBe(imported);
  await look('9-verified');
});

test('verify: people are given the roles at Auth0 that they have in the old application', async () => {
  await press('See who could be given roles');
  await press('See who would be given which');
  await heading('Nobody of the run is to be given a role').waitFor();
  await page.getByRole('combobox', { name: 'At Auth0' }).selectOption('Catalogue');
  await press('See it with these roles');
  const given = page.getByRole('heading', { level: 1, name: /^A role would be given \d+ times$/ });
  const times = /\d+/.exec((await given.textContent()) ?? '')?.[0] ?? '';
  await page.getByRole('button', { name: 'To be given it' }).click();
  await page
    .getByRole('dialog')
    .locator('tbody tr')
    .nth(Number(times) - 1)
    .waitFor({ state: 'attached' });
  await press('Close');
  await page.getByRole('textbox', { name: /^Type “roles”/ }).fill('roles');
  await look('9-roles');
  await press(`Give a role ${times} times`);
  await heading(`A role was given ${times} times`).waitFor();
  await press('Back');
  await heading('Everyone is accounted for').waitFor();
});

test('reports: the report is shown as it is in its file', async () => {
  const imported = (await verifiedImported()).toLocaleString('en-GB');
  await press('Next: Reports');
  await heading(`${imported} of ${accounts.toLocaleString('en-GB')} accounts imported`).waitFor();
  await page.frameLocator('#report').getByRole('heading', { level: 1 }).waitFor();
  expect(await page.frameLocator('#report').locator('body').textContent()).toContain(imported);
  expect(await page.locator('[data-file="csv"]').textContent()).toMatch(/\.csv$/);
  await look('10-reports');
  await printedAlone();
});

test('reports: an evidence pack is written, and checked by its fingerprint', async () => {
  await page.getByRole('textbox', { name: 'Carried out by' }).fill('Kim Lee');
  await page.getByRole('textbox', { name: 'Approved by' }).fill('kim lee');
  await page.getByRole('textbox', { name: 'Change number' }).fill('CHG-4711');
  await page.getByText('The same name twice').waitFor();
  await page.getByRole('textbox', { name: 'Approved by' }).fill('Ada Okafor');
  await press('Write the pack');
  const folder = await page.locator('[data-file="pack"]').textContent();
  const fingerprint = (await page.locator('[data-figure="fingerprint"]').textContent()) ?? '';
  await page.getByRole('textbox', { name: 'Folder of the pack' }).fill(folder ?? '');
  const noted = page.getByRole('textbox', { name: 'Fingerprint that was noted' });
  await noted.fill(fingerprint.slice(1));
  await press('Check the pack');
  await page.getByText('A fingerprint has 64 digits').waitFor();
  await noted.fill(fingerprint);
  await press('Check the pack');
  await page.getByText('The pack is as it was made, and the one that was noted.').waitFor();
  await look('11-evidence');
});

test('close out: what goes is said, a typed word deletes it, and that stays said over a reload', async () => {
  const imported = await figureOfReport();
  await press('See what would be deleted');
  await heading('Close this workspace out').waitFor();
  await page.getByText(new RegExp(`run 1 \\(finished\\), ${imported} of [\\d,]+ accounts imported`)).waitFor();
  const record = await page.locator('[data-file="record"]').textContent();
  const word = page.getByRole('textbox', { name: 'Type “forget” to delete it' });
  await word.fill('Forget');
  await word.blur();
  await page.getByText('Type “forget”, in small letters.').waitFor();
  await look('12-close-out');
  await page.getByText('Opens when “forget” is typed').waitFor();
  await word.fill('forget');
  await press('Write the evidence and delete the rest');
  await heading('“Practice” is closed out').waitFor({ timeout: 120_000 });
  expect(await page.locator('[data-file="record"]').textContent()).toBe(record);
  await look('13-closed-out');
  await page.reload();
  await heading('“Practice” is closed out').waitFor();
  await press('All migrations');
  await heading('Your migrations').waitFor();
  await page.getByRole('heading', { level: 3, name: 'Contoso members' }).waitFor();
  expect(await page.getByRole('heading', { level: 3, name: 'Practice', exact: true }).count()).toBe(0);
  expect(app.trouble).toEqual([]);
});

/** What is on paper is the report’s own page, without the wizard around it; a host that makes PDFs itself has no need of it. */
async function printedAlone(): Promise<void> {
  const print = page.getByRole('button', { name: 'Print the report' });
  if ((await print.count()) === 0) return;
  const printed = page.waitForEvent('console', (message) => message.text().startsWith('printed: '));
  await page.evaluate(() => {
    // Before the page hears of it, and prints.
    const stub = ({ target }: Event) => {
      const shown = target instanceof HTMLIFrameElement ? target.contentWindow : null;
      if (shown !== null) shown.print = () => console.log(`printed: ${shown.document.title}`);
    };
    document.addEventListener('load', stub, { capture: true, once: true });
  });
  await print.click();
  expect((await printed).text()).toBe('printed: Migration report, run 1');
}

/** The number of imported accounts, as the heading of Reports says it. */
async function figureOfReport(): Promise<string> {
  const text = await page.getByRole('heading', { level: 1 }).textContent();
  return /^[\d,]+/.exec(text ?? '')?.[0] ?? '';
}
