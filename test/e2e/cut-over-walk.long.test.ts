import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesWith } from '../integration/assistant/support/files-with.ts';
import { comes, type PracticePerson, practicePeople } from './practice-people.ts';
import { type OpenedApp, openApp } from './shells/open-app.ts';
import { chooseMode, deployScripts, walkerOn, walkToStrategy } from './walker.ts';

const accounts = 60;

let app: OpenedApp;
let page: Page;
let people: readonly PracticePerson[];

beforeAll(async () => {
  app = await openApp('cut-over', {
    sqlServer: { store: 'aspnet-identity-core', accounts, seed: 7 },
    tenant: { plan: 'unlimited', importSpeed: 'instant' },
  });
  page = app.page;
  people = await practicePeople(app.servers);
});
afterAll(() => app?.close());

const walker = walkerOn(() => page, 'cut-over');
const { press, heading, step, line, lineIs, figure, look } = walker;

/** The first of them are the same in every run. */
function person(index: number): PracticePerson {
  const found = people[index];
  if (found === undefined) throw new Error(`There are only ${people.length} people.`);
  return found;
}

test('hybrid is chosen, its scripts are rehearsed, and then deployed', async () => {
  await app.usePractice();
  await walkToStrategy(page, walker, accounts);
  await chooseMode(page, walker, 'Hybrid');
  await step('Migrate').click();
  await page.getByText('No scripts are deployed yet.').waitFor();
  await press('Show the scripts');
  await press('Rehearse first');
  await press('Rehearse hybrid mode');
  await heading(/^All \d+ that were tried worked$/).waitFor({ timeout: 120_000 });
  await look('rehearsed');
  await press('Next: Deploy the scripts');
  await deployScripts(page, walker);
}, 240_000);

test('three people sign in, and a look shows them, adding up with everybody else', async () => {
  await step('Migrate').click();
  await heading('They move as they sign in').waitFor();
  await look('before');
  expect(await comes(app.servers, person(0), 'mistyped')).toBe(false);
  for (const index of [0, 1, 2]) expect(await comes(app.servers, person(index))).toBe(true);
  await press('Look now');
  await heading(/^3 accounts have moved, \d+ to go$/).waitFor();
  const parts = await Promise.all(['by-sign-in', 'by-run', 'straggler', 'cannot-come'].map(figure));
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(accounts);
  expect(parts[0]).toBe(3);
  await page.locator('.u-wrap').waitFor();
  await look('weeks');
  const marks = page.getByRole('region', { name: 'Mark in the old database who has moved' });
  await marks.getByLabel('Table for the marks').fill('no table');
  await marks.getByText('It is schema.name').waitFor();
  expect(await marks.getByRole('button').getAttribute('aria-disabled')).toBe('true');
  await marks.getByLabel('Table for the marks').fill('dbo.moved');
  await press('Write the script');
  await marks.getByText('3 accounts have moved; the script marks them in [dbo].[moved]').waitFor();
  const script = await readFile(`${await marks.locator('[data-file]').textContent()}/mark-migrated-001.sql`, 'utf8');
  for (const index of [0, 1, 2]) expect(script.toLowerCase()).toContain(person(index).key);
  await marks.scrollIntoViewIfNeeded();
  await look('marks');
});

test('somebody is found from the title bar by their address, hidden until asked for, and the focus comes back', async () => {
  const { key, email } = person(0);
  const address = email.trim();
  const opener = page.getByRole('button', { name: 'Find a person by e-mail or old id' });
  await opener.click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Who is it' }).waitFor();
  await page.keyboard.type(address);
  await page.keyboard.press('Enter');
  await drawer.getByText('moved by signing in today and has signed in there, last today').waitFor();
  expect(await drawer.locator('[data-advice]').textContent()).toMatch(/^They should sign in as they did then/);
  const evidence = drawer.locator('[data-evidence="old database"]').first();
  expect(await evidence.textContent()).toContain(key);
  expect(await evidence.textContent()).not.toContain(address);
  await look('person');
  await drawer.getByRole('button', { name: 'Show personal data' }).click();
  await evidence.getByText(`address ${address}`).waitFor();
  await drawer.getByRole('textbox').fill('nobody.at.all@contoso.example');
  await drawer.getByRole('button', { name: 'Look again' }).click();
  await drawer.getByRole('heading', { name: /^Nobody goes by nobody\.at\.all/ }).waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('who has not moved is listed and saved, and none of the three is among them', async () => {
  const left = await figure('straggler');
  await press('Show who has not moved');
  await expect
    .poll(() => page.locator('[data-figure="listed"]').textContent())
    .toMatch(new RegExp(`^${left} accounts`));
  await page.locator('[data-account]').first().waitFor();
  const listed = (await page.getByRole('dialog').textContent()) ?? '';
  for (const index of [0, 1, 2]) expect(listed).not.toContain(person(index).email.trim());
  await look('list');
  // A line opens its own story, over the list and found by the keyboard.
  const line = page.locator('[data-account]').first();
  const key = await line.getAttribute('data-account');
  await line.getByRole('button').focus();
  await page.keyboard.press('Enter');
  const story = page.getByRole('dialog', { name: 'Find a person' });
  await story.getByRole('heading', { name: `Account ${key} has not moved to Auth0 yet.` }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => line.getByRole('button').evaluate((link) => link === document.activeElement)).toBe(true);
  await press('Save this list');
  await page.locator('[data-file="list"]', { hasText: 'stragglers.csv' }).waitFor();
  await press('Close');
});

test('the others move in bulk; a half-created record in the way is removed after a yes, and everybody is counted anew', async () => {
  // Somebody asked for a new password, and never used it.
  const { key, email } = person(5);
  const half = {
    connection: app.servers.tenant.connection,
    users: [{ user_id: `uf-${key}`, email, halfCreated: true }],
  };
  await fetch(`${app.servers.tenant.control}/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(half),
  });
  // Who has moved is not sent, and that is said; nothing here says that nothing was deployed.
  await step('Strategy').click();
  await page.getByText(/^Trickle, deployed .+\.$/).waitFor();
  expect(await page.getByRole('main').textContent()).not.toContain('until the first file');
  await step('Migrate').click();
  await press('Move the stragglers in bulk');
  await heading('The stragglers are ready to move').waitFor();
  await page.getByText('Whoever has moved stays as they are and is not sent: 3 of the plan').waitFor();
  await step('Tenant').click();
  await page.getByText('The checks only read, and changed nothing there.').waitFor();
  await page.goBack();
  await heading('The stragglers are ready to move').waitFor();
  await press(/^Migrate [\d,]+ accounts$/);
  await heading(/^[\d,]+ accounts? imported$/).waitFor({ timeout: 120_000 });
  await page.getByText('Counted: nobody is missing without a reason.').waitFor({ timeout: 120_000 });
  const settle = page.getByRole('button', { name: 'Settle 1 half-created record' });
  expect(await settle.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('checkbox', { name: 'Remove it where nobody is proven to have it' }).check();
  await look('bulk');
  await settle.click();
  await heading('1 account imported').waitFor({ timeout: 120_000 });
  await page.getByText('Counted: nobody is missing without a reason.').waitFor({ timeout: 120_000 });
  expect(await settle.count()).toBe(0);
  await press('Back to who has moved');
  // Who has no password to import can still come by themselves.
  await heading('59 accounts have moved, 1 to go').waitFor({ timeout: 120_000 });
  await press('Show the run');
  await press('Back to who has moved');
  await press('Next: Verify and cut over');
  await lineIs('verification', 'done');
}, 240_000);

test('whom the plan leaves behind is accepted by name: who accepts it and why have to be said', async () => {
  await heading(/^2 things stand before the cutover$/).waitFor();
  await look('open');
  await line('everybody-moved').getByRole('button').click();
  const drawer = page.getByRole('dialog');
  await drawer.locator('[data-exception]').first().waitFor();
  await look('settle');
  const who = drawer.getByRole('textbox', { name: 'Who accepts it' });
  await who.focus();
  await page.keyboard.press('Tab');
  await drawer.getByText('Type a name.').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Ada Lovelace');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await drawer.getByText('Type a reason.').waitFor();
  await page.keyboard.type('the help desk has called each of them');
  await page.keyboard.press('Enter');
  await drawer.locator('[data-exception]').first().getByText('Ada Lovelace').waitFor();
  await look('accepted');
  await press('Close');
  await lineIs('everybody-moved', 'done');
});

test('the old pages are frozen by name, and everything is counted once more after that', async () => {
  await lineIs('delta', 'unknown');
  await line('delta').getByRole('button').click();
  await press('Say that they are frozen');
  const drawer = page.getByRole('dialog');
  expect(await drawer.getByRole('textbox', { name: 'Who has seen it' }).inputValue()).toBe('Ada Lovelace');
  await drawer.getByRole('textbox', { name: 'How they know' }).fill('the old pages answer with a notice since noon');
  await look('frozen');
  await drawer.getByRole('button', { name: 'Say that they are frozen' }).click();
  await press('Close');
  await line('delta').getByRole('button', { name: 'Count in the tenant' }).click();
  await lineIs('delta', 'done');
});

test('the cutover shows what it changes, and people sign in without the old database', async () => {
  await heading('Ready to cut over').waitFor();
  await press('See what the cutover changes');
  await page.getByText('import mode stays on', { exact: false }).first().waitFor();
  await page.locator('[data-change="script:login"]').waitFor();
  await look('review');
  await page.getByRole('button', { name: /^Deploy the cutover to / }).click();
  await heading(/^Cut over, \d things are left to do$/).waitFor();
  await lineIs('sign-in', 'open');
  await look('over');
  expect(await comes(app.servers, person(4), 'mistyped')).toBe(false);
  expect(await comes(app.servers, person(4))).toBe(true);
  await press('Check for a sign-in');
  await lineIs('sign-in', 'done');
  await step('Migrate').click();
  await heading('59 of 60 accounts have moved').waitFor();
  await page.getByText('nobody moves by signing in').waitFor();
  expect(await page.getByRole('main').textContent()).not.toContain('still could');
  await step('Verify and cut over').click();
});

test('what the scripts had of the old database is blanked, and the rest is said by name', async () => {
  await press('See what is blanked');
  await page.getByRole('button', { name: /^Blank the values of / }).click();
  await lineIs('secrets', 'done');
  await line('legacy-side').getByRole('button').click();
  const drawer = page.getByRole('dialog');
  expect(await drawer.getByRole('textbox', { name: 'Who has seen it' }).inputValue()).toBe('Ada Lovelace');
  await drawer.getByRole('textbox', { name: 'How they know' }).fill('the DBA has dropped the login');
  await look('legacy-side');
  await drawer.getByRole('button', { name: 'Say that they are removed' }).click();
  await lineIs('legacy-side', 'done');
  await press('Close');
  await heading('The cutover is complete').waitFor();
  await page.getByRole('button', { name: /^Go back to deployment 1/ }).click();
  // What it costs is said where it is pressed; and who presses the way back while that is worked out goes back, and sends nothing.
  await page.getByText(/^This brings back deployment 1: .+ Going back would lose /).waitFor();
  await press('Back to the checklist');
  await heading('The cutover is complete').waitFor();
  await look('complete');
  expect(await comes(app.servers, person(5))).toBe(true);
});

test('the runs that moved the others are reported, and nothing secret came to the disk', async () => {
  await step('Reports').click();
  await heading(/^\d+ of 60 accounts have moved$/).waitFor();
  await step('Reports').getByText('3 reports').waitFor();
  const report = page.frameLocator('#report');
  await report.getByRole('heading', { level: 1, name: 'Trickle report' }).waitFor();
  await report.getByRole('row').filter({ hasText: 'everyone accounted for' }).first().waitFor();
  await look('trickle-report');
  await page.getByRole('radio', { name: /^Run / }).first().check();
  await heading('1 of 60 accounts imported').waitFor();
  await report.getByRole('heading', { level: 1, name: 'Migration report' }).waitFor();
  await look('reports');
  expect(await filesWith(app.home, [app.servers.sqlServer.password, app.servers.tenant.clientSecret])).toEqual([]);
  expect(app.trouble).toEqual([]);
});
