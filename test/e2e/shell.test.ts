import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensurePageIsBuilt } from '../../build/page.ts';
import { type LocalHost, startLocalHost } from '../../electron/local-host.ts';
import { launchBrowser, openWindow, watchForTrouble } from './browser.ts';
import { scenes } from './scripted/scenes.ts';
import { type ScriptedAssistant, scriptedAssistant } from './scripted/scripted-assistant.ts';

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
beforeEach(async () => {
  assistant = scriptedAssistant(scenes.running);
  host = await startLocalHost({ router: assistant.router, pageFolder });
  page = await (await openWindow(browser)).newPage();
});
afterEach(async () => {
  await page.context().close();
  await host.close();
});

const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const asked = () => assistant.asked.map(({ name }) => name);

describe('getting in', () => {
  test('the code leaves the address, and a reload finds the same state without one', async () => {
    const trouble = watchForTrouble(page);
    await page.goto(host.url);
    await heading('Migrating').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.reload();
    await heading('Migrating').waitFor();
    expect(await page.locator('[data-figure="done"]').textContent()).toContain('38,412');
    expect(await page.context().cookies()).toEqual([]);
    expect(trouble).toEqual([]);
  });

  test('without a code, or with one that was used, the page says what to do', async () => {
    await page.goto(host.url);
    await heading('Migrating').waitFor();
    const other = await (await openWindow(browser)).newPage();
    await other.goto(host.url);
    await other.getByRole('heading', { name: 'This tab has no key to Userferry' }).waitFor();
    await other.context().close();
  });
});

describe('a lost line', () => {
  test('that drops is opened again by itself, with the state as it is then', async () => {
    let drop: () => void = () => undefined;
    await page.routeWebSocket(/contract/, (socket) => {
      socket.connectToServer();
      drop = () => void socket.close();
    });
    await page.goto(host.url);
    await heading('Migrating').waitFor();
    const lost = page.getByText('This page has lost the assistant').waitFor();
    drop();
    await lost;
    assistant.show(scenes.paused);
    await heading('The migration is paused').waitFor();
    expect(await page.getByText('This page has lost the assistant').count()).toBe(0);
  });

  test('is shown while the host is away; a host that was started anew wants a new address, in the same tab', async () => {
    await page.goto(host.url);
    await heading('Migrating').waitFor();
    const { port } = new URL(page.url());
    await host.close();
    await page.getByText('This page has lost the assistant').waitFor();
    host = await startLocalHost({ router: assistant.router, pageFolder, port: Number(port) });
    await page.getByRole('heading', { name: 'This tab has no key to Userferry' }).waitFor();
    await page.goto(host.newUrl());
    await heading('Migrating').waitFor();
  });
});

test('a part of the page that never comes leaves words and a way on, not a white window', async () => {
  await page.route(/\/tenant-step/, (route) => route.abort());
  await page.goto(host.url);
  await page.getByRole('button', { name: /^Tenant/ }).click();
  await heading('The page can’t show this').waitFor();
  await page.getByRole('button', { name: /^Migrate/ }).click();
  await heading('Migrating').waitFor();
  await page.getByRole('button', { name: /^Tenant/ }).click();
  await page.unroute(/\/tenant-step/);
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await page.getByRole('heading', { level: 1, name: /^Ready:/ }).waitFor();
});

describe('what is pressed reaches the assistant', () => {
  test('pause, and stop', async () => {
    await page.goto(host.url);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Stop after these files' }).click();
    await expect.poll(asked).toEqual(['pauseRun', 'stopRun']);
  });

  test('a step that can’t be opened yet stays closed; one that can opens, and is remembered', async () => {
    assistant.show(scenes.fresh);
    await page.goto(host.url);
    await heading('Connect to the legacy database').waitFor();
    await page.getByRole('button', { name: /^Accounts/ }).click({ force: true });
    await page.getByRole('button', { name: /^Tenant/ }).click();
    await heading('Connect to the Auth0 tenant').waitFor();
    await expect.poll(() => assistant.asked).toMatchObject([{ name: 'showStep', input: { step: 'tenant' } }]);
  });

  test('a password goes in, is not shown again, and what was typed is kept while another step is open', async () => {
    assistant.show(scenes.fresh);
    await page.goto(host.url);
    await page.getByRole('textbox', { name: 'Server' }).fill('sql.example');
    await page.getByRole('textbox', { name: 'Database' }).fill('Members');
    await page.getByRole('button', { name: /^Tenant/ }).click();
    await page.getByRole('button', { name: /^Legacy database/ }).click();
    expect(await page.getByRole('textbox', { name: 'Server' }).inputValue()).toBe('sql.example');
    await page.getByRole('textbox', { name: 'Login' }).fill('reader');
    await page.getByLabel('Password').fill('a secret');
    await page.getByRole('button', { name: 'Run the checks' }).click();
    await expect.poll(asked).toContain('diagnose');
    expect(assistant.asked.find(({ name }) => name === 'saveLegacy')?.input).toMatchObject({
      form: { server: 'sql.example', database: 'Members', user: 'reader' },
      password: 'a secret',
    });
    assistant.show({ ...scenes.fresh, legacy: { ...scenes.fresh.legacy, passwordKnown: true } });
    await page.getByText('Known').waitFor();
    expect(await page.content()).not.toContain('a secret');
  });

  test('trusting a certificate sends its fingerprint and runs the checks again', async () => {
    assistant.show(scenes.certificate);
    await page.goto(host.url);
    await page.getByRole('button', { name: 'Trust and run the checks again' }).click();
    await expect.poll(asked).toEqual(['saveLegacy', 'diagnose']);
    expect(assistant.asked[0]?.input).toMatchObject({
      form: { trust: { kind: 'fingerprint', fingerprint256: expect.stringMatching(/^9F3C/) } },
    });
  });
});

test('a list of thousands holds only the rows in sight, and reads on as it is scrolled', async () => {
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Show 19 accounts' }).click();
  await page.getByText('625 accounts').waitFor();
  const list = page.getByRole('region', { name: 'Accounts', exact: true });
  expect(await list.locator('tr[data-account]').count()).toBeLessThan(60);
  for (let round = 0; round < 12; round++) {
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.waitForTimeout(50);
  }
  await page.getByText('625 accounts', { exact: true }).waitFor();
  expect(await list.locator('tr[data-account]').count()).toBeLessThan(60);
  await page.getByLabel('Outcome').selectOption('imported');
  await page.getByText('1,875 accounts, 200 of them read so far').waitFor();
});
