import { expect, test } from 'vitest';
import { keepPicture, violationsOf } from '../browser.ts';
import { scenes } from '../scripted/scenes.ts';
import { scriptedPage } from './scripted-page.ts';

const on = scriptedPage();

test('what a list shows can be saved whole, and the page says where it is', async () => {
  on.assistant.show(scenes.strategy);
  await on.page.goto(on.host.url);
  await on.page
    .locator('[data-line="no-account"]')
    .getByRole('button', { name: /^Show accounts/ })
    .click();
  await on.page.getByRole('button', { name: 'Save this list' }).click();
  await on.page.locator('[data-file="list"]').waitFor();
  expect(await on.page.locator('[data-file="list"]').textContent()).toMatch(/plan-4-no-account\.csv$/);
  expect(on.assistant.asked).toMatchObject([{ name: 'saveList', input: { of: 'plan', experience: 'no-account' } }]);
  await on.page.waitForTimeout(300);
  await keepPicture(on.page, 'save-list');
  expect(await violationsOf(on.page)).toEqual([]);
  await on.page.getByRole('button', { name: 'Close' }).click();
  await on.page.getByRole('button', { name: 'Save everybody with what they meet' }).click();
  await expect.poll(() => on.assistant.asked).toHaveLength(2);
  expect(on.assistant.asked[1]).toMatchObject({ name: 'saveList', input: { of: 'plan' } });
  expect(on.assistant.asked[1]?.input).not.toHaveProperty('experience');
});

test.each(['running', 'stopped', 'finished'] as const)(
  'the numbers of a run that is %s lead to the accounts behind them',
  async (scene) => {
    on.assistant.show(scenes[scene]);
    await on.page.goto(on.host.url);
    for (const outcome of ['rejected', 'imported']) {
      const number = on.page.locator(`[data-figure="${outcome}"]`).getByRole('button');
      expect(await number.textContent()).toMatch(new RegExp(`^[\\d,]+ ${outcome}: show the accounts$`));
      await number.click();
      const drawer = on.page.getByRole('dialog');
      expect(await drawer.getByRole('combobox', { name: 'Outcome' }).inputValue()).toBe(outcome);
      await drawer.getByRole('button', { name: 'Close' }).click();
      await drawer.waitFor({ state: 'detached' });
    }
    if (scene !== 'finished') {
      await on.page.getByRole('button', { name: '3 A field that Auth0 refused: show the accounts' }).click();
      const reason = on.page.getByRole('dialog').getByRole('combobox', { name: 'Reason' });
      expect(await reason.inputValue()).toBe('field-refused');
      await on.page.getByRole('button', { name: 'Close' }).click();
    }
    // What has no account behind it leads nowhere.
    expect(await on.page.locator('[data-figure="to-send"]').getByRole('button').count()).toBe(0);
  },
);

test('the numbers of a wave lead to its accounts, in a list that is no higher than they need', async () => {
  on.assistant.show(scenes['between-waves']);
  await on.page.goto(on.host.url);
  const wave = on.page.locator('[data-wave="1"]');
  await wave.getByRole('button', { name: 'Wave 1, Rejected: show the accounts' }).click();
  const drawer = on.page.getByRole('dialog');
  await drawer.getByText('14 accounts', { exact: true }).waitFor();
  expect(await drawer.getByLabel('Wave').inputValue()).toBe('1');
  await drawer.getByRole('textbox', { name: 'Find in this list' }).fill('4@example.com');
  await drawer.getByRole('button', { name: 'Find' }).click();
  await drawer.getByText('1 account', { exact: true }).waitFor();
  const list = drawer.getByRole('region', { name: 'Accounts', exact: true });
  await expect.poll(() => list.evaluate((element) => element.getBoundingClientRect().height)).toBe(83);
  await drawer.getByLabel('Wave').selectOption('');
  await drawer.getByLabel('Outcome').selectOption('');
  await drawer.getByRole('button', { name: 'Close' }).click();
  // Of a wave that was not sent there is only its accounts.
  await expect
    .poll(() => on.page.locator('[data-wave="4"]').getByRole('button').allTextContents())
    .toEqual(['215,453 Wave 4, Accounts: show the accounts']);
});

test('a list of a million holds only the rows in sight, wherever the scrollbar leads, and skips none on the way', async () => {
  await on.page.goto(on.host.url);
  await on.page.getByRole('button', { name: 'Show 19 accounts' }).click();
  await on.page.getByText('250,000 accounts', { exact: true }).waitFor();
  await on.page.getByLabel('Outcome').selectOption('');
  await on.page.getByLabel('Reason').selectOption('');
  await on.page.getByText('1,000,000 accounts', { exact: true }).waitFor();
  const list = on.page.getByRole('region', { name: 'Accounts', exact: true });
  const rows = list.locator('tr[data-account]');
  const row = (index: number) => list.locator(`tr[aria-rowindex="${index + 2}"][data-account]`);
  await row(0).waitFor();
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
  await expect.poll(async () => Number(await rows.nth(12).getAttribute('aria-rowindex'))).toBeGreaterThan(499_000);
  await list.focus();
  await on.page.keyboard.press('End');
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
    await on.page.mouse.wheel(0, -400);
    await expect.poll(async () => (await inSight())[0]).toBeLessThan(highest);
    const seen = await inSight();
    expect(seen.at(-1)).toBeGreaterThanOrEqual(highest);
    [highest = 0] = seen;
  }
  expect(await rows.count()).toBeLessThan(60);
  await on.page.keyboard.press('Home');
  await row(0).waitFor();
  await list.getByRole('button', { name: 'Key in the legacy database' }).click();
  await list.locator('tr[aria-rowindex="2"][data-account$="999999"]').waitFor();
  expect(await list.getByRole('columnheader', { name: 'Key in' }).getAttribute('aria-sort')).toBe('descending');
  await on.page.getByRole('textbox', { name: 'Find in this list' }).fill('nobody77@example.com');
  await on.page.keyboard.press('Enter');
  await on.page.getByText('1 account', { exact: true }).waitFor();
  await on.page.getByRole('button', { name: 'Save this list' }).click();
  await expect
    .poll(() => on.assistant.asked.at(-1))
    .toMatchObject({ input: { of: 'run', sort: 'key', descending: true, search: 'nobody77@example.com' } });
  await keepPicture(on.page, 'list-searched');
  expect(await violationsOf(on.page)).toEqual([]);
});
