import type { Page } from 'playwright';
import type { LookChoice } from '../../electron/assistant/contract/index.ts';
import { violationsOf } from './browser.ts';
import { emulateLook } from './opened-scenes.ts';
import type { SceneName } from './scripted/scenes.ts';

/** The looks besides the usual one. */
export const otherLooks = ['dark', 'contrast'] as const;

/** The rules whose verdict a look can change; the others see the same page. */
const rulesOfLooks = ['color-contrast', 'link-in-text-block'] as const;

/**
 * Turns the page to a look as if somebody had chosen it; axe can't judge the colours that a system forces, since a browser tells it those
 * that they replace. The page hears of it with the next change of the system's look.
 */
export async function chooseLook(page: Page, look: LookChoice): Promise<void> {
  await page.evaluate((chosen) => {
    document.documentElement.dataset.look = chosen;
  }, look);
  await emulateLook(page, 'dark');
  await emulateLook(page, 'light');
}

/** What axe finds wrong with the colours that the page has by now. */
export function colorViolationsOf(page: Page): Promise<readonly string[]> {
  return violationsOf(page, rulesOfLooks);
}

/** Charts are fetched once they are needed. */
const withChart: ReadonlySet<SceneName> = new Set(['running', 'wave-running', 'weeks', 'weeks-hybrid']);

/** What a scene shows after its first frames: editors, charts, the report. */
export async function shownWhole(page: Page, scene: SceneName): Promise<void> {
  if (scene.startsWith('reports')) await page.frameLocator('#report').getByRole('heading').first().waitFor();
  if (scene.startsWith('scripts')) await page.locator('[data-editor] .cm-line').first().waitFor();
  if (scene === 'scripts-tried') await page.locator('[data-problem]').first().waitFor();
  if (withChart.has(scene)) await page.locator('.u-wrap').waitFor();
  await settled(page);
}

/** A few frames later: what measures itself has done so, and what is drawn on a canvas is. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frames = 0; frames < 4; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/**
 * Of each step what has most colours: held against axe in the light by `npm test`, and in the other looks by `npm test -- --long`, which
 * holds all the others against it in the light too. `npm run soak -- looks` does everything in each look.
 */
export const inEachLook: ReadonlySet<SceneName> = new Set([
  'start',
  'certificate',
  'questions-open',
  'narrowed',
  'tenant',
  'strategy',
  'guide',
  'scripts-tried',
  'rehearsed',
  'pilot-failed',
  'running',
  'limit-exceeded',
  'finished',
  'weeks',
  'verified',
  'sign-ins-exceeded',
  'cut-over-open',
  'person',
  'reports',
]);
