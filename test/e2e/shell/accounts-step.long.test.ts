import { beforeEach, describe, expect, test } from 'vitest';
import { keepPicture, violationsOf } from '../browser.ts';
import { scenes } from '../scripted/scenes.ts';
import { scriptedPage } from './scripted-page.ts';

const on = scriptedPage();

describe('the accounts step', () => {
  beforeEach(async () => {
    on.assistant.show(scenes.surveyed);
    await on.page.goto(on.host.url);
    await on.page.getByRole('heading', { level: 1, name: '248,317 accounts found' }).waitFor();
  });

  test('hides personal data until somebody asks, and again', async () => {
    const mapping = on.page.getByRole('region', { name: 'Mapping', exact: true });
    expect(await mapping.textContent()).toContain('Personal data hidden');
    expect(await mapping.textContent()).not.toContain('zeynep@contoso.com');
    await mapping.getByRole('button', { name: 'Show personal data' }).click();
    await mapping.getByText('zeynep@contoso.com').waitFor();
    await mapping.getByRole('button', { name: 'Hide personal data' }).click();
    await mapping.getByText('z•••@contoso.com').waitFor();
    expect(await on.page.content()).not.toContain('zeynep@contoso.com');
  });

  test('any set of applications can be chosen, but not none', async () => {
    await on.page.getByRole('button', { name: 'Choose applications' }).click();
    const survey = on.page.getByRole('button', { name: 'Survey these' });
    await on.page.getByRole('checkbox', { name: /ContosoPortal/ }).uncheck();
    await on.page.getByText('Choose at least one.').waitFor();
    expect(await survey.getAttribute('aria-disabled')).toBe('true');
    await on.page.getByRole('checkbox', { name: /Intranet/ }).check();
    await on.page.getByText('1,204 accounts chosen.').waitFor();
    // What floats lies over the page and hides no more of it than itself.
    const floating = on.page.locator('body > .fui-FluentProvider');
    expect(await floating.evaluateAll((portals) => portals.filter(({ clientHeight }) => clientHeight > 0))).toEqual([]);
    expect(await violationsOf(on.page)).toEqual([]);
    await survey.click();
    await expect
      .poll(() => on.assistant.asked)
      .toMatchObject([{ name: 'chooseApplications', input: { applications: ['2'] } }]);
  });

  test('a scope is read as it was typed, and what is no number is not sent', async () => {
    const keep = on.page.getByRole('button', { name: 'Keep these limits' });
    expect(await keep.count()).toBe(0);
    await on.page.getByLabel('Only the first').fill('many');
    await on.page.getByText('A whole number from 1 is needed.').waitFor();
    expect(await keep.getAttribute('aria-disabled')).toBe('true');
    await on.page.getByLabel('Only the first').fill('1,000');
    await on.page.getByLabel('Only with one of these roles').fill('Member, Editor');
    await on.page.getByLabel('Only who signed in since').fill('2025-01-31');
    await keep.click();
    await expect
      .poll(() => on.assistant.asked)
      .toMatchObject([
        {
          name: 'saveScope',
          input: { scope: { first: 1_000, roles: ['Member', 'Editor'], signedInSince: '2025-01-31' } },
        },
      ]);
    await expect.poll(() => keep.count()).toBe(0);
  });

  test('a web.config goes to the assistant as text, whatever it was saved as; what is too large is not read', async () => {
    const input = on.page.getByLabel('web.config of the old application');
    const file = (buffer: Buffer) => ({ name: 'web.config', mimeType: 'text/xml', buffer });
    await input.setInputFiles(file(Buffer.alloc(450_001, 32)));
    await on.page.getByText('This file is too large for a web.config. It was not read.').waitFor();
    await input.setInputFiles(file(Buffer.from('\uFEFF<configuration/>', 'utf16le')));
    await expect
      .poll(() => on.assistant.asked)
      .toMatchObject([{ name: 'readWebConfig', input: { text: '<configuration/>' } }]);
    expect(await on.page.getByText('too large').count()).toBe(0);
  });

  test('what the DBA has to clean up goes to the clipboard, and can be pasted', async () => {
    await on.page
      .locator('[data-rule="sharedEmail"]')
      .getByRole('button', { name: /^Copy for the DBA/ })
      .click();
    await on.page.getByText('Copied, without any personal data.').waitFor();
    const roles = on.page.getByLabel('Only with one of these roles');
    await roles.focus();
    await on.page.keyboard.press('ControlOrMeta+V');
    await expect.poll(() => roles.inputValue()).toContain('SELECT u.[UserId], m.[Email]');
    expect(
      await on.page
        .locator('[data-line="email-missing"]')
        .getByRole('button', { name: /^Copy for the DBA/ })
        .count(),
    ).toBe(1);
    expect(
      await on.page.locator('[data-line="password-needs-machine-key"]').getByRole('button', { name: /^Copy/ }).count(),
    ).toBe(0);
  });

  test('where the page may not copy, the text is there to be copied by hand', async () => {
    await on.page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not here'));
    });
    const line = on.page.locator('[data-line="email-missing"]');
    await line.getByRole('button', { name: /^Copy for the DBA/ }).click();
    const text = line.getByRole('textbox', { name: 'For the DBA' });
    await text.waitFor();
    expect(await text.inputValue()).toContain('accounts without an e-mail address');
    expect(await violationsOf(on.page)).toEqual([]);
  });

  test('of one account everything is said in the singular', async () => {
    const { accounts } = scenes.surveyed;
    const { survey } = accounts;
    if (survey === undefined) throw new Error('The scene has no survey.');
    const one = { import: 1, hold: 0, skip: 0, reject: 0 };
    const touched = { blockedAccounts: one, sharedEmail: one, withoutPassword: one, serviceAccounts: one };
    on.assistant.show({
      ...scenes.surveyed,
      accounts: { ...accounts, survey: { ...survey, summary: { ...survey.summary, touched } } },
    });
    const titles = on.page.locator('[data-rule] h3');
    await expect
      .poll(() => titles.allTextContents())
      .toEqual(['1shares an address', '1has no password', '1is disabled or locked', '1looks like a service account']);
  });

  test('a rule says whom it is about and what becomes of them, and after a change that it will be counted', async () => {
    const rule = on.page.locator('[data-rule="blockedAccounts"]');
    expect(await rule.textContent()).toContain('9,184are disabled or locked');
    expect(await rule.textContent()).toContain('Imported as blocked: 9,102 · Held: 70 · Rejected: 12');
    await rule.getByRole('radio', { name: 'Leave out' }).check();
    await rule.getByText('Counted again with the next plan').waitFor();
    await on.page
      .locator('[data-rule="sharedEmail"]')
      .getByRole('button', { name: /^Show accounts/ })
      .click();
    await on.page.getByText('1,000,000 accounts').waitFor();
  });
});

describe('proving a format with a test account', () => {
  const canary = 'Kanarienvögel-im-Käfig-77';
  const dialog = () => on.page.getByRole('dialog');
  const format = (name: string) => on.page.locator(`[data-proof="${name}"]`);

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
    await keepPicture(on.page, `prove-${name}`);
    expect(await violationsOf(on.page)).toEqual([]);
    expect(await on.page.content()).not.toContain(canary);
    expect(await dialog().getByLabel('Its password').inputValue()).toBe('');
  }

  beforeEach(async () => {
    on.assistant.show(scenes.surveyed);
    await on.page.goto(on.host.url);
    await format('membership-sha1').waitFor();
  });

  test('says of every format whether it is proven, and whether a letter beyond ASCII was among them', async () => {
    expect(await format('membership-hmacsha256').textContent()).toContain('Not proven yet');
    expect(await format('none').count()).toBe(0);
    const letters = on.page.locator('[data-figure="beyond-ascii"]');
    expect(await letters.textContent()).toContain('Not done yet.');
    await on.page.getByText('3 password formats that move are not proven yet.', { exact: false }).waitFor();
    on.assistant.show(scenes.proven);
    await on.page.getByText('1 password format that moves is not proven yet.', { exact: false }).waitFor();
    await expect.poll(() => format('membership-hmacsha256').textContent()).toMatch(/Proven .*\d\d:\d\d/);
    expect(await format('membership-clear').textContent()).toContain('Not proven yet');
    expect(await letters.textContent()).toMatch(/has shown how those were written: .*\d\d:\d\d/);
  });

  test('sends account and password once, and the password is nowhere on the page afterwards', async () => {
    await attempt('ada@example.com');
    await result('proven', /^Proven: SHA-1 with salt/);
    expect(on.assistant.asked).toMatchObject([
      { name: 'provePassword', input: { account: 'ada@example.com', password: canary } },
    ]);
    expect(
      await on.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])),
    ).not.toContain(canary);
  });

  test('names the recipe that fits where it is another, and one button reads them so', async () => {
    await attempt('otherwise@example.com');
    await result('otherwise', 'It was made otherwise than the survey reads it.');
    expect(await dialog().textContent()).toContain('ASP.NET Membership makes it with SHA256');
    await dialog().getByRole('button', { name: 'Read them so and survey again' }).click();
    await expect
      .poll(() => on.assistant.asked.at(-1))
      .toMatchObject({ name: 'useRecipe', input: { recipe: { kind: 'membership', hash: 'sha256' } } });
    await dialog().waitFor({ state: 'hidden' });
  });

  test('says which account would decide where several recipes fit', async () => {
    await attempt('ambiguous@example.com');
    await result('ambiguous', 'The password fits, but 2 ways of hashing do.');
    expect(await dialog().textContent()).toContain('such as ä, é or ß');
  });

  test('says how much was tried where nothing fits, and what to do', async () => {
    await on.page.setViewportSize({ width: 1024, height: 700 });
    await attempt('unproven@example.com');
    await result('unproven', 'None of 1,412 ways of hashing fits this account.');
    expect(await dialog().textContent()).toContain('Sign in to the old application with this password.');
  });
});
