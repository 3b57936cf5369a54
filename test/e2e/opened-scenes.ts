import type { Page } from 'playwright';
import { ensurePageIsBuilt } from '../../build/page.ts';
import { startLocalHost } from '../../electron/local-host.ts';
import { launchBrowser, openWindow, usualSize, watchForTrouble } from './browser.ts';
import { sceneBeginnings } from './scripted/scene-beginnings.ts';
import { type SceneName, scenes } from './scripted/scenes.ts';
import { type ScriptedAssistant, scriptedAssistant } from './scripted/scripted-assistant.ts';

/** A browser and a page's host over an assistant that follows a script. */
export interface OpenedScenes {
  readonly assistant: ScriptedAssistant;
  /** Shows a scene in a page that has just been loaded: always the same window, since each new one would cost as much as the rest. */
  open(
    scene: SceneName,
    look?: 'light' | 'dark' | 'contrast',
    size?: { readonly width: number; readonly height: number },
  ): Promise<{
    readonly page: Page;
    /** Errors, and what the CSP had to stop, so far. */
    readonly trouble: readonly string[];
  }>;
  close(): Promise<void>;
}

/** `pageFolder` and `language` are for whoever wants to see another page than everybody's. */
export async function openScenes(pageFolder = ensurePageIsBuilt(), language?: string): Promise<OpenedScenes> {
  const assistant = scriptedAssistant(scenes.fresh);
  const host = await startLocalHost({ router: assistant.router, pageFolder });
  const browser = await launchBrowser();
  const page = await (await openWindow(browser, language)).newPage();
  await page.goto(host.newUrl());
  // Reloaded before it has exchanged its code, the page would have no entry any more.
  const step = page.locator('#step-heading');
  await step.waitFor();
  return {
    assistant,
    async open(scene, look = 'light', size = usualSize) {
      assistant.show(scenes[scene]);
      await page.setViewportSize(size);
      await page.emulateMedia({
        colorScheme: look === 'dark' ? 'dark' : 'light',
        forcedColors: look === 'contrast' ? 'active' : 'none',
        reducedMotion: 'reduce',
      });
      const trouble = watchForTrouble(page);
      await page.reload();
      await step.waitFor();
      await sceneBeginnings[scene]?.(page);
      return { page, trouble };
    },
    async close() {
      await browser.close();
      await host.close();
    },
  };
}
