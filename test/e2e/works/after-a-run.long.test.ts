import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, violationsOf } from '../browser.ts';
import { cutOff } from '../cut-off.ts';
import { type OpenedScenes, openScenes } from '../opened-scenes.ts';
import { presents } from '../scripted/presents.ts';
import { givenRoles } from '../scripted/role-scenes.ts';
import { scenes } from '../scripted/scenes.ts';
import { undos } from '../scripted/undos.ts';

let scenesOpen: OpenedScenes;
beforeAll(async () => {
  scenesOpen = await openScenes();
});
afterAll(() => scenesOpen?.close());

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
  await page.getByRole('button', { name: 'Next: Make a new plan' }).click();
  await page.getByText('The run of this plan was undone.').waitFor();
  await page.getByRole('button', { name: 'Make a new plan' }).click();
  await expect.poll(() => scenesOpen.assistant.asked.some(({ name }) => name === 'makePlan')).toBe(true);
  expect(await violationsOf(page)).toEqual([]);
});

test('beside trickle, what was counted before a run was undone is said to be of before, and on goes a new plan', async () => {
  const weeks = scenes['weeks-hybrid'];
  const undone = [{ ...undos.finished, ended: (weeks.trickle?.look?.at ?? 0) + 60_000 }];
  const { page } = await scenesOpen.open('weeks-hybrid');
  scenesOpen.assistant.show({ ...weeks, run: scenes.finished.run, undone });
  await page.getByRole('button', { name: 'Back to who has moved' }).click();
  await page.getByText(/^Looked at .*, before run 7 was undone: whom that deleted is counted here still\./).waitFor();
  await page.getByText('The run of this plan was undone: wait for more to sign in').waitFor();
  await keepPicture(page, 'undone-weeks');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Next: Make a new plan' }).click();
  await page.getByRole('button', { name: 'Make a new plan' }).waitFor();
  // One that has stopped is told of where the old database is to be given up.
  const { activity: _, ...halted } = scenes['undo-under-way'];
  scenesOpen.assistant.show({ ...scenes['cut-over-open'], run: halted.run, undone: halted.undone });
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: /^Verify/ })
    .click();
  await page.getByText('Undoing run 7 has stopped before its end.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
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
  await page.getByRole('button', { name: 'Put them back…' }).click();
  await keepPicture(page, 'present-put-back');
  // Another act has a reason of its own: that of the update is let go of.
  await page.getByText('Opens with a name and a reason').waitFor();
  await page.getByRole('textbox', { name: 'Reason or change number' }).fill('CHG-4712');
  await page.getByRole('button', { name: 'Put 1,258 users back' }).click();
  await expect.poll(() => asked('putPresentBack')).toMatchObject({ ...said, why: 'CHG-4712', yes: 'put-back' });
  scenesOpen.assistant.show({ ...scenes['present-done'], present: presents.putBack });
  await page.getByRole('heading', { name: '1,251 users put back to what they were' }).waitFor();
  await keepPicture(page, 'present-returned');
  expect(await violationsOf(page)).toEqual([]);
  // Of a run that is undone nobody can be updated any more, and nothing leads there; who was before can be put back.
  await page.setViewportSize({ width: 1280, height: 832 });
  scenesOpen.assistant.show({ ...scenes['present-done'], undone: [undos.finished] });
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: /^Migrate/ })
    .click();
  await page.getByRole('heading', { name: 'Run 7 is undone' }).waitFor();
  await page.getByRole('button', { name: 'See how they stand' }).waitFor();
  scenesOpen.assistant.show({ ...scenes['present-listed'], undone: [undos.finished] });
  await page.getByRole('button', { name: 'See how they stand' }).waitFor({ state: 'hidden' });
  expect(await page.getByRole('heading', { name: 'Who was there before' }).count()).toBe(0);
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
  // Whoever leaves it meanwhile sees that it goes on, and where to stop it.
  scenesOpen.assistant.show(scenes['roles-under-way']);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'See how the roles stand' }).waitFor();
  await page.getByText('Giving roles', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Stop after the call under way' }).click();
  await expect.poll(() => asked('cancelActivity')).toBeDefined();
});
