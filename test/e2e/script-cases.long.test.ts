import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../electron/common/clock.ts';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../electron/practice/start-environment.ts';
import { filesWith } from '../integration/assistant/support/files-with.ts';
import { someoneKnown } from '../integration/assistant/support/someone-known.ts';
import { keepPicture, violationsOf } from './browser.ts';
import { type OpenedWizard, openWizard } from './shells/opened-wizard.ts';

let servers: PracticeServers;
let wizard: OpenedWizard;
let page: Page;
let someone: Awaited<ReturnType<typeof someoneKnown>>;

beforeAll(async () => {
  wizard = await openWizard(
    'script-cases',
    async () => {
      servers = await startPracticeServers(
        {
          sqlServer: { store: 'aspnet-identity-core', accounts: 60, seed: 3 },
          tenant: { plan: 'unlimited', importSpeed: 'instant' },
        },
        nodeFork,
      );
      return servers;
    },
    // A case waits until a script gives up on a database that hangs: the limit must not come before.
    { clock: systemClock },
  );
  page = wizard.page;
  await press('Use the practice environment');
  await page.getByText('Practice environment: nothing here is real').waitFor();
  await press('Run the checks');
  await page.getByRole('button', { name: 'Next: Accounts' }).and(page.locator(':not([aria-disabled="true"])')).click();
  await press('Survey the database');
  await page.getByRole('heading', { level: 1, name: '60 accounts found' }).waitFor();
  someone = await someoneKnown(servers.sqlServer.control);
  await page.getByRole('button', { name: /^Scripts/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Action scripts' }).waitFor();
}, 240_000);
afterAll(() => wizard?.close());

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const caption = (action: string) => page.locator(`[data-action="${action}"]`);
const outcomes = (outcome: string) => page.locator(`[data-outcome="${outcome}"]`);
const editor = (action: string) => page.getByRole('textbox', { name: `Script ${action}` });

async function look(name: string): Promise<void> {
  await keepPicture(page, `script-cases-${name}`);
  expect(await violationsOf(page), name).toEqual([]);
}

async function write(action: string, text: string): Promise<void> {
  await editor(action).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

test('login passes its cases, the right password of somebody known among them', async () => {
  await press('Try a right password too');
  await page.getByLabel('Somebody whose password you know').fill(someone.email);
  await page.getByLabel('The password that you know').fill(someone.password);
  await press('Run the cases');
  await page.getByRole('button', { name: 'Stop the test cases' }).waitFor();
  expect(await page.getByLabel('The password that you know').inputValue()).toBe('');
  await page
    .getByRole('heading', { level: 1, name: /^\d+ test cases pass, none fails$/ })
    .waitFor({ timeout: 120_000 });
  await expect.poll(() => caption('login').textContent()).toMatch(/(\d+) of \1 passed/);
  expect(await page.locator('[data-case="right-password"]').getAttribute('data-outcome')).toBe('passed');
  expect(await outcomes('failed').count()).toBe(0);
  await look('passed');
  expect(await page.content()).not.toContain(someone.password);
  expect(await filesWith(wizard.home, [someone.password])).toEqual([]);
}, 240_000);

test('a script that changes a password wrongly fails its cases with the reason, and what it said is shown when asked for', async () => {
  await caption('changePassword').click();
  await editor('changePassword').waitFor();
  await write(
    'changePassword',
    `function changePassword(email, newPassword, callback) {
  if (!configuration.SQL_SERVER) return callback(new Error('No server.'));
  callback(null, true);
}
`,
  );
  await page.getByText('Save the script first').waitFor();
  await press('Save the script');
  await page.getByRole('button', { name: 'Save the script' }).waitFor({ state: 'detached' });
  await press('Run the cases');
  await page.getByRole('heading', { level: 1, name: /test cases fail$/ }).waitFor({ timeout: 120_000 });
  const failed = page.locator('[data-case="other-letter-case"][data-outcome="failed"]');
  await failed.getByText('login answers WrongUsernameOrPasswordError instead of somebody’s profile').waitFor();
  await failed.getByText('the old application would refuse it').waitFor();
  await failed.getByRole('button', { name: 'Show what the script said' }).click();
  await failed.locator('[data-said]').getByText('changePassword').waitFor();
  await look('failed');
});

test('results outlive a reload, and are out of date once the script is another', async () => {
  await page.reload();
  await caption('changePassword').click();
  await expect.poll(() => outcomes('failed').count()).toBeGreaterThan(0);
  await press('Back to the template');
  await page.getByText('Out of date: script, mapping or database have changed since.').waitFor();
  await expect.poll(() => caption('changePassword').textContent()).toContain('out of date');
  await look('outdated');
});

test('a run of all cases can be stopped', async () => {
  await press('Run all seven');
  await page.getByRole('button', { name: 'Stop the test cases' }).click();
  await page.getByRole('button', { name: 'Stop the test cases' }).waitFor({ state: 'detached' });
  await expect.poll(() => page.getByRole('button', { name: 'Run the cases' }).getAttribute('aria-disabled')).toBeNull();
  expect(wizard.trouble).toEqual([]);
}, 150_000);
