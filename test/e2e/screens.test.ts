import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepPicture, violationsOf } from './browser.ts';
import { cutOff, staysWhole } from './cut-off.ts';
import { inEachLook, shownWhole } from './looks.ts';
import { type OpenedScenes, openScenes } from './opened-scenes.ts';

let scenesOpen: OpenedScenes;
beforeAll(async () => {
  scenesOpen = await openScenes();
});
afterAll(() => scenesOpen?.close());

describe('a screen of each kind', () => {
  test.for([...inEachLook])(
    '%s: no error, nothing stopped by the CSP, no accessibility violation, and nothing cut off in a small or narrow window',
    async (name) => {
      const { page, trouble } = await scenesOpen.turnTo(name);
      await shownWhole(page, name);
      await keepPicture(page, `scene-${name}`);
      expect(await violationsOf(page)).toEqual([]);
      await staysWhole(page, name);
      expect(trouble).toEqual([]);
    },
  );
});

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
});
