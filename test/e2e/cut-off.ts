import type { Page } from 'playwright';
import { expect } from 'vitest';
import { keepPicture } from './browser.ts';
import { settled } from './looks.ts';

/** What reaches beyond the window's right edge and can't be scrolled to. */
export function cutOff(page: Page): Promise<readonly string[]> {
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

/** That in the smallest window, and in a narrow one, a page is whole: nothing is cut off sideways, and what can be pressed stays in sight. */
export async function staysWhole(page: Page, picture: string): Promise<void> {
  await page.setViewportSize({ width: 1024, height: 700 });
  await settled(page);
  await keepPicture(page, `small-${picture}`);
  expect(await cutOff(page)).toEqual([]);
  const bar = await page.locator('footer').boundingBox({ timeout: 120_000 });
  expect(Math.round((bar?.y ?? 0) + (bar?.height ?? 0))).toBe(700);
  await page.setViewportSize({ width: 480, height: 900 });
  await settled(page);
  await keepPicture(page, `narrow-${picture}`);
  expect(await cutOff(page)).toEqual([]);
}
