import type { Browser, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, onTestFinished } from 'vitest';
import { ensurePageIsBuilt } from '../../../build/page.ts';
import { type LocalHost, startLocalHost } from '../../../electron/local-host.ts';
import { launchBrowser, openWindow, usualSize } from '../browser.ts';
import { scenes } from '../scripted/scenes.ts';
import { type ScriptedAssistant, scriptedAssistant } from '../scripted/scripted-assistant.ts';

/** One window for all tests of a file, and for each of them a host of its own over an assistant that follows a script. */
export interface ScriptedPage {
  readonly browser: Browser;
  readonly pageFolder: string;
  /** Shows a run under way, until it is told to show something else. */
  readonly assistant: ScriptedAssistant;
  /** Another one where a test ends the first. */
  host: LocalHost;
  readonly page: Page;
  readonly heading: (name: string) => Locator;
  /** The names of what the page has asked of the assistant so far, in order. */
  readonly asked: () => readonly string[];
  /** For a test that leaves something in its page: a window of its own, which costs as much as the rest of a test. */
  inOwnWindow(): Promise<void>;
}

/** To be called once, where a file's tests are told: what it gives is there while they run. */
export function scriptedPage(): ScriptedPage {
  const on = {} as { -readonly [Part in keyof ScriptedPage]: ScriptedPage[Part] };
  beforeAll(async () => {
    on.pageFolder = ensurePageIsBuilt();
    on.browser = await launchBrowser();
    on.page = await (await openWindow(on.browser)).newPage();
  });
  afterAll(() => on.browser?.close());
  beforeEach(async () => {
    on.assistant = scriptedAssistant(scenes.running);
    on.host = await startLocalHost({ router: on.assistant.router, pageFolder: on.pageFolder });
  });
  afterEach(async () => {
    await on.page.goto('about:blank');
    await on.page.unrouteAll();
    await on.page.setViewportSize(usualSize);
    await on.page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
    await on.host.close();
  });
  on.heading = (name) => on.page.getByRole('heading', { level: 1, name });
  on.asked = () => on.assistant.asked.map(({ name }) => name);
  on.inOwnWindow = async () => {
    const shared = on.page;
    on.page = await (await openWindow(on.browser)).newPage();
    onTestFinished(async () => {
      await on.page.context().close();
      on.page = shared;
    });
  };
  return on;
}
