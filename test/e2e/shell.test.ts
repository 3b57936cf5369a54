import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { ensurePageIsBuilt } from '../../build/page.ts';
import { type LocalHost, startLocalHost } from '../../electron/local-host.ts';
import { keepPicture, launchBrowser, openWindow, usualSize, violationsOf, watchForTrouble } from './browser.ts';
import { sceneTime } from './scripted/base-snapshot.ts';
import { afterAFew } from './scripted/mails.ts';
import { scenes } from './scripted/scenes.ts';
import { type ScriptedAssistant, scriptedAssistant } from './scripted/scripted-assistant.ts';
import { plan } from './scripted/survey-and-plan.ts';

let browser: Browser;
let pageFolder: string;
let assistant: ScriptedAssistant;
let host: LocalHost;
let page: Page;

beforeAll(async () => {
  pageFolder = ensurePageIsBuilt();
  browser = await launchBrowser();
  page = await (await openWindow(browser)).newPage();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  assistant = scriptedAssistant(scenes.running);
  host = await startLocalHost({ router: assistant.router, pageFolder });
});
afterEach(async () => {
  await page.goto('about:blank');
  await page.unrouteAll();
  await page.setViewportSize(usualSize);
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
  await host.close();
});

/** For a test that leaves something in its page: a window of its own, which costs as much as the rest of a test. */
async function inOwnWindow(): Promise<void> {
  const shared = page;
  page = await (await openWindow(browser)).newPage();
  onTestFinished(async () => {
    await page.context().close();
    page = shared;
  });
}

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
    await inOwnWindow();
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

  test('resuming: when that fails, the page says why, and first that everybody is safe', async () => {
    assistant.show(scenes.paused);
    await page.goto(host.url);
    await page.getByRole('button', { name: 'Resume the migration' }).click();
    await expect.poll(asked).toEqual(['resumeRun']);
    const failure = {
      code: 'UF-2003',
      message: 'Nobody answers there.',
      kept: 'Nothing was sent.',
      next: 'Look there.',
      places: ['migrate' as const],
    };
    assistant.show({ ...scenes.paused, failure });
    await page.getByRole('alert').getByText('Nobody answers there.').waitFor();
    await page.getByText('Nobody will be imported twice.').first().waitFor();
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

describe('Start', () => {
  beforeEach(async () => {
    assistant.show(scenes.connected);
    await page.goto(host.url);
    await page.getByRole('button', { name: 'All migrations' }).click();
    await heading('Your migrations').waitFor();
  });

  test('renames, hands on and opens by name, and says of each how it stands', async () => {
    await page.getByText('Stopped: 212,400 of 248,031 are in Auth0. Open it to see why, and to resume').waitFor();
    await page.getByRole('button', { name: 'Rename Contoso partner portal' }).click();
    await page.getByRole('textbox', { name: 'New name' }).fill('  ');
    await page.getByText('A name of at least one character').waitFor();
    await page.getByRole('textbox', { name: 'New name' }).fill('Partners');
    await page.getByRole('textbox', { name: 'New name' }).press('Enter');
    await expect.poll(asked).toEqual(['renameWorkspace']);
    await page.getByRole('button', { name: 'Save for a colleague' }).first().click();
    await page.getByText('Contoso-members.userferry.json').waitFor();
    await page.getByRole('button', { name: 'Open Nordwind Händlerbereich' }).click();
    await expect.poll(asked).toEqual(['renameWorkspace', 'openWorkspace']);
    expect(assistant.asked).toMatchObject([
      { input: { id: 'workspace-2', name: 'Partners' } },
      { input: { id: 'workspace-3' } },
    ]);
  });

  test('takes a colleague’s file, whatever encoding it has', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose the file' }).click();
    const text = '{"name":"Händler"}';
    const buffer = Buffer.from(`\ufeff${text}`, 'utf16le');
    await (await chooser).setFiles({ name: 'workspace.json', mimeType: 'application/json', buffer });
    await expect.poll(() => assistant.asked).toMatchObject([{ name: 'importWorkspace', input: { text } }]);
  });

  test('while a run is under way it shows how far it is, and opens no other', async () => {
    assistant.show({ ...scenes.running, shows: 'start' });
    await page.getByRole('button', { name: 'Open Nordwind Händlerbereich' }).click({ force: true });
    await page.getByText('Once the run that is under way has ended or is stopped').waitFor();
    await page.getByRole('button', { name: 'Go on with Contoso members' }).click();
    await expect.poll(() => assistant.asked).toMatchObject([{ name: 'openWorkspace', input: { id: 'workspace-1' } }]);
  });
});

describe('help', () => {
  const guide = () => page.getByRole('complementary', { name: 'Guide' });
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const entry = () => page.getByRole('button', { name: /^Guide to this step/ });

  test('the guide opens beside the step or over it, follows it, leads to words, and gives the focus back', async () => {
    await page.goto(host.url);
    await heading('Migrating').waitFor();
    await entry().focus();
    await page.keyboard.press('F1');
    await guide().getByRole('heading', { level: 2, name: 'Migrate' }).waitFor();
    await expect.poll(focused).toBe('Migrate');
    const [step, beside] = [await page.locator('main').boundingBox(), await guide().boundingBox()];
    expect((step?.x ?? 0) + (step?.width ?? 0)).toBeLessThanOrEqual(Math.ceil(beside?.x ?? 0));
    await guide().getByRole('button', { name: 'baseline' }).press('Enter');
    await expect.poll(focused).toBe('Baseline');
    await guide().getByRole('button', { name: 'Back to this step’s page' }).click();
    await guide().getByRole('heading', { level: 2, name: 'Migrate' }).waitFor();
    await guide().getByRole('button', { name: 'wave' }).click();
    await page.getByRole('button', { name: /^Tenant/ }).click();
    await guide().getByRole('heading', { level: 2, name: 'Tenant' }).waitFor();
    await heading('Ready: contoso.eu.auth0.com').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await guide().getByRole('button', { name: 'Close the guide' }).focus();
    await page.keyboard.press('Escape');
    await guide().waitFor({ state: 'detached' });
    await expect.poll(focused).toContain('Guide to this step');

    // Where both have no room it lies over the step.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1024, height: 700 });
    await entry().click();
    const over = page.getByRole('dialog', { name: 'Guide' });
    await over.getByRole('heading', { level: 2, name: 'Tenant' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await over.waitFor({ state: 'detached' });
    await expect.poll(focused).toContain('Guide to this step');

    // A page of it that never comes is no trouble of the step's.
    await page.route(/\/reports-(?!step)/, (route) => route.abort());
    await page.getByRole('button', { name: /^Reports/ }).click();
    await page.keyboard.press('F1');
    await page.getByText('This page of the guide could not be loaded').waitFor();
    await page.keyboard.press('Escape');
    await heading('No report yet').waitFor();
  });

  test('a word is explained to whoever comes to it by keyboard, in the guide’s own sentence, and pressed leads there', async () => {
    assistant.show(scenes.tenant);
    await page.goto(host.url);
    const word = page.getByRole('main').getByRole('button', { name: 'tenant', exact: true });
    await word.focus();
    const explained = page.getByRole('tooltip');
    await explained.getByText('Your organisation’s own part of Auth0').waitFor();
    expect(await word.getAttribute('aria-describedby')).toBe(await explained.getAttribute('id'));
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await explained.waitFor({ state: 'detached' });
    // By pointer too, which may go on to the explanation itself.
    await word.hover();
    await explained.waitFor();
    await explained.hover();
    await page.waitForTimeout(400);
    await explained.waitFor();
    await page.mouse.move(0, 0);
    await explained.waitFor({ state: 'detached' });
    await word.click();
    await page.mouse.move(0, 0);
    await expect.poll(focused).toBe('Tenant');
    await guide().getByRole('heading', { level: 3, name: 'Tenant' }).waitFor();
  });

  test('keys lead to steps, to the button that leads on and past what stands around, and rest while somebody types', async () => {
    assistant.show(scenes.fresh);
    await page.goto(host.url);
    await heading('Connect to the legacy database').waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(focused).toBe('Skip to the step');
    await page.keyboard.press('Enter');
    const atStep = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await expect.poll(atStep).toBe('Connect to the legacy database');
    await page.keyboard.press('Alt+2');
    await expect.poll(focused).toContain('After the connection');
    await page.keyboard.press('Alt+3');
    await expect.poll(atStep).toBe('Connect to the Auth0 tenant');
    await page.keyboard.press('Alt+0');
    await expect.poll(focused).toBe('Check the tenant');
    await page.getByRole('textbox', { name: 'Domain' }).press('?');
    expect(await page.getByRole('textbox', { name: 'Domain' }).inputValue()).toBe('?');
    await page.keyboard.press('Alt+1');
    await heading('Connect to the Auth0 tenant').waitFor();
    await page.getByRole('button', { name: /^Tenant/ }).focus();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys and look' });
    await keys.getByText('Go to step 1 to 9').waitFor();
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await expect.poll(focused).toContain('Tenant');
    await heading('Connect to the Auth0 tenant').waitFor();
    await expect.poll(() => assistant.asked).toMatchObject([{ name: 'showStep', input: { step: 'tenant' } }]);
  });

  test('a look that is chosen holds at once and is given to be kept; a page that comes with one has it from the start', async () => {
    const background = () =>
      page.locator('#page > div').evaluate((element) => getComputedStyle(element).backgroundColor);
    await page.goto(host.url);
    await heading('Migrating').waitFor();
    const light = await background();
    await page.getByRole('button', { name: /^Keys and look/ }).click();
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect.poll(background).not.toBe(light);
    await expect.poll(() => assistant.asked).toMatchObject([{ name: 'chooseLook', input: { look: 'dark' } }]);
    expect(await violationsOf(page)).toEqual([]);

    const other = await startLocalHost({ router: assistant.router, pageFolder, look: () => 'contrast' });
    onTestFinished(() => other.close());
    await page.goto(other.url, { waitUntil: 'commit' });
    // What the browser paints before anything of ours.
    await page.waitForFunction(() => document.querySelector('link[rel=stylesheet]') !== null);
    expect(await page.evaluate(() => document.documentElement.dataset.look)).toBe('contrast');
    await heading('Migrating').waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
    expect(await background()).toBe('rgb(0, 0, 0)');
    await keepPicture(page, 'look-contrast');
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe('the accounts step', () => {
  beforeEach(async () => {
    assistant.show(scenes.surveyed);
    await page.goto(host.url);
    await page.getByRole('heading', { level: 1, name: '248,317 accounts found' }).waitFor();
  });

  test('hides personal data until somebody asks, and again', async () => {
    const mapping = page.getByRole('region', { name: 'Mapping', exact: true });
    expect(await mapping.textContent()).toContain('Personal data hidden');
    expect(await mapping.textContent()).not.toContain('zeynep@contoso.com');
    await mapping.getByRole('button', { name: 'Show personal data' }).click();
    await mapping.getByText('zeynep@contoso.com').waitFor();
    await mapping.getByRole('button', { name: 'Hide personal data' }).click();
    await mapping.getByText('z•••@contoso.com').waitFor();
    expect(await page.content()).not.toContain('zeynep@contoso.com');
  });

  test('any set of applications can be chosen, but not none', async () => {
    await page.getByRole('button', { name: 'Choose applications' }).click();
    const survey = page.getByRole('button', { name: 'Survey these' });
    await page.getByRole('checkbox', { name: /ContosoPortal/ }).uncheck();
    await page.getByText('Choose at least one.').waitFor();
    expect(await survey.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('checkbox', { name: /Intranet/ }).check();
    await page.getByText('1,204 accounts chosen.').waitFor();
    // What floats lies over the page and hides no more of it than itself.
    const floating = page.locator('body > .fui-FluentProvider');
    expect(await floating.evaluateAll((portals) => portals.filter(({ clientHeight }) => clientHeight > 0))).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    await survey.click();
    await expect
      .poll(() => assistant.asked)
      .toMatchObject([{ name: 'chooseApplications', input: { applications: ['2'] } }]);
  });

  test('a scope is read as it was typed, and what is no number is not sent', async () => {
    const keep = page.getByRole('button', { name: 'Keep these limits' });
    expect(await keep.count()).toBe(0);
    await page.getByLabel('Only the first').fill('many');
    await page.getByText('A whole number from 1 is needed.').waitFor();
    expect(await keep.getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('Only the first').fill('1,000');
    await page.getByLabel('Only with one of these roles').fill('Member, Editor');
    await page.getByLabel('Only who signed in since').fill('2025-01-31');
    await keep.click();
    await expect
      .poll(() => assistant.asked)
      .toMatchObject([
        {
          name: 'saveScope',
          input: { scope: { first: 1_000, roles: ['Member', 'Editor'], signedInSince: '2025-01-31' } },
        },
      ]);
    await expect.poll(() => keep.count()).toBe(0);
  });

  test('a web.config goes to the assistant as text, whatever it was saved as; what is too large is not read', async () => {
    const input = page.getByLabel('web.config of the old application');
    const file = (buffer: Buffer) => ({ name: 'web.config', mimeType: 'text/xml', buffer });
    await input.setInputFiles(file(Buffer.alloc(450_001, 32)));
    await page.getByText('This file is too large for a web.config. It was not read.').waitFor();
    await input.setInputFiles(file(Buffer.from('\uFEFF<configuration/>', 'utf16le')));
    await expect
      .poll(() => assistant.asked)
      .toMatchObject([{ name: 'readWebConfig', input: { text: '<configuration/>' } }]);
    expect(await page.getByText('too large').count()).toBe(0);
  });

  test('what the DBA has to clean up goes to the clipboard, and can be pasted', async () => {
    await page
      .locator('[data-rule="sharedEmail"]')
      .getByRole('button', { name: /^Copy for the DBA/ })
      .click();
    await page.getByText('Copied, without any personal data.').waitFor();
    const roles = page.getByLabel('Only with one of these roles');
    await roles.focus();
    await page.keyboard.press('ControlOrMeta+V');
    await expect.poll(() => roles.inputValue()).toContain('SELECT u.[UserId], m.[Email]');
    expect(
      await page
        .locator('[data-line="email-missing"]')
        .getByRole('button', { name: /^Copy for the DBA/ })
        .count(),
    ).toBe(1);
    expect(
      await page.locator('[data-line="password-needs-machine-key"]').getByRole('button', { name: /^Copy/ }).count(),
    ).toBe(0);
  });

  test('where the page may not copy, the text is there to be copied by hand', async () => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not here'));
    });
    const line = page.locator('[data-line="email-missing"]');
    await line.getByRole('button', { name: /^Copy for the DBA/ }).click();
    const text = line.getByRole('textbox', { name: 'For the DBA' });
    await text.waitFor();
    expect(await text.inputValue()).toContain('accounts without an e-mail address');
    expect(await violationsOf(page)).toEqual([]);
  });

  test('of one account everything is said in the singular', async () => {
    const { accounts } = scenes.surveyed;
    const { survey } = accounts;
    if (survey === undefined) throw new Error('The scene has no survey.');
    const one = { import: 1, hold: 0, skip: 0, reject: 0 };
    const touched = { blockedAccounts: one, sharedEmail: one, withoutPassword: one, serviceAccounts: one };
    assistant.show({
      ...scenes.surveyed,
      accounts: { ...accounts, survey: { ...survey, summary: { ...survey.summary, touched } } },
    });
    const titles = page.locator('[data-rule] h3');
    await expect
      .poll(() => titles.allTextContents())
      .toEqual(['1shares an address', '1has no password', '1is disabled or locked', '1looks like a service account']);
  });

  test('a rule says whom it is about and what becomes of them, and after a change that it will be counted', async () => {
    const rule = page.locator('[data-rule="blockedAccounts"]');
    expect(await rule.textContent()).toContain('9,184are disabled or locked');
    expect(await rule.textContent()).toContain('Imported as blocked: 9,102 · Held: 70 · Rejected: 12');
    await rule.getByRole('radio', { name: 'Leave out' }).check();
    await rule.getByText('Counted again with the next plan').waitFor();
    await page
      .locator('[data-rule="sharedEmail"]')
      .getByRole('button', { name: /^Show accounts/ })
      .click();
    await page.getByText('1,000,000 accounts').waitFor();
  });
});

describe('proving a format with a test account', () => {
  const canary = 'Kanarienvögel-im-Käfig-77';
  const dialog = () => page.getByRole('dialog');
  const format = (name: string) => page.locator(`[data-proof="${name}"]`);

  async function attempt(account: string): Promise<void> {
    await format('membership-sha1')
      .getByRole('button', { name: /^Prove it with a test account/ })
      .click();
    await dialog().getByRole('textbox', { name: 'Account' }).fill(account);
    await dialog().getByLabel('Its password').fill(canary);
    await dialog().getByRole('button', { name: 'Try this password' }).click();
  }

  async function result(name: string, text: string | RegExp): Promise<void> {
    await dialog().getByText(text).first().waitFor();
    await keepPicture(page, `prove-${name}`);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.content()).not.toContain(canary);
    expect(await dialog().getByLabel('Its password').inputValue()).toBe('');
  }

  beforeEach(async () => {
    assistant.show(scenes.surveyed);
    await page.goto(host.url);
    await format('membership-sha1').waitFor();
  });

  test('says of every format whether it is proven, and whether a letter beyond ASCII was among them', async () => {
    expect(await format('membership-hmacsha256').textContent()).toContain('Not proven yet');
    expect(await format('none').count()).toBe(0);
    const letters = page.locator('[data-figure="beyond-ascii"]');
    expect(await letters.textContent()).toContain('Not done yet.');
    assistant.show(scenes.proven);
    await expect.poll(() => format('membership-hmacsha256').textContent()).toMatch(/Proven .*\d\d:\d\d/);
    expect(await format('membership-clear').textContent()).toContain('Not proven yet');
    expect(await letters.textContent()).toMatch(/has shown how those were written: .*\d\d:\d\d/);
  });

  test('sends account and password once, and the password is nowhere on the page afterwards', async () => {
    await attempt('ada@example.com');
    await result('proven', /^Proven: SHA-1 with salt/);
    expect(assistant.asked).toMatchObject([
      { name: 'provePassword', input: { account: 'ada@example.com', password: canary } },
    ]);
    expect(
      await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])),
    ).not.toContain(canary);
  });

  test('names the recipe that fits where it is another, and one button reads them so', async () => {
    await attempt('otherwise@example.com');
    await result('otherwise', 'It was made otherwise than the survey reads it.');
    expect(await dialog().textContent()).toContain('ASP.NET Membership makes it with SHA256');
    await dialog().getByRole('button', { name: 'Read them so and survey again' }).click();
    await expect
      .poll(() => assistant.asked.at(-1))
      .toMatchObject({ name: 'useRecipe', input: { recipe: { kind: 'membership', hash: 'sha256' } } });
    await dialog().waitFor({ state: 'hidden' });
  });

  test('says which account would decide where several recipes fit', async () => {
    await attempt('ambiguous@example.com');
    await result('ambiguous', 'The password fits, but 2 ways of hashing do.');
    expect(await dialog().textContent()).toContain('such as ä, é or ß');
  });

  test('says how much was tried where nothing fits, and what to do', async () => {
    await page.setViewportSize({ width: 1024, height: 700 });
    await attempt('unproven@example.com');
    await result('unproven', 'None of 1,412 ways of hashing fits this account.');
    expect(await dialog().textContent()).toContain('Sign in to the old application with this password.');
  });
});

test('what is read can be stopped', async () => {
  assistant.show(scenes.surveying);
  await page.goto(host.url);
  await page.getByText('96,400 of 248,317').waitFor();
  await page.getByRole('button', { name: 'Stop reading' }).click();
  await expect.poll(asked).toEqual(['cancelActivity']);
});

test('a choice shows at once, however long the assistant takes to say so', async () => {
  let deliver: () => void = () => undefined;
  let gate = Promise.resolve();
  await inOwnWindow();
  await page.routeWebSocket(/contract/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => void gate.then(() => socket.send(message)));
  });
  assistant.show(scenes.surveyed);
  await page.goto(host.url);
  const rule = page.locator('[data-rule="blockedAccounts"]');
  const leaveOut = rule.getByRole('radio', { name: 'Leave out' });
  await leaveOut.waitFor();
  gate = new Promise((resolve) => {
    deliver = resolve;
  });
  await leaveOut.check();
  await expect.poll(asked).toEqual(['saveRules']);
  expect(await leaveOut.isChecked()).toBe(true);
  // From here on the assistant's word counts: somebody else may have chosen otherwise meanwhile.
  assistant.show(scenes.surveyed);
  deliver();
  await expect.poll(() => leaveOut.isChecked()).toBe(false);
});

test('each mode can be chosen, says what it means, and leads to what it needs next', async () => {
  assistant.show(scenes.strategy);
  await page.goto(host.url);
  await heading('How should they move?').waitFor();
  const step = (name: string) => page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name });
  await page.getByRole('radio', { name: 'Legacy' }).check();
  await page.getByRole('region', { name: 'The first Monday with legacy' }).waitFor();
  await page.getByRole('button', { name: 'Use legacy' }).click();
  await heading('They stay where they are').waitFor();
  await step('Migrate').getByText('Nothing moves').waitFor();
  await page.getByRole('radio', { name: 'Trickle' }).check();
  await page.getByRole('button', { name: 'Use trickle' }).click();
  await page.getByRole('button', { name: 'Next: Scripts' }).waitFor();
  await step('Scripts').getByText('To deploy').waitFor();
  await page.getByRole('radio', { name: 'Bulk' }).check();
  await page.getByRole('button', { name: 'Use bulk' }).click();
  await heading('They move in bulk').waitFor();
  await step('Scripts').getByText('Not needed for bulk').waitFor();
  await page.getByRole('button', { name: 'Next: Migrate' }).click();
  await heading('242,143 accounts ready to move').waitFor();
  await expect.poll(asked).toEqual(['chooseMode', 'chooseMode', 'chooseMode', 'showStep']);
});

test('where Auth0 has refused the tenant a connection with scripts, bulk is offered with what it leaves', async () => {
  assistant.show({ ...scenes.strategy, tenant: { ...scenes.strategy.tenant, scriptsRefused: true } });
  await page.goto(host.url);
  await heading('How should they move?').waitFor();
  expect(await page.getByText('Refused by Auth0').count()).toBe(3);
});

describe('what would change at Auth0', () => {
  beforeEach(async () => {
    assistant.show(scenes['scripts-deployed']);
    await page.goto(host.url);
    await page.getByText('login is otherwise here than at Auth0.').waitFor();
    await page.getByRole('button', { name: 'See what would change' }).click();
    await heading('Somebody else has changed this connection').waitFor();
  });
  const consent = (name: string) => page.locator(`[data-consent="${name}"]`).getByRole('checkbox');
  const send = () => page.getByRole('button', { name: 'Deploy to contoso-members at contoso.eu.auth0.com' });

  test('each yes says what it allows, and all of them are sent with the code of what was shown last', async () => {
    const text = await page.locator('main').innerText();
    expect(text).toContain('API_TOKEN');
    expect(text).toContain('login, line 12: No time limit of its own');
    expect(text).toContain('verify: ASP.NET Membership keeps nowhere');
    expect(text).toContain('Stays as they left it');
    expect(await page.locator('[data-consent="foreign-changes"]').innerText()).toContain('Script login');
    await consent('foreign-changes').check();
    await consent('script-errors').check();
    expect(await send().getAttribute('aria-disabled')).toBe('true');
    await consent('drop-configuration').check();
    await page.locator('[data-change="configuration:API_TOKEN"]').getByText('removed').waitFor();
    await send().click();
    await page.getByText('Deployed, as deployment 3.').waitFor();
    const consents = ['foreign-changes', 'script-errors', 'drop-configuration'];
    expect(assistant.asked.at(-1)).toMatchObject({
      name: 'deploy',
      input: { target: { kind: 'mode' }, consents, code: 'dropped' },
    });
  });

  test('a value that only Auth0 knows can be typed, goes in once and is not shown again', async () => {
    await page.getByLabel('API_TOKEN', { exact: true }).fill('canary-value');
    await page.getByRole('button', { name: 'Keep these and look again' }).click();
    await expect
      .poll(() => assistant.asked.at(-1))
      .toMatchObject({
        name: 'saveDeploySettings',
        input: { settings: scenes['scripts-deployed'].deployment.settings, values: { API_TOKEN: 'canary-value' } },
      });
    await expect.poll(() => page.getByLabel('API_TOKEN', { exact: true }).inputValue()).toBe('');
  });

  test('the way to the database is changed in a form that keeps what it does not show', async () => {
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByLabel('Port').fill('x');
    await page.getByText('A port is a number').waitFor();
    await page.getByLabel('Port').fill('14330');
    await page.getByLabel('Its certificate').selectOption('checked');
    await page.getByLabel('Applications').fill('one, two');
    await page.getByRole('button', { name: 'Use this and look again' }).click();
    await expect
      .poll(() => assistant.asked.at(-1))
      .toMatchObject({
        name: 'saveDeploySettings',
        input: {
          settings: {
            server: 'sql.contoso.example',
            port: 14_330,
            user: 'userferry_scripts',
            trustServerCertificate: false,
            applications: ['one', 'two'],
          },
          values: {},
        },
      });
  });

  test.for([
    ['light', 1024, 700],
    ['dark', 1280, 832],
    ['contrast', 640, 416],
  ] as const)('%s, %i × %i: nothing is cut off, and axe finds nothing', async ([name, width, height]) => {
    await page.emulateMedia({
      colorScheme: name === 'dark' ? 'dark' : 'light',
      forcedColors: name === 'contrast' ? 'active' : 'none',
    });
    await page.setViewportSize({ width, height });
    await page.getByLabel('Sign-ins a second on a Monday morning').fill('20');
    await page.getByText(/^At 20 sign-ins a second up to 6 scripts/).waitFor();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await keepPicture(page, `review-${name}`);
    expect(await violationsOf(page)).toEqual([]);
    const bar = await page.locator(height < 560 ? '[data-buttons]' : 'footer').boundingBox();
    expect(Math.round((bar?.y ?? 0) + (bar?.height ?? 0))).toBe(height);
    const right = await send().boundingBox();
    expect((right?.x ?? 0) + (right?.width ?? 0)).toBeLessThanOrEqual(width);
  });
});

test('a deployment that was never seen at Auth0 is listed as one, and is no place to go back to', async () => {
  const scene = scenes['scripts-deployed'];
  const [latest, ...earlier] = scene.deployment.list;
  if (latest === undefined) throw new Error('nothing is deployed in the scene');
  const lost = { ...latest, number: latest.number, state: 'superseded' as const };
  const list = [{ ...latest, number: latest.number + 1 }, lost, ...earlier];
  assistant.show({ ...scene, deployment: { ...scene.deployment, list } });
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Ways back' }).click();
  const rowOf = (number: number) => page.locator(`[data-deployment="${number}"]`);
  await rowOf(lost.number).getByText('never known to have arrived').waitFor();
  expect(await rowOf(lost.number).getByRole('button').count()).toBe(0);
  expect(await rowOf(1).getByRole('button').count()).toBe(1);
  await keepPicture(page, 'deploy-never-seen');
});

test('what is to be known before a deployment stands above what would change', async () => {
  assistant.show(scenes['scripts-to-deploy']);
  await page.goto(host.url);
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.getByText(/^User ids that begin with “uf-” are in use at contoso-old/).waitFor();
  await page.getByText('UF-4117').waitFor();
  await keepPicture(page, 'deploy-warned');
  expect(await violationsOf(page)).toEqual([]);
});

test('a tenant that refuses scripts is told of as one where they are deployed, and bulk is one press away', async () => {
  const scene = scenes['scripts-to-deploy'];
  assistant.show({ ...scene, tenant: { ...scene.tenant, scriptsRefused: true } });
  await page.goto(host.url);
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.locator('[data-consent="adopt"]').getByRole('checkbox').check();
  await page.getByRole('button', { name: /^Deploy to / }).click();
  await page.getByRole('alert').getByText('UF-2052').waitFor();
  await page.getByRole('button', { name: 'Use bulk instead' }).click();
  await page.getByRole('button', { name: 'Next: Migrate' }).waitFor();
  await page.getByText('Bulk needs no scripts').waitFor();
  await expect.poll(asked).toEqual(['deploy', 'chooseMode']);
});

test('e-mails for people without a password: whom, how many and how fast are said, and never more are asked for than were shown', async () => {
  const experiences = [{ experience: 'needs-reset' as const, accounts: 1_600 }];
  const scene = { ...scenes.finished, plan: { ...plan, experiences } };
  assistant.show(scene);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(host.url);
  await page.getByRole('region', { name: '1,600 people have to choose a new password' }).waitFor();
  await page.getByRole('button', { name: 'See whom the e-mails would be for' }).click();
  await heading('1,598 people wait for an e-mail').waitFor();
  await page.getByText('Opens when the application is chosen').waitFor();
  await page.getByLabel('Application').selectOption('shop0client');
  await page.getByText('Opens with your yes').waitFor();
  await page.getByText('That takes under a minute').waitFor();
  await page.getByLabel('How many now').fill('many');
  await page.getByText('Opens when both are numbers').waitFor();
  await page.getByLabel('How many now').fill('10');
  await page.getByRole('checkbox', { name: /^Have them sent/ }).check();
  await keepPicture(page, 'mails-first');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Have Auth0 send 10 e-mails' }).click();
  await expect
    .poll(() => assistant.asked.at(-1))
    .toMatchObject({
      name: 'sendMails',
      input: { application: 'shop0client', first: 10, perMinute: 60, remind: false, uncertainAgain: false },
    });
  assistant.show({
    ...scene,
    mails: afterAFew,
    activity: { kind: 'reset-mails', done: 10, total: 10, started: sceneTime },
  });
  await heading('Auth0 is being asked for e-mails').waitFor();
  await page.getByRole('button', { name: 'Stop after the one on its way' }).waitFor();
  await keepPicture(page, 'mails-under-way');
  assistant.show({ ...scene, mails: afterAFew });
  await heading('1,588 people wait for an e-mail').waitFor();
  await page.getByRole('checkbox', { name: /^Ask once more for 1 uncertain one/ }).check();
  await heading('1,589 people wait for an e-mail').waitFor();
  // A yes is given for what is shown then.
  expect(await page.getByRole('checkbox', { name: /^Have them sent/ }).isChecked()).toBe(false);
  await page.setViewportSize({ width: 1024, height: 700 });
  await keepPicture(page, 'mails-further');
  expect(await violationsOf(page)).toEqual([]);
});

test('what a list shows can be saved whole, and the page says where it is', async () => {
  assistant.show(scenes.strategy);
  await page.goto(host.url);
  await page
    .locator('[data-line="no-account"]')
    .getByRole('button', { name: /^Show accounts/ })
    .click();
  await page.getByRole('button', { name: 'Save this list' }).click();
  await page.locator('[data-file="list"]').waitFor();
  expect(await page.locator('[data-file="list"]').textContent()).toMatch(/plan-4-no-account\.csv$/);
  expect(assistant.asked).toMatchObject([{ name: 'saveList', input: { of: 'plan', experience: 'no-account' } }]);
  await page.waitForTimeout(300);
  await keepPicture(page, 'save-list');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Save everybody with what they meet' }).click();
  await expect.poll(() => assistant.asked).toHaveLength(2);
  expect(assistant.asked[1]).toMatchObject({ name: 'saveList', input: { of: 'plan' } });
  expect(assistant.asked[1]?.input).not.toHaveProperty('experience');
});

test('a list of a million holds only the rows in sight, wherever the scrollbar leads, and skips none on the way', async () => {
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Show 19 accounts' }).click();
  await page.getByText('250,000 accounts', { exact: true }).waitFor();
  await page.getByLabel('Outcome').selectOption('');
  await page.getByLabel('Reason').selectOption('');
  await page.getByText('1,000,000 accounts', { exact: true }).waitFor();
  const list = page.getByRole('region', { name: 'Accounts', exact: true });
  const rows = list.locator('tr[data-account]');
  const row = (index: number) => list.locator(`tr[aria-rowindex="${index + 2}"][data-account]`);
  await row(0).waitFor();
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
  await expect.poll(async () => Number(await rows.nth(12).getAttribute('aria-rowindex'))).toBeGreaterThan(499_000);
  await list.focus();
  await page.keyboard.press('End');
  await row(999_999).waitFor();
  const inSight = () =>
    list.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return [...element.querySelectorAll('tr[data-account]')].flatMap((line) => {
        const box = line.getBoundingClientRect();
        return box.bottom > top + 37 && box.top < bottom ? [Number(line.getAttribute('aria-rowindex'))] : [];
      });
    });
  await expect.poll(async () => (await inSight()).at(-1)).toBe(1_000_001);
  await list.hover();
  let [highest = 0] = await inSight();
  for (let turn = 0; turn < 6; turn++) {
    await page.mouse.wheel(0, -400);
    await expect.poll(async () => (await inSight())[0]).toBeLessThan(highest);
    const seen = await inSight();
    expect(seen.at(-1)).toBeGreaterThanOrEqual(highest);
    [highest = 0] = seen;
  }
  expect(await rows.count()).toBeLessThan(60);
  await page.keyboard.press('Home');
  await row(0).waitFor();
  await list.getByRole('button', { name: 'Key in the legacy database' }).click();
  await list.locator('tr[aria-rowindex="2"][data-account$="999999"]').waitFor();
  expect(await list.getByRole('columnheader', { name: 'Key in' }).getAttribute('aria-sort')).toBe('descending');
  await page.getByRole('textbox', { name: 'Find in this list' }).fill('nobody77@example.com');
  await page.keyboard.press('Enter');
  await page.getByText('1 account', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Save this list' }).click();
  await expect
    .poll(() => assistant.asked.at(-1))
    .toMatchObject({ input: { of: 'run', sort: 'key', descending: true, search: 'nobody77@example.com' } });
  await keepPicture(page, 'list-searched');
  expect(await violationsOf(page)).toEqual([]);
});

test('what was not tried in production begins with a name and a reason alone', async () => {
  assistant.show(scenes.locked);
  await page.goto(host.url);
  await page.getByRole('textbox', { name: 'Who begins the first wave' }).fill('Kim Lee');
  const migrate = page.getByRole('button', { name: 'Begin wave 1 in production: 53 accounts' });
  await migrate.waitFor();
  expect(await migrate.getAttribute('aria-disabled')).toBe('true');
  await page.getByText('The latest rehearsal was of another mapping or other rules.').waitFor();
  await page.getByRole('textbox', { name: 'Who begins all the same' }).fill('Kim Lee');
  await page.getByRole('textbox', { name: 'Why' }).focus();
  expect(await migrate.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('textbox', { name: 'Why' }).fill('change 4711 can’t wait');
  await migrate.click();
  await expect
    .poll(() => assistant.asked.find(({ name }) => name === 'startRun')?.input)
    .toMatchObject({
      override: { by: 'Kim Lee', why: 'change 4711 can’t wait' },
      inWaves: { waves: '50, 1%, 10%, rest', rejected: '2%', failedSignIns: '5%' },
      by: 'Kim Lee',
    });
});

test('a workspace has a tenant for trying and one of production, and turns from one to the other with what was typed', async () => {
  assistant.show({ ...scenes.tenant, workspace: { id: 'workspace-1', name: 'Contoso members', environment: 'test' } });
  await page.goto(host.url);
  await page.getByRole('textbox', { name: 'Connection' }).fill('members-2');
  await page.getByRole('radio', { name: /^Production/ }).click();
  await expect
    .poll(() => assistant.asked.find(({ name }) => name === 'chooseEnvironment')?.input)
    .toMatchObject({
      environment: 'production',
      before: { connection: 'members-2' },
    });
});
