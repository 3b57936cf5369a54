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
  host = await startLocalHost({ router: assistant.router, pageFolder: await ensurePageIsBuilt() });
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
