import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, violationsOf } from '../browser.ts';
import { cutOff } from '../cut-off.ts';
import { type OpenedScenes, openScenes } from '../opened-scenes.ts';
import { closeOuts } from '../scripted/close-outs.ts';
import { scenes } from '../scripted/scenes.ts';
import { signIns } from '../scripted/sign-ins.ts';

let scenesOpen: OpenedScenes;
beforeAll(async () => {
  scenesOpen = await openScenes();
});
afterAll(() => scenesOpen?.close());

test('the watch over sign-ins looks again by itself, keeps limits that were typed, and leads to whom the numbers differ by', async () => {
  const { page } = await scenesOpen.open('sign-ins-exceeded');
  const asked = (name: string) => scenesOpen.assistant.asked.find((call) => call.name === name)?.input;
  await expect.poll(() => asked('lookAtSignIns'), { timeout: 120_000 }).toMatchObject({ byItself: true });
  await page.getByRole('button', { name: 'Set limits' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: /^Did not get in/ }).fill('many');
  await drawer.getByText('A whole number from 0 to 100, or nothing').waitFor();
  await drawer.getByRole('textbox', { name: /^Did not get in/ }).fill('8');
  // Friday's work outlives a page that is loaded anew before it is kept.
  await page.reload();
  await page.getByRole('button', { name: 'Set limits' }).click();
  await expect.poll(() => drawer.getByRole('textbox', { name: /^Did not get in/ }).inputValue()).toBe('8');
  await drawer.getByRole('textbox', { name: /^Not known to Auth0/ }).fill('');
  await keepPicture(page, 'drawer-sign-in-limits');
  expect(await violationsOf(page)).toEqual([]);
  await drawer.getByRole('button', { name: 'Keep these limits' }).click();
  await expect
    .poll(() => asked('setSignInLimits'))
    .toMatchObject({ limits: { failingPercent: 8, people: { 'hash-did-not-match': 5, blocked: 20 } } });
  await page.getByRole('button', { name: 'Show accounts: New there since the plan' }).click();
  await page.getByRole('dialog').getByText('person-2@example.com').waitFor();
  await keepPicture(page, 'drawer-differences');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  // Before anybody comes nothing is said of those who tried.
  scenesOpen.assistant.show({ ...scenes['sign-ins-exceeded'], signIns: signIns.nobodyYet });
  await page.getByText('Nobody has tried to sign in yet').waitFor();
  await page.getByText(/^Nobody tried to sign in between \d/).waitFor();
  expect(await page.getByText(/at most|of those who tried/).count()).toBe(0);
});

test('exceptions are settled in a drawer: kind by kind, one of them or all', async () => {
  const { page } = await scenesOpen.open('cut-over-open');
  await page.getByRole('button', { name: 'Settle them: Everybody who comes along has moved' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('tab', { name: 'Left out by the plan 4,589' }).click();
  await drawer.getByText('4,589 exceptions, 4,580 accepted.').waitFor();
  await drawer
    .getByRole('button', { name: /^Only this: / })
    .first()
    .click();
  await drawer.getByRole('button', { name: 'Accept only the marked one' }).waitFor();
  await keepPicture(page, 'drawer-exceptions');
  expect(await violationsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 640, height: 416 });
  await keepPicture(page, 'twice-drawer-exceptions');
  expect(await violationsOf(page)).toEqual([]);
  await drawer.getByRole('radio', { name: /^Hand the list on/ }).check();
  await drawer.getByRole('button', { name: 'Save this list' }).click();
  await drawer.locator('[data-file="list"]').waitFor();
});

test('a production workspace is closed out by somebody with a name and a reason, and not into its own folder', async () => {
  const { page } = await scenesOpen.open('reports');
  await page.getByRole('button', { name: 'See what would be deleted' }).click();
  const folder = page.getByRole('textbox', { name: 'Folder for the evidence and the disposal record' });
  await folder.fill(`${closeOuts.own}/evidence`);
  await folder.blur();
  await page.getByText(/which is going to be deleted.*\(UF-4804\)/).waitFor();
  await folder.fill('');
  await folder.blur();
  await page.getByText('Opens when everything is at its end, or given up').waitFor();
  await page.getByRole('checkbox', { name: /^Not at its end: Run 6\./ }).check();
  await page.getByRole('textbox', { name: 'Name' }).focus();
  await page.getByRole('textbox', { name: 'Reason or change number' }).focus();
  await page.getByText('Type a name: there is a production tenant in this workspace.').waitFor();
  await page.getByText('Opens with a name and a reason').waitFor();
  await keepPicture(page, 'close-out-production');
  await page.setViewportSize({ width: 640, height: 416 });
  await keepPicture(page, 'twice-close-out');
  expect(await cutOff(page)).toEqual([]);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Name' }).fill('Kim Lee');
  await page.getByRole('textbox', { name: 'Reason or change number' }).fill('CHG-4712');
  await page.getByRole('textbox', { name: 'Type “forget” to delete it' }).fill('forget');
  await page.getByRole('button', { name: 'Write the evidence and delete the rest' }).click();
  await expect
    .poll(() => scenesOpen.assistant.asked.find(({ name }) => name === 'forget')?.input)
    .toMatchObject({ yes: 'forget', by: 'Kim Lee', why: 'CHG-4712', evenUnfinished: true });
});

test('changes are carried over: who is behind each number is listed, then a name, a reason and the word', async () => {
  const { page } = await scenesOpen.open('delta-listed');
  await page.getByRole('heading', { name: '2,264 accounts would be carried over' }).waitFor();
  await page.getByRole('button', { name: 'Show 1,312: Profile and metadata, To carry over' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('ada.lovelace@contoso.com').waitFor();
  await keepPicture(page, 'drawer-changes');
  expect(await violationsOf(page)).toEqual([]);
  const asked = (name: string) => scenesOpen.assistant.asked.findLast((call) => call.name === name)?.input;
  expect(asked('changedAccounts')).toMatchObject({ delta: '3', kind: 'profile', standing: 'open', after: 0 });
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('checkbox', { name: /^Remove half-created records/ }).check();
  await page.getByText('Opens with a name and a reason').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('Kim Lee');
  await page.getByRole('textbox', { name: 'Reason or change number' }).fill('CHG-4713');
  await page.getByText('Opens when “delta” is typed').waitFor();
  await page.getByRole('textbox', { name: 'Type “delta” to carry over 2,264 accounts' }).fill('delta');
  await page.setViewportSize({ width: 640, height: 416 });
  await keepPicture(page, 'twice-delta');
  expect(await cutOff(page)).toEqual([]);
  await page.getByRole('button', { name: 'Carry over 2,264 accounts' }).click();
  await expect
    .poll(() => asked('carryOver'))
    .toMatchObject({ delta: '3', yes: 'delta', by: 'Kim Lee', why: 'CHG-4713', settleHalfCreated: true });
});

test('the cutover’s list leads to what changed, and from there to who can’t be given it', async () => {
  const { page } = await scenesOpen.open('cut-over-open');
  await page.getByRole('button', { name: 'See what changed: Nothing changes in the old application any more' }).click();
  await page.getByText('Nothing can be carried over any more; of 129 people something can’t be').waitFor();
  await keepPicture(page, 'delta-nothing-more');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Say that they have been told' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Accept all/ })
    .waitFor();
});

test.for([
  ['New passwords are in use', 'Say that none is open'],
  ['Sign-ins go on', 'Say that there was one'],
] as const)('what only people see is said by somebody, and is nobody’s list: %s', async ([title, button]) => {
  const { page } = await scenesOpen.open('cut-over-unseen');
  await page.getByRole('button', { name: `Say what you have seen: ${title}` }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: button, exact: true }).waitFor();
  await drawer.getByRole('textbox', { name: 'Who has seen it' }).waitFor();
  await keepPicture(page, `drawer-${button.replaceAll(' ', '-').toLowerCase()}`);
  expect(await drawer.textContent()).not.toMatch(/personal data|Hand the list on|exceptions?, \d/);
  expect(await violationsOf(page)).toEqual([]);
});
