import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ensurePageIsBuilt } from '../../build/page.ts';
import { type LocalHost, startLocalHost } from '../../electron/local-host.ts';
import { keepPicture, launchBrowser, openWindow, violationsOf } from './browser.ts';
import { type SceneName, scenes } from './scripted/scenes.ts';
import { type ScriptedAssistant, scriptedAssistant } from './scripted/scripted-assistant.ts';

// How the legacy database is read is the administrator's to choose: how fast, and whether something large may be read whole.

let browser: Browser;
let pageFolder: string;
let assistant: ScriptedAssistant;
let host: LocalHost;
let page: Page;

beforeAll(async () => {
  pageFolder = ensurePageIsBuilt();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
afterEach(async () => {
  await page.context().close();
  await host.close();
});

async function open(scene: SceneName): Promise<void> {
  assistant = scriptedAssistant(scenes[scene]);
  host = await startLocalHost({ router: assistant.router, pageFolder });
  page = await (await openWindow(browser)).newPage();
  await page.goto(host.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const inputsOf = (command: string) => assistant.asked.filter(({ name }) => name === command).map(({ input }) => input);

test('quiet reading is offered with its price in time, and kept with the form', async () => {
  await open('connected');
  const reading = page.getByLabel('Reading', { exact: true });
  expect(await reading.inputValue()).toBe('full');
  await reading.selectOption('quiet');
  const rows = page.getByLabel('Rows a second, at most');
  expect(await rows.inputValue()).toBe('2000');
  await page.getByText('500,000 accounts take about 4 minutes each time they are read').waitFor();
  await rows.scrollIntoViewIfNeeded();
  await keepPicture(page, 'quiet-reading-chosen');
  expect(await violationsOf(page)).toEqual([]);

  await rows.fill('7');
  await page.getByText('A whole number from 50 to 1,000,000').waitFor();
  await rows.blur();
  // What can't be is not kept.
  await expect.poll(() => rows.inputValue()).toBe('2000');
  await rows.fill('500');
  await page.getByText('500,000 accounts take about 17 minutes').waitFor();
  await page.getByRole('button', { name: 'Run the checks', exact: true }).click();
  await expect.poll(() => inputsOf('saveLegacy')).toMatchObject([{ form: { rowsPerSecond: 500 } }]);
});

test('back at full speed the form has no limit', async () => {
  await open('quiet-reading');
  await page.getByLabel('Reading', { exact: true }).selectOption('full');
  await page.getByRole('button', { name: 'Run the checks', exact: true }).click();
  await expect.poll(() => inputsOf('saveLegacy').length).toBe(1);
  expect(inputsOf('saveLegacy')[0]).not.toHaveProperty('form.rowsPerSecond');
});

test('what would be read whole is asked about by name, and read when that is allowed', async () => {
  await open('asked-to-scan');
  const card = page.getByRole('region', { name: 'May this be read whole?' });
  await card.getByText('CREATE INDEX [IX_tbl_Kunde_KdNr] ON [dbo].[tbl_Kunde] ([KdNr]);').waitFor();
  expect(await card.textContent()).toContain('248,317 rows');
  // One question, not a failure beside it.
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(inputsOf('survey')).toEqual([]);
  await card.getByRole('button', { name: 'Read it all the same' }).click();
  await expect.poll(() => inputsOf('allowScans')).toMatchObject([{ names: ['dbo.tbl_Kunde', 'dbo.vw_Mitglied'] }]);
});

test('quiet reading’s price stands on Strategy too', async () => {
  await open('strategy');
  const effort = page.getByRole('region', { name: 'How long bulk takes' });
  await effort.waitFor();
  expect(await effort.textContent()).not.toContain('quiet');
  const scene = scenes.strategy;
  assistant.show({ ...scene, legacy: { ...scene.legacy, form: { ...scene.legacy.form, rowsPerSecond: 100 } } });
  // 248,317 accounts at 100 a second.
  await expect.poll(() => effort.textContent()).toMatch(/Each quiet reading of all accounts, at least41 min/);
  await keepPicture(page, 'quiet-strategy');
});
