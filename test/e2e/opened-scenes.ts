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
    /** Where the clock of the page is to stand still, so that what is left of a time doesn't change with the day; in milliseconds. */
    time?: number,
  ): Promise<OpenedScene>;
  /**
   * Shows a scene where another is looked at, for the third of the time, because the page isn't loaded anew: the first scene, whatever
   * follows something that was opened or typed, and what begins with that are.
   */
  turnTo(scene: SceneName): Promise<OpenedScene>;
  close(): Promise<void>;
}

export interface OpenedScene {
  readonly page: Page;
  /** Errors, and what the CSP had to stop, so far. */
  readonly trouble: readonly string[];
}

export function emulateLook(page: Page, look: 'light' | 'dark' | 'contrast'): Promise<void> {
  return page.emulateMedia({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    forcedColors: look === 'contrast' ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
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
  let untouched = false;
  const open: OpenedScenes['open'] = async (scene, look = 'light', size = usualSize, time) => {
    untouched = false;
    assistant.forgetDrafts();
    assistant.show(scenes[scene]);
    await page.setViewportSize(size);
    await emulateLook(page, look);
    if (time !== undefined) await page.clock.setFixedTime(time);
    const seen = watchForTrouble(page);
    // Nor with a page within the step that was shown last: a reload comes back to it.
    await page.evaluate(() => history.replaceState(null, ''));
    await page.reload();
    await step.waitFor();
    await sceneBeginnings[scene]?.(page);
    return {
      page,
      // The report's frame runs no scripts, nor the one that makes the clock stand still.
      get trouble() {
        return time === undefined ? seen : seen.filter((text) => !text.includes('Blocked script execution'));
      },
    };
  };
  const turned = async (scene: SceneName): Promise<OpenedScene> => {
    await page.setViewportSize(usualSize);
    await emulateLook(page, 'light');
    const trouble = watchForTrouble(page);
    // Another workspace begins with nothing of the last one's: no answer that was kept, no list that was opened.
    assistant.show({
      ...scenes.fresh,
      workspace: { id: `before-${scene}`, name: `Before ${scene}`, environment: 'test' },
    });
    await page.getByRole('banner').getByText(`Before ${scene}`, { exact: true }).waitFor();
    assistant.show(scenes[scene]);
    await page.getByRole('banner').getByText(`Before ${scene}`, { exact: true }).waitFor({ state: 'detached' });
    await step.waitFor();
    return { page, trouble };
  };
  return {
    assistant,
    open,
    async turnTo(scene) {
      const quickly = untouched && sceneBeginnings[scene] === undefined;
      const opened = quickly ? await turned(scene) : await open(scene);
      untouched = sceneBeginnings[scene] === undefined;
      return opened;
    },
    async close() {
      await browser.close();
      await host.close();
    },
  };
}
