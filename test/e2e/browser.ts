import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';

/** Chromium as Linux distributions and Google name it; USERFERRY_CHROMIUM overrules (build/test.ts says so when none is there). */
function chromiumPath(): string {
  const named = process.env.USERFERRY_CHROMIUM;
  if (named !== undefined) return named;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    try {
      const path = execFileSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' }).split(
        '\n',
      )[0];
      if (path !== undefined && path !== '') return path.trim();
    } catch {
      // Not this one; the next may be there.
    }
  }
  const wellKnown = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ].find((path) => existsSync(path));
  if (wellKnown === undefined) throw new Error('No Chromium found; name one with USERFERRY_CHROMIUM.');
  return wellKnown;
}

/** A real Chromium without a window. Its sandbox can't start for root, which is what CI runs as. */
export function launchBrowser(): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath: chromiumPath(), args: root ? ['--no-sandbox'] : [] });
}

/** What the screens are designed for. */
export const usualSize = { width: 1280, height: 832 };

/** A window of that size, in a fixed language and zone. */
export async function openWindow(browser: Browser, locale = 'en-GB'): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: usualSize, locale, timezoneId: 'Europe/Berlin' });
  // A busy machine has taken over half a minute for a step of an idle one’s second.
  context.setDefaultTimeout(75_000);
  return context;
}

/** Everything on a page that must never be: errors, and whatever the CSP had to stop. */
export function watchForTrouble(page: Page): readonly string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  return trouble;
}

/**
 * What axe finds wrong on a page, one line each; `rules` where the others have been looked at in the same state. What it finds is looked at once
 * more: a button that comes into use between the two of its looks is seen in the colours of before, which nobody else sees.
 */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const found = await lookedAtOnce(page, rules);
  if (found.length === 0) return found;
  await page.waitForTimeout(300);
  return lookedAtOnce(page, rules);
}

async function lookedAtOnce(page: Page, rules: readonly string[] | undefined): Promise<readonly string[]> {
  // A button that has just come into use still has the colours of before until the next frame, however short its transition is.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map((transition) => transition.finished.catch(() => undefined)),
    ),
  );
  const builder = new AxeBuilder({ page, ...((await knowsAxe(page)) ? { axeSource: ';' } : {}) })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    // Fluent's focus traps are focusable and hidden on purpose: they hand the focus on at once.
    .exclude('[data-tabster-dummy]');
  const { violations } = await (rules === undefined ? builder : builder.withRules([...rules])).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join(' ')}`,
  );
}

/** True where every frame has got axe already: half a megabyte to be read anew would cost as much as what it finds. */
async function knowsAxe(page: Page): Promise<boolean> {
  const known = await Promise.all(page.frames().map((frame) => frame.evaluate(() => 'axe' in window)));
  return known.every((each) => each);
}

/** Keeps a picture under out/screens when USERFERRY_SCREENSHOTS is set. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.USERFERRY_SCREENSHOTS === undefined) return;
  const folder = fileURLToPath(new URL('../../out/screens/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  // What is still fading in is shown as it ends.
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' });
}
