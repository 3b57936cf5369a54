import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensurePageIsBuilt } from '../../build/page.ts';
import { type LocalHost, startLocalHost } from '../../electron/local-host.ts';
import { keepPicture, launchBrowser, openWindow, violationsOf } from './browser.ts';
import { type SceneName, scenes } from './scripted/scenes.ts';
import { type ScriptedAssistant, scriptedAssistant } from './scripted/scripted-assistant.ts';

let browser: Browser;
let assistant: ScriptedAssistant;
let host: LocalHost;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  assistant = scriptedAssistant(scenes.surveyed);
  host = await startLocalHost({ router: assistant.router, pageFolder: ensurePageIsBuilt() });
  page = await (await openWindow(browser)).newPage();
});
afterEach(async () => {
  await page.context().close();
  await host.close();
});

async function open(scene: SceneName): Promise<void> {
  assistant.show(scenes[scene]);
  await page.goto(host.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const region = (name: string) => page.getByRole('region', { name, exact: true });

describe('another store', () => {
  test('everything that was found stands in order, the one in use named, and a press surveys another', async () => {
    await open('surveyed');
    await press('Choose another store');
    const drawer = page.getByRole('dialog', { name: 'Choose another store' });
    await drawer.waitFor();
    const listed = drawer.locator('[data-candidate]');
    expect(await listed.evaluateAll((cards) => cards.map((card) => card.getAttribute('data-candidate')))).toEqual([
      'aspnet-membership dbo.aspnet_Users',
      'dbo.tbl_Kunde',
      'hr.Personal',
    ]);
    expect(await listed.nth(0).textContent()).toContain('In use now');
    expect(await listed.nth(0).getByRole('button').count()).toBe(0);
    expect(await listed.nth(1).textContent()).toContain('2 questions are open');
    // What speaks against one gets no check mark.
    expect(await drawer.locator('[data-speaks="aside"]').allTextContents()).toEqual([
      'tbl_Kunde may hold the people too',
    ]);
    // The drawer slides in; its colours are looked at when it stands.
    await page.waitForTimeout(400);
    await keepPicture(page, 'another-store');
    expect(await violationsOf(page)).toEqual([]);
    await press('Survey this one: dbo.tbl_Kunde');
    await expect
      .poll(() => assistant.asked)
      .toMatchObject([{ name: 'chooseStore', input: { choice: { kind: 'table', table: 'dbo.tbl_Kunde' } } }]);
    await drawer.waitFor({ state: 'hidden' });
  });

  test('a table or view that nobody proposed is surveyed by its name', async () => {
    await open('nothing-recognised');
    await page.getByRole('textbox', { name: 'Name' }).fill(' dbo.vw_Members ');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => assistant.asked)
      .toMatchObject([{ name: 'chooseStore', input: { choice: { kind: 'table', table: 'dbo.vw_Members' } } }]);
  });
});

describe('questions', () => {
  test('an answer is kept at once, and the survey opens when none is open', async () => {
    await open('questions-open');
    const survey = page.getByRole('button', { name: 'Survey these accounts' });
    expect(await survey.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('radio', { name: 'Those with 1' }).check();
    await expect
      .poll(() => assistant.asked)
      .toMatchObject([
        { name: 'answerQuestions', input: { candidate: 'dbo.tbl_Kunde', answers: { 'flag:Status': '1' } } },
      ]);
    await page.getByText('1 question is open.').waitFor();
    await page.getByLabel('How was Kennwort made?').selectOption('none');
    await expect
      .poll(() => assistant.asked.at(-1))
      .toMatchObject({ input: { answers: { 'flag:Status': '1', 'password-recipe': 'none' } } });
    await expect.poll(() => survey.getAttribute('aria-disabled')).not.toBe('true');
    await survey.click();
    await expect
      .poll(() => assistant.asked.at(-1))
      .toMatchObject({ name: 'chooseStore', input: { choice: { kind: 'table', table: 'dbo.tbl_Kunde' } } });
  });

  test('after a survey they can be answered anew', async () => {
    await open('custom-surveyed');
    await press('Change your answers');
    await page.getByRole('radio', { name: 'Status says nothing of that' }).check();
    await expect.poll(() => assistant.asked.map(({ name }) => name)).toEqual(['answerQuestions']);
    await keepPicture(page, 'change-answers');
    await press('Survey with these answers');
    await expect.poll(() => assistant.asked.map(({ name }) => name)).toEqual(['answerQuestions', 'chooseStore']);
  });
});

describe('an administrator’s own SELECT', () => {
  test('is shown with its columns before it can be surveyed, and has to be checked again after a change', async () => {
    await open('nothing-recognised');
    const own = region('A SELECT of your own');
    const text = own.getByRole('textbox', { name: 'SELECT' });
    const survey = own.getByRole('button', { name: 'Survey what it gives' });
    await text.fill('SELECT Nummer, EMail, Kennwort, Notiz FROM dbo.K');
    expect(await survey.getAttribute('aria-disabled')).toBe('true');
    await press('Check the SELECT');
    const columns = own.getByRole('region', { name: 'Columns of the SELECT' });
    await columns.getByText('nvarchar(120)').waitFor();
    await keepPicture(page, 'own-select');
    expect(await violationsOf(page)).toEqual([]);
    await text.fill('SELECT Nummer, EMail, Kennwort FROM dbo.K');
    await columns.waitFor({ state: 'hidden' });
    expect(await survey.getAttribute('aria-disabled')).toBe('true');
    await press('Check the SELECT');
    await columns.waitFor();
    await survey.click();
    const sql = 'SELECT Nummer, EMail, Kennwort FROM dbo.K';
    await expect
      .poll(() => assistant.asked)
      .toMatchObject([{ name: 'chooseStore', input: { choice: { kind: 'select', sql } } }]);
  });

  test('that writes is refused beside the text, with its code and what to do', async () => {
    await open('nothing-recognised');
    const own = region('A SELECT of your own');
    await own.getByRole('textbox', { name: 'SELECT' }).fill('DELETE FROM dbo.K');
    await press('Check the SELECT');
    const refusal = own.getByRole('alert');
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/it begins with DELETE.*Nothing was run.*make a view.*UF-1211/);
    await keepPicture(page, 'own-select-refused');
    expect(await violationsOf(page)).toEqual([]);
    expect(await own.getByRole('button', { name: 'Survey what it gives' }).getAttribute('aria-disabled')).toBe('true');
  });
});
