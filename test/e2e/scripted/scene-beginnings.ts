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

/** The guide by its key, once its page is there. */
async function openGuide(page: Page): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByRole('heading', { level: 3 }).first().waitFor();
}

async function openKeys(page: Page): Promise<void> {
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('radiogroup').waitFor();
}

async function openDelta(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Find out what changed|See how it stands)$/ }).click();
  await page.getByRole('button', { name: 'Back', exact: true }).waitFor();
}

async function openPresent(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^See (who could be updated|how they stand)$/ }).click();
  await page.getByRole('button', { name: 'Back', exact: true }).waitFor();
}

async function openRoles(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^See (who could be given roles|how the roles stand)$/ }).click();
  await page.getByRole('button', { name: 'Back', exact: true }).waitFor();
}

/** Opens the accounts behind a number of a wave. */
async function openList(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Wave 1, Rejected: show the accounts' }).click();
  await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
}

/** What somebody has done in a scene before it is looked at. */
export const sceneBeginnings: Partial<Record<SceneName, (page: Page) => Promise<void>>> = {
  guide: openGuide,
  keys: openKeys,
  'delta-refused': openDelta,
  'delta-listed': openDelta,
  'delta-under-way': openDelta,
  'delta-halted': openDelta,
  'delta-done': openDelta,
  'present-refused': openPresent,
  'present-listed': openPresent,
  'present-under-way': openPresent,
  'present-halted': openPresent,
  'present-done': openPresent,
  'roles-beginning': openRoles,
  'roles-listed': openRoles,
  'roles-right-missing': openRoles,
  'roles-under-way': openRoles,
  'roles-halted': openRoles,
  'roles-done': openRoles,
  'wave-listed': openList,
  person: (page) => find(page, 'zoe.celik@contoso.com'),
  'person-several': (page) => find(page, 'info@contoso.com'),
  'person-away': (page) => find(page, 'away@contoso.com'),
};
