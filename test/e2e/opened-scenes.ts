import type { Browser } from 'playwright';
import { ensurePageIsBuilt } from '../../build/page.ts';
import { startLocalHost } from '../../electron/local-host.ts';
import { launchBrowser, openWindow, watchForTrouble } from './browser.ts';
import { type SceneName, scenes } from './scripted/scenes.ts';
import { type ScriptedAssistant, scriptedAssistant } from './scripted/scripted-assistant.ts';

/** A browser and a page's host over an assistant that follows a script. */
export interface OpenedScenes {
  readonly browser: Browser;
  readonly assistant: ScriptedAssistant;
  /** A window of its own that shows a scene. */
  open(
    scene: SceneName,
    look?: 'light' | 'dark' | 'contrast',
    size?: { readonly width: number; readonly height: number },
  ): Promise<{
    readonly context: Awaited<ReturnType<typeof openWindow>>;
    readonly page: Awaited<ReturnType<Awaited<ReturnType<typeof openWindow>>['newPage']>>;
    /** Errors, and what the CSP had to stop, so far. */
    readonly trouble: readonly string[];
  }>;
  close(): Promise<void>;
}

export async function openScenes(): Promise<OpenedScenes> {
  const assistant = scriptedAssistant(scenes.fresh);
  const host = await startLocalHost({ router: assistant.router, pageFolder: ensurePageIsBuilt() });
  const browser = await launchBrowser();
  return {
    browser,
    assistant,
    async open(scene, look = 'light', size = { width: 1280, height: 832 }) {
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
    },
    async close() {
      await browser.close();
      await host.close();
    },
  };
}
