import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepPicture, violationsOf } from './browser.ts';
import { type OpenedScenes, openScenes } from './opened-scenes.ts';

let scenesOpen: OpenedScenes;
beforeAll(async () => {
  scenesOpen = await openScenes();
});
afterAll(() => scenesOpen?.close());

describe('editing the mapping', () => {
  const small = { width: 1024, height: 700 };

  async function openEditor(size?: { readonly width: number; readonly height: number }) {
    const opened = await scenesOpen.open('surveyed', 'light', size);
    const { page } = opened;
    await page.getByRole('button', { name: 'Edit mapping' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit the mapping' });
    const row = (field: string) => dialog.locator(`tr[data-field="${field}"]`);
    await expect.poll(() => row('email').textContent()).toContain('•••');
    return {
      ...opened,
      dialog,
      row,
      async choose(field: string, label: string) {
        await row(field).getByRole('button').click();
        await dialog.getByLabel(`${field} comes from`).selectOption({ label });
      },
      save: () => dialog.getByRole('button', { name: 'Save and survey again' }),
    };
  }

  test.for([undefined, small])(
    'has every field, and shows a field opened without accessibility violation, %o',
    async (size) => {
      const { page, trouble, dialog, row, choose } = await openEditor(size);
      const width = page.viewportSize()?.width;
      await page.waitForTimeout(400);
      await keepPicture(page, `mapping-editor-${width}`);
      expect(await violationsOf(page)).toEqual([]);
      await choose('name', 'Several columns');
      await dialog.getByRole('button', { name: 'Add a column' }).click();
      await dialog.getByRole('combobox', { name: 'Part 2' }).selectOption({ label: 'This text' });
      await dialog.getByRole('textbox', { name: 'Text of part 2' }).fill('of Contoso');
      await dialog.getByRole('button', { name: 'Add a step' }).click();
      await page.getByRole('menuitem', { name: 'Replace values by others' }).click();
      await expect.poll(() => row('name').textContent()).toContain('UserName + “of Contoso” · 1 value replaced');
      expect(await row('name').textContent()).toContain('instead of UserName');
      await page.waitForTimeout(400);
      await keepPicture(page, `mapping-editor-several-${width}`);
      expect(await violationsOf(page)).toEqual([]);
      expect(trouble).toEqual([]);
    },
  );

  test('refuses IsApproved as evidence beside the field, and keeps nothing of it', async () => {
    const { page, dialog, row, choose, save } = await openEditor();
    await choose('email_verified', 'IsApproved');
    await expect.poll(() => row('email_verified').textContent()).toContain('UF-1227');
    await expect.poll(() => dialog.getByRole('status').textContent()).toContain('1 field to mend');
    expect(await save().getAttribute('aria-disabled')).toBe('true');
    await page.waitForTimeout(400);
    await keepPicture(page, 'mapping-editor-refused');
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByLabel('email_verified comes from').selectOption({ label: 'Nothing: always false' });
    await expect.poll(() => row('email_verified').textContent()).not.toContain('UF-1227');
    await expect.poll(() => dialog.getByRole('status').textContent()).toBe('Nothing is changed yet.');
  });

  test('shows personal data when asked, keeps a draft while it is closed, and sends what was chosen', async () => {
    const { page, dialog, row, choose, save } = await openEditor();
    await choose('nickname', 'aspnet_Applications.ApplicationName');
    await dialog.getByRole('textbox', { name: 'Its name' }).fill('home.city');
    await dialog.getByText('no name with a dot').waitFor();
    await dialog.getByRole('textbox', { name: 'Its name' }).fill('since');
    await dialog.getByLabel('It comes from').selectOption({ label: 'CreateDate' });
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await row('user_metadata.since').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Edit mapping' }).click();
    await expect.poll(() => row('user_metadata.since').textContent()).toContain('2•••');
    await dialog.getByRole('button', { name: 'Show personal data' }).click();
    await expect.poll(() => row('nickname').textContent()).toContain('/ContosoPortal');
    await expect.poll(() => dialog.getByText('Personal data shown, passwords never').count()).toBe(1);
    await dialog.getByRole('button', { name: 'Hide personal data' }).click();
    await expect.poll(() => row('nickname').textContent()).not.toContain('/ContosoPortal');
    await save().click();
    await dialog.waitFor({ state: 'detached' });
    const sent = scenesOpen.assistant.asked.filter(({ name }) => name === 'saveMapping').at(-1)?.input;
    expect(sent).toMatchObject({
      edit: {
        profile: {
          fields: { nickname: { kind: 'column', column: { column: 'ApplicationName' } } },
          userMetadata: { since: { kind: 'column', column: { table: 'm', column: 'CreateDate' } } },
        },
      },
    });
  });

  test('goes back to what was proposed, also from a failure that names it', async () => {
    const { dialog, row, choose } = await openEditor();
    await choose('username', 'Nothing');
    await expect.poll(() => row('username').textContent()).toContain('instead of UserName');
    await dialog.getByRole('button', { name: 'Back to what Userferry proposed' }).click();
    await expect.poll(() => row('username').textContent()).not.toContain('instead of');
    const failed = await scenesOpen.open('mapping-no-longer-fits');
    await failed.page.getByRole('button', { name: 'Back to what Userferry proposes' }).click();
    await expect.poll(() => scenesOpen.assistant.asked.some(({ name }) => name === 'dropMappingEdit')).toBe(true);
  });
});
