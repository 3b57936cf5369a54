import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../electron/practice/start-environment.ts';
import { filesWith } from '../integration/assistant/support/files-with.ts';
import { limitClock } from '../integration/assistant/support/limit-clock.ts';
import { someoneKnown } from '../integration/assistant/support/someone-known.ts';
import { keepPicture, violationsOf } from './browser.ts';
import { type OpenedWizard, openWizard } from './shells/opened-wizard.ts';

const clock = limitClock();
let servers: PracticeServers;
let wizard: OpenedWizard;
let page: Page;
let someone: Awaited<ReturnType<typeof someoneKnown>>;

beforeAll(async () => {
  wizard = await openWizard(
    'scripts',
    async () => {
      servers = await startPracticeServers(
        {
          sqlServer: { store: 'aspnet-membership', accounts: 40, seed: 3 },
          tenant: { plan: 'unlimited', importSpeed: 'instant' },
        },
        nodeFork,
      );
      return servers;
    },
    { clock },
  );
  page = wizard.page;
  await press('Use the practice environment');
  await page.getByText('Practice environment: nothing here is real').waitFor();
  await press('Run the checks');
  await page.getByRole('button', { name: 'Next: Accounts' }).and(page.locator(':not([aria-disabled="true"])')).click();
  await press('Survey the database');
  await page.getByRole('heading', { level: 1, name: '40 accounts found' }).waitFor();
  someone = await someoneKnown(servers.sqlServer.control);
  await page.getByRole('button', { name: /^Scripts/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Action scripts' }).waitFor();
}, 240_000);
afterAll(() => wizard?.close());

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const editor = (action: string) => page.getByRole('textbox', { name: `Script ${action}` });
const caption = (action: string) => page.locator(`[data-action="${action}"]`);
const result = (kind: string) => page.locator(`[data-result="${kind}"]`);
const problems = () => page.getByRole('list', { name: 'Problems' });

async function choose(action: string): Promise<void> {
  await caption(action).click();
  await editor(action).waitFor();
}

/** Puts another text into the editor, as a paste over everything does. */
async function write(action: string, text: string): Promise<void> {
  await editor(action).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

async function look(name: string): Promise<void> {
  await keepPicture(page, `scripts-${name}`);
  expect(await violationsOf(page), name).toEqual([]);
}

async function runLogin(password: string): Promise<void> {
  await page.getByLabel('Account').fill(someone.email);
  await page.getByLabel('Its password').fill(password);
  await press('Run login');
}

test('the template signs somebody in, and the profile is hidden until somebody asks', async () => {
  await page.getByText('Scripts ask SQL Server direct.').waitFor();
  await expect
    .poll(() => editor('login').textContent(), { timeout: 120_000 })
    .toContain('function login(usernameOrEmail, password, callback)');
  await page.getByText('No problem found').waitFor();
  await runLogin(someone.password);
  await result('profile').waitFor();
  expect(await page.getByLabel('Its password').inputValue()).toBe('');
  expect(await result('profile').textContent()).toContain('The script handed over a profile.');
  expect(await page.locator('body').innerText()).not.toContain(`uf-${someone.key}`);
  await press('Show personal data');
  await page.getByRole('region', { name: 'Profile' }).getByText(`uf-${someone.key}`).waitFor();
  await look('profile');
  await press('Hide personal data');
  await expect.poll(() => page.content()).not.toContain(`uf-${someone.key}`);
  await expect.poll(() => caption('login').textContent()).toContain('Profile');
  await page.getByRole('heading', { level: 1, name: 'login answers as Auth0 needs it' }).waitFor();
});

test('a wrong password is told as one, and is nowhere on the page or on disk afterwards', async () => {
  const canary = 'Kanarienvögel-im-Käfig-77';
  await runLogin(canary);
  await result('wrong-password').waitFor();
  expect(await page.content()).not.toContain(canary);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect(kept).not.toContain(canary);
  expect(await filesWith(wizard.home, [canary, someone.password])).toEqual([]);
});

test('a problem stands in the margin and in a list that leads to its line', async () => {
  await choose('getUser');
  await write('getUser', 'function getUser(email, callback) {\n  callback(null;\n}\n');
  await problems().getByText('This is no JavaScript').waitFor();
  await page.locator('.cm-lint-marker-error').waitFor();
  await page.getByText('1 error').waitFor();
  await look('problem');
  await page.getByLabel('Account').focus();
  await problems().getByRole('button', { name: 'Show line 2' }).click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Script getUser');
  await page.getByText('Your changes of getUser are not saved yet.').waitFor();
  await press('Undo my changes');
  await problems().waitFor({ state: 'detached' });
  await page.getByText('No problem found').waitFor();
});

test('what a script may use is completed', async () => {
  await write('getUser', 'function getUser(email, callback) {\n  configuration.SQL_P');
  const options = page.getByRole('listbox').getByRole('option');
  await page.keyboard.press('Control+Space');
  await expect.poll(() => options.allTextContents()).toEqual(expect.arrayContaining(['SQL_PASSWORD', 'SQL_PORT']));
  await look('completion');
  await page.keyboard.press('Escape');
  await press('Undo my changes');
});

test('Tab indents, and after Escape it leaves the editor, which is said', async () => {
  await write('getUser', 'function getUser(email, callback) {\n');
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(await focused()).toBe('Script getUser');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.cm-announced').textContent()).toContain('Tab leaves the editor now');
  await page.keyboard.press('Tab');
  await expect.poll(focused).not.toBe('Script getUser');
  await press('Undo my changes');
});

test('an endless loop ends at the limit, and the page is as alive as before', async () => {
  await write('getUser', 'function getUser(email, callback) {\n  for (;;);\n}\n');
  await page.getByLabel('Account').fill(someone.email);
  // The limit of 20 seconds is over after ten.
  clock.hurry(2);
  await press('Run getUser');
  await expect.poll(() => caption('getUser').textContent()).toContain('Running');
  await choose('login');
  await page.getByLabel('Its password').fill('typed meanwhile');
  expect(await page.getByLabel('Its password').inputValue()).toBe('typed meanwhile');
  expect(await page.getByLabel('Account').inputValue()).toBe(someone.email);
  await choose('getUser');
  await result('timed-out').waitFor({ timeout: 120_000 });
  clock.hurry(1);
  expect(await result('timed-out').textContent()).toContain('did not call back within 20 seconds');
  await expect.poll(() => caption('getUser').textContent()).toContain('Stopped at the limit');
  await page.getByRole('heading', { level: 1, name: 'getUser needs mending' }).waitFor();
  await look('timed-out');
}, 150_000);

test('a breach leads to its line', async () => {
  await write('getUser', 'function getUser(email, callback) {\n  callback(null);\n  callback(null);\n}\n');
  await press('Run getUser');
  await result('nobody').waitFor();
  const breach = page.locator('[data-breach]').filter({ hasText: 'called again' });
  await breach.getByRole('button', { name: 'Show line 3' }).click();
  await expect.poll(() => page.locator('.cm-activeLine').textContent()).toBe('  callback(null);');
  await look('breach');
});

test('a script with a secret is not saved; another is, stands against the template, and gives way to it again', async () => {
  await write(
    'getUser',
    `function getUser(email, callback) {\n  callback(null, '${servers.sqlServer.password}');\n}\n`,
  );
  await press('Save the script');
  await page.getByRole('alert').getByText('UF-7211').waitFor();
  await look('secret');
  expect(await filesWith(wizard.home, [servers.sqlServer.password])).toEqual([]);
  await write('getUser', 'function getUser(email, callback) {\n  callback(null); // mine\n}\n');
  await press('Save the script');
  await page.getByRole('button', { name: 'Save the script' }).waitFor({ state: 'detached' });
  await expect.poll(() => caption('getUser').textContent()).toContain('Edited');

  await page.reload();
  await choose('getUser');
  await expect.poll(() => editor('getUser').textContent()).toContain('// mine');
  await press('Compare with the template');
  await page.locator('.cm-deletedChunk').first().waitFor();
  await look('compared');
  await press('Back to the template');
  await page.getByText('As the template writes it from your mapping').waitFor();
  await expect.poll(() => editor('getUser').textContent()).not.toContain('// mine');
  await expect.poll(() => caption('getUser').textContent()).toContain('Template');
});

test('an action that writes is run on copies, shown, and written after a yes to its statements', async () => {
  const canary = 'Neues-Kennwort-im-Käfig-78';
  const samePassword = async (password: string) => {
    await choose('login');
    await runLogin(password);
  };
  await choose('changePassword');
  await page.getByText('Exists only direct').waitFor();
  await page.getByText('nothing of it reaches your legacy database').waitFor();
  await look('writes');
  await page.getByLabel('Account').fill(someone.email);
  await page.getByLabel('Its new password').fill(canary);
  await press('Run changePassword');
  await page.locator('[data-writing="on-copies"]').waitFor({ timeout: 120_000 });
  const shown = await page.locator('[data-writing="on-copies"]').innerText();
  expect(shown).toContain('UPDATE [dbo].[aspnet_Membership] SET');
  expect(shown).toContain('aspnet_Membership.Password: changed');
  expect(shown).toContain('Nothing was written to Practice on 127.0.0.1');
  await look('on-copies');
  await samePassword(someone.password);
  await result('profile').waitFor();

  await choose('changePassword');
  await press('Run on the legacy database…');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('This changes the legacy database Practice on 127.0.0.1').waitFor();
  expect(await dialog.innerText()).toContain('UPDATE [dbo].[aspnet_Membership] SET');
  expect(await dialog.getByRole('button', { name: 'Write to Practice' }).getAttribute('aria-disabled')).toBe('true');
  await look('write-dialog');
  await press('Write nothing');
  await dialog.waitFor({ state: 'detached' });

  await press('Run on the legacy database…');
  await dialog.getByLabel('Its new password').fill(canary);
  await press('Write to Practice');
  await page.locator('[data-writing="written"]').waitFor({ timeout: 120_000 });
  await look('written');
  expect(await page.content()).not.toContain(canary);
  await samePassword(canary);
  await result('profile').waitFor();
  expect(await filesWith(wizard.home, [canary])).toEqual([]);
  expect(wizard.trouble).toEqual([]);
}, 240_000);
