import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensurePageIsBuilt } from '../../build/page.ts';
import { type LocalHost, startLocalHost } from '../../electron/local-host.ts';
import { keepPicture, launchBrowser, openWindow, violationsOf, watchForTrouble } from './browser.ts';
import { type SceneName, scenes } from './scripted/scenes.ts';
import { type ScriptedAssistant, scriptedAssistant } from './scripted/scripted-assistant.ts';

let browser: Browser;
let host: LocalHost;
let assistant: ScriptedAssistant;

beforeAll(async () => {
  assistant = scriptedAssistant(scenes.fresh);
  host = await startLocalHost({ router: assistant.router, pageFolder: ensurePageIsBuilt() });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

async function open(
  scene: SceneName,
  look: 'light' | 'dark' | 'contrast' = 'light',
  size = { width: 1280, height: 832 },
) {
  assistant.show(scenes[scene]);
  const context = await openWindow(browser, size);
  const page = await context.newPage();
  const trouble = watchForTrouble(page);
  await page.emulateMedia({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    forcedColors: look === 'contrast' ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  await page.goto(host.newUrl());
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { context, page, trouble };
}

const names = Object.keys(scenes) as SceneName[];

describe('every screen, at 1280 × 832', () => {
  test.for(names)('%s: no accessibility violation, no error, nothing stopped by the CSP', async (name) => {
    const { context, page, trouble } = await open(name);
    if (name === 'reports') await page.frameLocator('#report').getByRole('heading').waitFor();
    await page.waitForTimeout(150);
    await keepPicture(page, `scene-${name}`);
    expect(await violationsOf(page)).toEqual([]);
    expect(trouble).toEqual([]);
    await context.close();
  });
});

describe('the same in other looks and sizes', () => {
  test.for([
    ['running', 'dark'],
    ['accounts-list', 'dark'],
    ['strategy', 'dark'],
    ['narrowed', 'dark'],
    ['questions-open', 'dark'],
    ['which-store', 'dark'],
    ['certificate', 'contrast'],
    ['strategy', 'contrast'],
    ['narrowed', 'contrast'],
    ['questions-open', 'contrast'],
    ['running', 'contrast'],
  ] as const)('%s, %s: no accessibility violation', async ([name, look]) => {
    const { context, page, trouble } = await open(name === 'accounts-list' ? 'running' : name, look);
    if (name === 'accounts-list') await page.getByRole('button', { name: /^Show 19 accounts/ }).click();
    await page.waitForTimeout(400);
    await keepPicture(page, `scene-${name}-${look}`);
    expect(await violationsOf(page)).toEqual([]);
    expect(trouble).toEqual([]);
    await context.close();
  });

  test.for(names)('%s at 1024 × 700: nothing is cut off sideways and the bottom bar stays', async (name) => {
    const { context, page } = await open(name, 'light', { width: 1024, height: 700 });
    await page.waitForTimeout(150);
    await keepPicture(page, `small-${name}`);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => {
          const { right, width } = element.getBoundingClientRect();
          const scrolls = element.closest('section[tabindex="0"] table, canvas, .u-wrap') !== null;
          return width > 1 && right > window.innerWidth + 1 && !scrolls;
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(cut).toEqual([]);
    const bar = await page.locator('footer').boundingBox({ timeout: 2000 });
    expect(Math.round((bar?.y ?? 0) + (bar?.height ?? 0))).toBe(700);
    await context.close();
  });
});
