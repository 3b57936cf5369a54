import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { keepPicture, violationsOf } from './browser.ts';
import { type OpenedScenes, openScenes } from './opened-scenes.ts';
import { closeOuts } from './scripted/close-outs.ts';
import { type SceneName, scenes } from './scripted/scenes.ts';

/** What the page does around its steps: focus, history, whose failure is shown where, what is kept of what was typed. */
let opened: OpenedScenes;
let page: Page;

beforeAll(async () => {
  opened = await openScenes();
});
afterAll(() => opened?.close());
beforeEach(() => {
  asked = opened.assistant.asked.length;
});

let asked = 0;
const show = async (scene: SceneName) => {
  ({ page } = await opened.open(scene));
};
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const focused = () => page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`);
const step = (name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: new RegExp(`^${name}`) });

test('a failure stands on the step that it came from, is marked on the others, and is none of Start’s', async () => {
  await show('confirm');
  opened.assistant.show({ ...scenes.locked, step: 'migrate' });
  await page.getByText('A run in production is locked').first().waitFor();
  expect(await step('Migrate').textContent()).not.toContain('Did not work');
  await step('Legacy database').click();
  await heading('Connected to ContosoMembers').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await step('Migrate').textContent()).toContain('Did not work: UF-4601');
  expect(await violationsOf(page)).toEqual([]);
  await press('All migrations');
  await heading('Your migrations').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('whoever presses on, goes to Start or comes back stands at the heading of what is shown', async () => {
  await show('connected');
  await press('Next: Accounts');
  await expect.poll(focused).toMatch(/^H1 /);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('tabindex'))).toBe('-1');
  await press('All migrations');
  await heading('Your migrations').waitFor();
  await expect.poll(focused).toBe('H1 Your migrations');
  await show('start');
  await press('Open Contoso members');
  await expect.poll(focused).toMatch(/^H1 /);
});

test('whoever presses a button that makes way for what it asked for stays where they are, in its card', async () => {
  await show('rehearsed');
  const opener = page.getByRole('button', { name: /^See what (a|another) pilot would do$/ });
  await opener.click();
  const leave = page.getByRole('button', { name: 'Not now' });
  const inCard = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await expect.poll(inCard).toBe('Pilot');
  await leave.click();
  await expect.poll(inCard).toBe('Pilot');
  const isInSight = await opener.evaluate((button) => {
    const { top, bottom } = button.getBoundingClientRect();
    return top > 0 && bottom < (document.querySelector('[data-buttons]')?.getBoundingClientRect().top ?? 0);
  });
  expect(isInSight).toBe(true);
});

test('a run that moves on to another screen takes whoever stood in it along, and nobody who types', async () => {
  await show('running');
  await page.getByRole('button', { name: 'Pause' }).focus();
  opened.assistant.show(scenes['between-waves']);
  await heading(/Nothing more is sent without a yes/).waitFor();
  await expect.poll(focused).toMatch(/^H1 .*without a yes/);
  const name = page.getByRole('textbox', { name: 'Who says yes' });
  await name.fill('Kim');
  opened.assistant.show({ ...scenes['between-waves'], signIns: scenes['sign-ins-exceeded'].signIns });
  await name.press('End');
  await page.keyboard.type(' Lee');
  expect(await name.inputValue()).toBe('Kim Lee');
  // Put down on purpose: nothing is taken up for them.
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  opened.assistant.show(scenes.finished);
  await heading(/accounts imported$/).waitFor();
  await page.waitForTimeout(100);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test('what lies over the page gives the focus back to what opened it', async () => {
  await show('proven');
  const prove = page.getByRole('button', { name: /^Prove/ }).first();
  for (const [opener, close] of [
    [prove, 'Escape'],
    [page.getByRole('button', { name: /^Find a person/ }), 'Escape'],
    [page.getByRole('button', { name: /^Keys and look/ }), 'Escape'],
    [page.getByRole('button', { name: /^Edit/ }).first(), 'Escape'],
  ] as const) {
    await opener.click();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(300);
    await page.keyboard.press(close);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
  }
});

test('Back and Forward go from step to step and to Start, and the address says nothing', async () => {
  await show('running');
  const address = page.url();
  await step('Tenant').click();
  await heading(/^Ready/).waitFor();
  await step('Strategy').click();
  await heading(/bulk/).waitFor();
  await press('All migrations');
  await heading('Your migrations').waitFor();
  await page.goBack();
  await heading(/bulk/).waitFor();
  await page.goBack();
  await heading(/^Ready/).waitFor();
  await page.goBack();
  await heading('Migrating').waitFor();
  await page.goForward();
  await heading(/^Ready/).waitFor();
  await page.goForward();
  await page.goForward();
  await heading('Your migrations').waitFor();
  expect(page.url()).toBe(address);
});

test('Back leads from a page within a step to that step, however often one was there, and then to the step before', async () => {
  await show('reports');
  await step('Tenant').click();
  await heading(/^Ready/).waitFor();
  await step('Reports').click();
  const undo = page.getByRole('button', { name: 'See who would be deleted' });
  await undo.click();
  await heading(/would be deleted/).waitFor();
  await page.goBack();
  await undo.waitFor();
  await press('See what would be deleted');
  await press('Back to the reports');
  await undo.click();
  await heading(/would be deleted/).waitFor();
  await press('Back');
  await undo.waitFor();
  await page.goBack();
  await heading(/^Ready/).waitFor();
  // Another step is another way out: Back comes to the page that was left, and then to its step.
  await page.goForward();
  await undo.click();
  await heading(/would be deleted/).waitFor();
  await step('Strategy').click();
  await heading(/bulk/).waitFor();
  await page.goBack();
  await heading(/would be deleted/).waitFor();
  await page.goBack();
  await undo.waitFor();
});

test('Forward and a reload come back to a page within a step, and to the step where what the page was of is gone', async () => {
  await show('reports');
  const entries = () => page.evaluate(() => history.length);
  const undo = page.getByRole('button', { name: 'See who would be deleted' });
  await undo.click();
  await heading(/would be deleted/).waitFor();
  const before = await entries();
  await press('Back');
  await undo.waitFor();
  await page.goForward();
  await heading(/would be deleted/).waitFor();
  await page.reload();
  await heading(/would be deleted/).waitFor();
  await press('Back');
  await undo.waitFor();
  expect(await entries()).toBe(before);
  await page.goForward();
  await heading(/would be deleted/).waitFor();
  const { run: _gone, ...without } = scenes.reports;
  opened.assistant.show({ ...without, reports: scenes.reports.reports.map((report) => ({ ...report, run: '99' })) });
  await undo.waitFor();
});

test('Back out of a page with an open drawer leaves nothing hidden from screen readers', async () => {
  await show('reports');
  await step('Tenant').click();
  await heading(/^Ready/).waitFor();
  await step('Accounts').click();
  await page.locator('tr[data-reason]').first().getByRole('button').click();
  await page.getByRole('dialog').waitFor();
  await page.locator('#page[aria-hidden=true]').waitFor();
  await page.goBack();
  // By their role only those are found whom screen readers are told of.
  await heading(/^Ready/).waitFor();
  await step('Accounts').waitFor();
});

test('Back into another migration is refused while a run is under way: that is said, and this one stays', async () => {
  await show('connected');
  await heading('Connected to ContosoMembers').waitFor();
  opened.assistant.show({
    ...scenes.running,
    workspace: { id: 'workspace-2', name: 'The other one', environment: 'test' },
  });
  await heading('Migrating').waitFor();
  await page.goBack();
  const notice = page.locator('[data-notice="refused-workspace"]');
  await notice.getByText('This migration stays open.').waitFor();
  await notice.getByText('A run is under way, and this can’t be done beside it.').waitFor();
  await keepPicture(page, 'refused-workspace');
  expect(await violationsOf(page)).toEqual([]);
  // The page stands where it stood, also in the history: Back from the next step leads here.
  await step('Tenant').click();
  await heading(/^Ready/).waitFor();
  expect(await notice.count()).toBe(0);
  await page.goBack();
  await heading('Migrating').waitFor();
});

test('what was typed outlives a reload', async () => {
  await show('confirm-trial');
  await page.getByRole('radio', { name: 'In waves, each after a yes' }).check();
  await page.getByRole('textbox', { name: 'Waves' }).fill('12, rest');
  await page.getByRole('textbox', { name: 'Who begins the first wave' }).fill('Kim Lee');
  await page.reload();
  const waves = page.getByRole('textbox', { name: 'Waves' });
  await waves.waitFor();
  expect(await waves.inputValue()).toBe('12, rest');
  expect(await page.getByRole('textbox', { name: 'Who begins the first wave' }).inputValue()).toBe('Kim Lee');
  await waves.fill('7, rest');
  await page.getByRole('radio', { name: 'All at once' }).check();
  await page.getByRole('radio', { name: 'In waves, each after a yes' }).check();
  expect(await waves.inputValue()).toBe('7, rest');
});

test('who asks, and why, outlives a reload, and the word that it is done by does not; the reason is let go of once it is taken', async () => {
  await show('delta-listed');
  const field = (name: RegExp) => page.getByRole('textbox', { name });
  const [who, why, word] = [field(/^Name/), field(/^Reason/), field(/^Type/)];
  await who.fill('Kim Lee');
  await why.fill('CHG-1');
  await word.fill('delta');
  await page.reload();
  await who.waitFor();
  expect([await who.inputValue(), await why.inputValue(), await word.inputValue()]).toEqual(['Kim Lee', 'CHG-1', '']);
  await word.fill('delta');
  await page.getByRole('button', { name: /^Carry/ }).click();
  await expect.poll(() => why.inputValue()).toBe('');
  expect([await who.inputValue(), await word.inputValue()]).toEqual(['Kim Lee', '']);
  expect(opened.assistant.asked.slice(asked)).toMatchObject([
    { name: 'carryOver', input: { by: 'Kim Lee', why: 'CHG-1', yes: 'delta' } },
  ]);
});

test('Escape leaves “Rename” without renaming', async () => {
  await show('start');
  await press('Rename Contoso members');
  const name = page.getByRole('textbox', { name: 'New name' });
  await name.fill('Something else');
  await name.press('Escape');
  await name.waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('BUTTON Rename');
  expect(opened.assistant.asked.slice(asked).map((one) => one.name)).not.toContain('renameWorkspace');
});

test('a practice workspace whose servers are gone says so on every step, and leads on', async () => {
  await show('confirm-trial');
  const practice = { store: 'aspnet-identity-core', accounts: 2_000, seed: 1, running: false } as const;
  const workspace = { id: 'practice-1', name: 'Practice', environment: 'practice' } as const;
  opened.assistant.show({ ...scenes['confirm-trial'], workspace, practice });
  const gone = page.getByRole('region', { name: 'Practice environment' });
  await gone.getByText('they have the same 2,000 accounts as before').waitFor();
  await page.getByRole('radio', { name: 'All at once' }).waitFor();
  await keepPicture(page, 'practice-gone');
  expect(await violationsOf(page)).toEqual([]);
  await gone.getByRole('button', { name: 'Start the practice environment anew' }).click();
  await expect.poll(() => opened.assistant.asked.at(-1)?.name).toBe('restartPractice');
  opened.assistant.show({ ...scenes['confirm-trial'], workspace, practice: { ...practice, running: true } });
  await gone.waitFor({ state: 'detached' });
  await expect.poll(focused).toMatch(/^H1 /);
});

test('“?” alone can be switched off for whoever dictates, where the keys are listed', async () => {
  await show('strategy');
  const keys = page.getByRole('dialog', { name: 'Keys and look' });
  await step('Strategy').focus();
  await page.keyboard.press('?');
  await keys.getByRole('switch', { name: /^“\?” alone/ }).uncheck();
  await keepPicture(page, 'keys');
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  expect(opened.assistant.asked.at(-1)).toMatchObject({ name: 'chooseQuestionKey', input: { on: false } });
  await page.keyboard.press('F1');
  await page.getByRole('complementary', { name: 'Guide' }).waitFor();
  expect(await keys.count()).toBe(0);
});

test('the folded steps of a narrow window are folded up by Escape and by choosing one, and the focus is never in what is hidden', async () => {
  await show('strategy');
  await page.setViewportSize({ width: 640, height: 416 });
  await press('Step 4 of 9 Strategy');
  await expect
    .poll(() => step('Strategy').evaluate((one) => one.getBoundingClientRect().bottom < innerHeight))
    .toBe(true);
  await step('Tenant').focus();
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('BUTTON Step 4 of 9 Strategy');
  expect(await step('Tenant').isVisible()).toBe(false);
  await page.keyboard.press('Enter');
  await step('Tenant').focus();
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('BUTTON Step 3 of 9 Tenant');
});

test('the second click of a double click presses nothing that came under the pointer with the first', async () => {
  await show('connected');
  const place = await page.getByRole('button', { name: 'Next: Accounts' }).boundingBox();
  if (place === null) throw new Error('The button is not shown.');
  await page.mouse.move(place.x + place.width - 20, place.y + place.height / 2);
  const click = async (clickCount: number) => {
    await page.mouse.down({ clickCount });
    await page.mouse.up({ clickCount });
  };
  await click(1);
  await expect.poll(focused).toMatch(/^H1 /);
  const pressed = () => opened.assistant.asked.slice(asked).length;
  const before = pressed();
  await click(2);
  await page.waitForTimeout(100);
  expect(pressed()).toBe(before);
  await click(1);
  await expect.poll(pressed).toBeGreaterThan(before);
});

test('a word is taken with the blank copied along with it, a pack’s path with its quotes, and no finding stands beside another pack', async () => {
  await show('reports');
  const folder = page.getByRole('textbox', { name: 'Folder of the pack' });
  const path = closeOuts.done.packs[0]?.folder ?? '';
  await folder.fill(`"${path}/manifest.json" `);
  await press('Check the pack');
  const whole = page.getByText('The pack is as it was made.');
  await whole.waitFor();
  await folder.fill(`${path}-2`);
  await whole.waitFor({ state: 'detached' });
  await press('See what would be deleted');
  const word = page.getByRole('textbox', { name: /^Type “forget”/ });
  await word.fill('forget ');
  await word.blur();
  expect(await page.getByText('in small letters').count()).toBe(0);
  expect(await page.getByText('Opens when “forget” is typed').count()).toBe(0);
});
