import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepPicture, violationsOf } from './browser.ts';
import { chooseLook, colorViolationsOf, inEachLook, otherLooks, settled, shownWhole } from './looks.ts';
import { type OpenedScenes, openScenes } from './opened-scenes.ts';
import { closeOuts } from './scripted/close-outs.ts';
import { presents } from './scripted/presents.ts';
import { givenRoles } from './scripted/role-scenes.ts';
import { type SceneName, scenes } from './scripted/scenes.ts';
import { undos } from './scripted/undos.ts';

let scenesOpen: OpenedScenes;
beforeAll(async () => {
  scenesOpen = await openScenes();
});
afterAll(() => scenesOpen?.close());

const names = Object.keys(scenes) as SceneName[];

describe('every screen', () => {
  test.for(names)(
    '%s: no error, nothing stopped by the CSP, of each kind no accessibility violation in any look; in a small and in a narrow window nothing is cut off sideways',
    async (name) => {
      const { page, trouble } = await scenesOpen.turnTo(name);
      await shownWhole(page, name);
      await keepPicture(page, `scene-${name}`);
      if (inEachLook.has(name)) {
        expect(await violationsOf(page)).toEqual([]);
        for (const look of otherLooks) {
          await chooseLook(page, look);
          await settled(page);
          await keepPicture(page, `scene-${name}-${look}`);
          expect(await colorViolationsOf(page), look).toEqual([]);
        }
        await chooseLook(page, 'system');
      }
      await page.setViewportSize({ width: 1024, height: 700 });
      await settled(page);
      await keepPicture(page, `small-${name}`);
      expect(await cutOff(page)).toEqual([]);
      const bar = await page.locator('footer').boundingBox({ timeout: 120_000 });
      expect(Math.round((bar?.y ?? 0) + (bar?.height ?? 0))).toBe(700);
      await page.setViewportSize({ width: 480, height: 900 });
      await settled(page);
      await keepPicture(page, `narrow-${name}`);
      expect(await cutOff(page)).toEqual([]);
      expect(trouble).toEqual([]);
    },
  );
});

/** What reaches beyond the window's right edge and can't be scrolled to. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        const scrolls = element.closest('section[tabindex="0"] table, canvas, .u-wrap, .cm-scroller') !== null;
        return width > 1 && right > window.innerWidth + 1 && !scrolls;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

test('a list of accounts in the dark: no accessibility violation', async () => {
  const { page, trouble } = await scenesOpen.open('running', 'dark');
  await page.getByRole('button', { name: /^Show 19 accounts/ }).click();
  await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
  await keepPicture(page, 'scene-accounts-list-dark');
  expect(await violationsOf(page)).toEqual([]);
  expect(trouble).toEqual([]);
});

test('in a narrow window the steps are folded up under the name of the one that is shown', async () => {
  const { page } = await scenesOpen.open('tenant', 'light', { width: 480, height: 900 });
  const steps = page.getByRole('navigation', { name: 'Steps' });
  const fold = page.getByRole('button', { name: 'Step 3 of 9 Tenant' });
  await fold.waitFor();
  expect(await steps.isVisible()).toBe(false);
  await fold.click();
  await keepPicture(page, 'narrow-steps');
  expect(await violationsOf(page)).toEqual([]);
  await steps.getByRole('button', { name: /^Accounts/ }).click();
  await page.getByRole('button', { name: 'Step 2 of 9 Accounts' }).waitFor();
  expect(await steps.isVisible()).toBe(false);
});

describe('at twice the size, where a window is 640 × 416', () => {
  test.for(['weeks-hybrid', 'cut-over-open'] as const)(
    '%s: nothing is cut off sideways, what can be pressed stays, and the rest is the page’s',
    async (name) => {
      const { page } = await scenesOpen.open(name, 'light', { width: 640, height: 416 });
      if (name.startsWith('weeks')) await page.locator('.u-wrap').waitFor();
      await keepPicture(page, `twice-${name}`);
      expect(await cutOff(page)).toEqual([]);
      expect(await violationsOf(page)).toEqual([]);
      const bar = await page.locator('[data-buttons]').boundingBox();
      expect(Math.round((bar?.y ?? 0) + (bar?.height ?? 0))).toBe(416);
      // Nothing but the title bar stands still above what can be pressed.
      const heading = page.getByRole('heading', { level: 1 });
      await heading.evaluate((element) => element.scrollIntoView({ block: 'start' }));
      expect((await heading.boundingBox())?.y).toBeLessThan(80);
    },
  );

  test('the watch over sign-ins looks again by itself, keeps limits that were typed, and leads to whom the numbers differ by', async () => {
    const { page } = await scenesOpen.open('sign-ins-exceeded');
    const asked = (name: string) => scenesOpen.assistant.asked.find((call) => call.name === name)?.input;
    await expect.poll(() => asked('lookAtSignIns'), { timeout: 120_000 }).toMatchObject({ byItself: true });
    await page.getByRole('button', { name: 'Set limits' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: /^Did not get in/ }).fill('many');
    await drawer.getByText('A whole number from 0 to 100, or nothing').waitFor();
    await drawer.getByRole('textbox', { name: /^Did not get in/ }).fill('8');
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

  test('a run is undone: who goes and who stays is said, then a name, a reason and the word; it stops, goes on, and ends', async () => {
    const { page } = await scenesOpen.open('reports');
    await page.getByRole('button', { name: 'See who would be deleted' }).click();
    await page.getByRole('heading', { name: '59,203 users would be deleted, 253 kept' }).waitFor();
    await page.getByRole('button', { name: 'Show who is kept' }).click();
    await page.getByText('253 users').waitFor();
    await page.getByRole('button', { name: 'z•••@contoso.com' }).first().waitFor();
    await keepPicture(page, 'undo-kept');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show personal data' }).click();
    await page.getByRole('button', { name: 'zoe.celik0@contoso.com' }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Signed in, enrolled a second factor' }).click();
    await page.getByText('9 users: signed in, enrolled a second factor').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('checkbox', { name: 'were changed' }).check();
    await page.getByText('Opens with a name and a reason').waitFor();
    await keepPicture(page, 'undo');
    await page.getByRole('textbox', { name: 'Name' }).fill('Kim Lee');
    await page.getByRole('textbox', { name: 'Reason or change number' }).fill('CHG-4711 was withdrawn');
    await page.getByRole('textbox', { name: 'Type “undo” to delete 59,234 users' }).fill('undo');
    await page.setViewportSize({ width: 640, height: 416 });
    await keepPicture(page, 'twice-undo');
    expect(await cutOff(page)).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete 59,234 users' }).click();
    await expect
      .poll(() => scenesOpen.assistant.asked.find(({ name }) => name === 'undoRun')?.input)
      .toMatchObject({ run: '7', yes: 'undo', also: ['changed'], by: 'Kim Lee', why: 'CHG-4711 was withdrawn' });
    await page.setViewportSize({ width: 1024, height: 700 });
    const { activity: _, ...halted } = scenes['undo-under-way'];
    scenesOpen.assistant.show(scenes['undo-under-way']);
    await page.getByRole('button', { name: 'Stop after those being deleted' }).waitFor();
    await page.locator('[data-figure="done"]').getByText('of 59,460 done').waitFor();
    await page.locator('[data-figure="remaining"]').getByText('1 h 30 min').waitFor();
    await keepPicture(page, 'undo-under-way');
    expect(await violationsOf(page)).toEqual([]);
    // Whoever leaves it, or comes to Migrate, is told of it.
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.locator('[data-notice="undo"]').getByText('Run 7 is being undone.').waitFor();
    await keepPicture(page, 'undo-told');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Migrate' }).click();
    await page.getByRole('heading', { name: 'The run is being undone' }).waitFor();
    scenesOpen.assistant.show(halted);
    await page.getByText('Opens when “undo” is typed').waitFor();
    await keepPicture(page, 'undo-halted');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByText('Undoing run 7 has stopped before its end.').waitFor();
    await page.getByRole('button', { name: 'See how it stands' }).first().click();
    scenesOpen.assistant.show({ ...halted, undone: [undos.finished] });
    await page.getByRole('heading', { name: 'The run is undone' }).waitFor();
    await keepPicture(page, 'undone');
    expect(await violationsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(300);
    await keepPicture(page, 'undone-dark');
    expect(await violationsOf(page)).toEqual([]);
    // What was verified before it is not claimed any more.
    scenesOpen.assistant.show({ ...scenes.verified, undone: [undos.finished] });
    await page
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('button', { name: /^Verify/ })
      .click();
    await page.getByRole('heading', { name: 'Run 7 was undone' }).waitFor();
    expect(await page.getByText(/accounted for/).count()).toBe(0);
    await keepPicture(page, 'undone-verify');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show the migration' }).click();
    await page.getByRole('button', { name: 'See how it stands' }).first().click();
    // One that waited for its next wave waits no more, and says of nobody that they are in Auth0.
    const undone = [{ ...undos.finished, run: scenes['between-waves'].run?.id ?? '' }];
    scenesOpen.assistant.show({ ...scenes['between-waves'], undone });
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByRole('heading', { name: /^Run \d+ is undone$/ }).waitFor();
    await page.getByRole('button', { name: 'Next: Make a new plan' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
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

  test('who was there before is updated, with their passwords only by a word, and put back', async () => {
    const { page } = await scenesOpen.open('present-listed');
    await page.getByRole('heading', { name: '1,260 users would be updated, 130 left as they are' }).waitFor();
    await page.getByRole('button', { name: 'Have signed in: their profile is Auth0’s' }).click();
    await page.getByRole('dialog').getByText('name: Ada L. → Ada Lovelace', { exact: false }).waitFor();
    await keepPicture(page, 'drawer-present');
    expect(await violationsOf(page)).toEqual([]);
    const asked = (name: string) => scenesOpen.assistant.asked.findLast((call) => call.name === name)?.input;
    expect(asked('presentPeople')).toMatchObject({ run: '7', states: ['left'], reason: 'signed-in' });
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Kim Lee');
    await page.getByRole('textbox', { name: 'Reason or change number' }).fill('CHG-4711');
    await page.getByRole('checkbox', { name: /^Have the next delta replace their passwords/ }).check();
    await page.getByText('Opens when “passwords” is typed').waitFor();
    await page.getByRole('textbox', { name: /^Type “passwords”/ }).fill('passwords');
    await page.setViewportSize({ width: 640, height: 416 });
    await keepPicture(page, 'twice-present');
    expect(await cutOff(page)).toEqual([]);
    await page.getByRole('button', { name: 'Update 1,260 users' }).click();
    const said = { run: '7', by: 'Kim Lee', why: 'CHG-4711' };
    await expect.poll(() => asked('updatePresent')).toMatchObject({ ...said, yes: 'update', passwords: true });
    scenesOpen.assistant.show(scenes['present-done']);
    await page.getByRole('button', { name: 'Put them back …' }).click();
    await keepPicture(page, 'present-put-back');
    await page.getByRole('button', { name: 'Put 1,258 users back' }).click();
    await expect.poll(() => asked('putPresentBack')).toMatchObject({ ...said, yes: 'put-back' });
    scenesOpen.assistant.show({ ...scenes['present-done'], present: presents.putBack });
    await page.getByRole('heading', { name: '1,251 users put back to what they were' }).waitFor();
    await keepPicture(page, 'present-returned');
    expect(await violationsOf(page)).toEqual([]);
  });

  test('roles are shown by name, chosen, looked at again and given by a word; who was there before only when somebody says so', async () => {
    const { page } = await scenesOpen.open('roles-listed');
    await page.getByRole('heading', { name: 'A role would be given 58,222 times' }).waitFor();
    const editors = page.locator('[data-role="Catalog Editor"]');
    await editors.getByRole('button', { name: 'Not given it: no role at Auth0 stands for it', exact: true }).click();
    await page.getByRole('dialog').getByText('grace.hopper@contoso.com').waitFor();
    await keepPicture(page, 'drawer-roles');
    expect(await violationsOf(page)).toEqual([]);
    const asked = (name: string) => scenesOpen.assistant.asked.findLast((call) => call.name === name)?.input;
    expect(asked('roleHolders')).toMatchObject({ run: '7', number: 3, states: ['waiting'], present: false });
    await page.getByRole('button', { name: 'Close' }).click();
    await editors.getByRole('combobox', { name: 'At Auth0' }).selectOption('Catalogue editors');
    await page.locator('[data-role="Members"]').getByRole('combobox', { name: 'At Auth0' }).selectOption('');
    await page.getByRole('heading', { name: 'Other roles are chosen, and nobody has looked since' }).waitFor();
    await page.getByRole('button', { name: 'See it with these roles' }).click();
    const choices = [
      { name: 'Catalog Editor', role: 'Catalogue editors' },
      { name: 'Members', role: null },
    ];
    await expect.poll(() => asked('lookAtRoles')).toMatchObject({ run: '7', choices });
    await editors.getByRole('combobox').selectOption('');
    await page.locator('[data-role="Members"]').getByRole('combobox').selectOption('Members');
    await page.getByRole('checkbox', { name: /^Also to who was there before the run/ }).check();
    await page.getByRole('textbox', { name: 'Name' }).fill('Kim Lee');
    await page.getByRole('textbox', { name: 'Type “roles” to give a role 59,634 times' }).fill('roles');
    await keepPicture(page, 'roles-asked');
    await page.setViewportSize({ width: 640, height: 416 });
    await keepPicture(page, 'twice-roles');
    expect(await cutOff(page)).toEqual([]);
    await page.getByRole('button', { name: 'Give a role 59,634 times' }).click();
    const said = { run: '7', yes: 'roles', listed: givenRoles.listed.listed, present: true, by: 'Kim Lee' };
    await expect.poll(() => asked('giveRoles')).toMatchObject(said);
  });

  test('the cutover’s list leads to what changed, and from there to who can’t be given it', async () => {
    const { page } = await scenesOpen.open('cut-over-open');
    await page
      .getByRole('button', { name: 'See what changed: Nothing changes in the old application any more' })
      .click();
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
});
