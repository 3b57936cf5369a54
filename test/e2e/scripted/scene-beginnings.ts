import type { Page } from 'playwright';
import type { SceneName } from './scenes.ts';

/** Looks somebody up by the shortcut that is said beside the field. */
async function find(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+K');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Who is it' }).fill(name);
  await page.keyboard.press('Enter');
  await drawer.locator('[data-figure="found"]').waitFor();
}

/** What somebody has done in a scene before it is looked at. */
export const sceneBeginnings: Partial<Record<SceneName, (page: Page) => Promise<void>>> = {
  person: (page) => find(page, 'zoe.celik@contoso.com'),
  'person-several': (page) => find(page, 'info@contoso.com'),
  'person-away': (page) => find(page, 'away@contoso.com'),
};
