import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesWith } from '../integration/assistant/support/files-with.ts';
import { comes, type PracticePerson, practicePeople } from './practice-people.ts';
import { type OpenedApp, openApp } from './shells/open-app.ts';
import { chooseMode, deployScripts, walkerOn, walkToStrategy } from './walker.ts';

// Hybrid, with a run for those who do not come, is walked in cut-over-walk.test.ts. Here everybody who can comes by themselves.

const accounts = 20;

let app: OpenedApp;
let page: Page;
let people: readonly PracticePerson[];
let moved = 0;

beforeAll(async () => {
  app = await openApp('trickle', {
    sqlServer: { store: 'aspnet-identity-core', accounts, seed: 7 },
    tenant: { plan: 'unlimited', importSpeed: 'instant' },
  });
  page = app.page;
  people = await practicePeople(app.servers);
});
afterAll(() => app?.close());

const walker = walkerOn(() => page, 'trickle');
const { press, heading, step, line, lineIs, figure, look } = walker;

/** Says by name, in the drawer of a line, what nobody but a person can know. */
async function sayIn(how: string, button: string): Promise<void> {
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Who has seen it' }).fill('Ada Lovelace');
  await drawer.getByRole('textbox', { name: 'How they know' }).fill(how);
  await drawer.getByRole('button', { name: button }).click();
  await press('Close');
}

test('trickle is chosen, and its scripts are deployed', async () => {
  await app.usePractice();
  await walkToStrategy(page, walker, accounts);
  await chooseMode(page, walker, 'Trickle');
  await press('Next: Scripts');
  await deployScripts(page, walker);
});

test('whoever signs in with their password moves, and nobody with another', async () => {
  await step('Migrate').click();
  await heading('They move as they sign in').waitFor();
  const [first] = people;
  if (first !== undefined) expect(await comes(app.servers, first, 'mistyped')).toBe(false);
  for (const person of people) if (await comes(app.servers, person)) moved += 1;
  expect(moved).toBeGreaterThan(people.length / 2);
  await press('Look now');
  await heading(new RegExp(`^${moved} accounts have moved`)).waitFor();
  expect(await figure('by-sign-in')).toBe(moved);
  expect(await figure('by-run')).toBe(0);
  await look('moved');
});

test('the old pages are frozen by name, and the database is read once more after that', async () => {
  await step('Verify and cut over').click();
  await heading(/stands? before the cutover$/).waitFor();
  await look('open');
  // The line offers to carry over what changed; there is another way beside it.
  await line('delta').getByRole('button').click();
  await press('Say that they are frozen');
  await sayIn('the old pages answer with a notice since noon', 'Say that they are frozen');
  await line('delta').getByRole('button', { name: 'Make the plan again' }).click();
  await press(/^Make the plan( again)?$/);
  await page.getByRole('region', { name: 'The plan', exact: true }).waitFor();
  await step('Verify and cut over').click();
  // What is looked at before the new plan is made counts for the old one.
  const state = async () => {
    await page.getByRole('button', { name: 'Look now' }).first().click();
    return line('delta').getAttribute('data-state');
  };
  await expect.poll(state, { interval: 1_000, timeout: 120_000 }).toBe('done');
});

test('whom it leaves behind is accepted by name', async () => {
  await line('everybody-moved').getByRole('button', { name: 'Settle them' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Who accepts it' }).fill('Ada Lovelace');
  await drawer.getByRole('textbox', { name: 'Why' }).fill('the help desk has called each of them');
  await drawer.getByRole('button', { name: /^Accept all \d+$/ }).click();
  await drawer.locator('[data-exception]').first().getByText('Ada Lovelace').waitFor();
  await press('Close');
  await lineIs('everybody-moved', 'done');
});

test('after the cutover they sign in without the old database, and with no other password', async () => {
  await heading('Ready to cut over').waitFor();
  await press('See what the cutover changes');
  await page.getByRole('button', { name: /^Deploy the cutover to / }).click();
  await heading(/^Cut over, \d things are left to do$/).waitFor();
  const [first] = people;
  if (first === undefined) throw new Error('Nobody came.');
  expect(await comes(app.servers, first, 'mistyped')).toBe(false);
  expect(await comes(app.servers, first)).toBe(true);
  await press('Check for a sign-in');
  await lineIs('sign-in', 'done');
  await press('See what is blanked');
  await page.getByRole('button', { name: /^Blank the values of / }).click();
  await lineIs('secrets', 'done');
  await line('legacy-side').getByRole('button').click();
  await sayIn('the DBA has dropped the login', 'Say that they are removed');
  await heading('The cutover is complete').waitFor();
  await look('complete');
});

test('its report is in the app, though no run has sent anything: who moved, who was left, who said yes, and when', async () => {
  await step('Reports').click();
  await heading(`${moved} of ${accounts} accounts have moved`).waitFor();
  await step('Reports').getByText('1 report').waitFor();
  const report = page.frameLocator('#report');
  await report.getByRole('heading', { level: 1, name: 'Trickle report' }).waitFor();
  await report.getByText(`${moved} of ${accounts} accounts have moved.`).waitFor();
  await report.getByText('What had to be accepted was accepted by name.').waitFor();
  const rows = (name: string) => report.getByRole('row').filter({ hasText: name });
  expect(await rows('came by signing in').textContent()).toMatch(new RegExp(`${moved}$`));
  expect(await rows('All who have not moved').textContent()).toMatch(new RegExp(`${accounts - moved}$`));
  expect(await rows('the help desk has called each of them').first().textContent()).toContain('Ada Lovelace');
  expect(await rows('the DBA has dropped the login').textContent()).toContain('firewall rules are removed');
  expect(await rows('Going back').textContent()).toContain('deployment 1');
  expect(await rows('taken out of the connection on').count()).toBe(1);
  await look('report');
});

test('its evidence pack is written with who answers for it, and checked by its fingerprint', async () => {
  await page.getByRole('textbox', { name: 'Carried out by' }).fill('Kim Lee');
  await page.getByRole('textbox', { name: 'Approved by' }).fill('Ada Okafor');
  await press('Write the pack');
  const folder = (await page.locator('[data-file="pack"]').textContent()) ?? '';
  const fingerprint = (await page.locator('[data-figure="fingerprint"]').textContent()) ?? '';
  await page.getByRole('textbox', { name: 'Folder of the pack' }).fill(folder);
  await page.getByRole('textbox', { name: 'Fingerprint that was noted' }).fill(fingerprint);
  await press('Check the pack');
  await page.getByText('The pack is as it was made, and the one that was noted.').waitFor();
  await page
    .getByText(new RegExp(`^Trickle into .+, ${accounts} accounts, made .+, without personal data\\.$`))
    .waitFor();
  const told: unknown = JSON.parse(await readFile(join(folder, 'evidence.json'), 'utf8'));
  expect(told).toMatchObject({
    approval: [{ operator: 'Kim Lee', approver: 'Ada Okafor', change: null }],
    counts: { 'by-sign-in': moved, 'by-run': 0, total: accounts },
    target: { deployments: [{ mode: 'trickle', state: 'applied' }, { mode: 'cutover' }, { mode: 'without secrets' }] },
    exceptions: { accepted: expect.arrayContaining([expect.objectContaining({ by: 'Ada Lovelace' })]) },
  });
  const addresses = people.map(({ email }) => email.trim());
  expect(await filesWith(folder, addresses)).toEqual([]);
  await look('evidence');
});

test('its files lie beside it, with whoever did not move; and nothing secret came to the disk', async () => {
  await page.locator('[data-file="folder"]').waitFor();
  const textOf = async (name: string) => (await page.locator(`[data-file="${name}"]`).textContent()) ?? '';
  const folder = await textOf('folder');
  const read = async (name: string) => readFile(join(folder, await textOf(name)), 'utf8');
  const told: unknown = JSON.parse(await read('json'));
  expect(told).toMatchObject({
    report: 'userferry-trickle',
    looks: { total: accounts, standings: { 'by-sign-in': moved, 'by-run': 0 } },
    cutover: { importMode: true, back: 1 },
    runs: [],
  });
  expect((await read('csv')).trim().split('\r\n')).toHaveLength(1 + accounts - moved);
  const html = await read('html');
  for (const { email, password } of people) {
    expect(html).not.toContain(email.trim());
    expect(html).not.toContain(password);
  }
  expect(await filesWith(app.home, [app.servers.sqlServer.password, app.servers.tenant.clientSecret])).toEqual([]);
  expect(app.trouble).toEqual([]);
});
