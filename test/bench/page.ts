// `npm run bench -- page [SECONDS]`: how soon the first step can be used, how much JavaScript that takes, and what a run of a million accounts
// that reports four times a second costs the page: tasks that keep it from answering, and memory. Reference: a page with nothing on it, by
// the same browser and host.
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright';
import { ensurePageIsBuilt } from '../../build/page.ts';
import { startLocalHost } from '../../electron/local-host.ts';
import { launchBrowser, openWindow } from '../e2e/browser.ts';
import { running } from '../e2e/scripted/runs.ts';
import { scenes } from '../e2e/scripted/scenes.ts';
import { scriptedAssistant } from '../e2e/scripted/scripted-assistant.ts';

const LOADS = 7;
const REPORTS_A_SECOND = 4;
const ACCOUNTS = 1_000_000;
/** Longer tasks keep a page from answering in time (W3C, Long Tasks API). */
const LONG_TASK_MS = 50;

export async function run(args: readonly string[]): Promise<void> {
  const seconds = args[0] === undefined ? 30 : Number(args[0]);
  const assistant = scriptedAssistant(scenes.fresh);
  const host = await startLocalHost({ router: assistant.router, pageFolder: ensurePageIsBuilt() });
  const browser = await launchBrowser();
  try {
    const page = await (await openWindow(browser)).newPage();
    await noteWhenUsable(page);
    const sizes = await firstLoadSizes(page, host.newUrl());
    const usable = await median(LOADS, async () => {
      await page.reload();
      return untilUsable(page);
    });
    const nothing = await median(LOADS, async () => {
      await page.goto('data:text/html,<h1 id=step-heading>Nothing</h1><footer><button>Go</button></footer>');
      return untilUsable(page);
    });
    console.log(
      `first step usable ${usable.toFixed(0)} ms after the first byte, median of ${LOADS}; a page with nothing on it ${nothing.toFixed(0)} ms`,
    );
    console.log(
      `first-load JavaScript ${kilobytes(sizes.gzipped)} gzipped in ${sizes.files} files (${kilobytes(sizes.plain)} plain)`,
    );

    await page.goto(host.newUrl());
    await page.locator('#step-heading').waitFor();
    const told = await duringRun(page, seconds, (done) => assistant.show(sceneAt(done)));
    console.log(
      `a run of ${ACCOUNTS.toLocaleString('en')} that reports for ${seconds} s: ${told.longTasks} tasks over ${LONG_TASK_MS} ms (longest ${told.longest.toFixed(0)} ms), memory ${(told.after / told.before).toFixed(2)} × that of its beginning (${megabytes(told.before)} → ${megabytes(told.after)})`,
    );
  } finally {
    await browser.close();
    await host.close();
  }
}

/** What the page loads before its first step is there. */
async function firstLoadSizes(page: Page, url: string) {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) bodies.push(response.body());
  });
  await page.goto(url);
  await page.locator('#step-heading').waitFor();
  const scripts = await Promise.all(bodies);
  page.removeAllListeners('response');
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    files: scripts.length,
    plain: sum(scripts.map((script) => script.length)),
    gzipped: sum(scripts.map((script) => gzipSync(script).length)),
  };
}

/**
 * Has each page that is loaded from now on note when heading and buttons of the step are there and it is idle enough to answer. The page
 * notes it itself: who asks it from outside asks in steps of up to half a second.
 */
async function noteWhenUsable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const there = () =>
      document.querySelector('#step-heading') !== null && document.querySelector('footer button') !== null;
    const watch = new MutationObserver(() => {
      if (!there()) return;
      watch.disconnect();
      // A task of its own: whatever keeps the page from answering comes before it.
      setTimeout(() => performance.mark('usable'));
    });
    watch.observe(document, { childList: true, subtree: true });
  });
}

/** Ms from the first byte of the page until it could be used. */
async function untilUsable(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return (performance.getEntriesByName('usable')[0]?.startTime ?? Number.NaN) - (navigation?.responseStart ?? 0);
  });
}

/** The running scene after so large a part of the accounts. */
function sceneAt(done: number) {
  const imported = Math.round(ACCOUNTS * done);
  const toSend = ACCOUNTS - imported;
  const rate = 92 + 8 * Math.sin(done * 40);
  const counts = {
    ...running.counts,
    total: ACCOUNTS,
    imported,
    held: 0,
    skipped: 0,
    rejected: 0,
    withTenant: 0,
    toSend,
  };
  const series = running.series.map(({ at }, index) => ({ at, rate: rate + Math.sin(index + done * 100) * 5 }));
  return {
    ...scenes.running,
    run: { ...running, counts, series, rate: { now: rate, average: 92 }, activeMs: Math.round(done * 10_800_000) },
  };
}

async function duringRun(page: Page, seconds: number, show: (done: number) => void) {
  const session = await page.context().newCDPSession(page);
  const reports = seconds * REPORTS_A_SECOND;
  const report = async (from: number, to: number) => {
    for (let each = from; each < to; each += 1) {
      show(each / reports);
      await page.waitForTimeout(1000 / REPORTS_A_SECOND);
    }
  };
  // The step itself, its chart and the first figures are no part of what a report costs.
  await report(0, 2 * REPORTS_A_SECOND);
  await page.evaluate((limit) => {
    const held = window as unknown as { tasks: number[] };
    held.tasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) if (duration > limit) held.tasks.push(duration);
    }).observe({ type: 'longtask' });
  }, LONG_TASK_MS);
  const before = await heap(session);
  await report(2 * REPORTS_A_SECOND, reports);
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  const after = await heap(session);
  return { before, after, longTasks: tasks.length, longest: Math.max(0, ...tasks) };
}

/** Bytes that are in use once nothing is left to be collected. */
async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

async function median(times: number, measure: () => Promise<number>): Promise<number> {
  const figures: number[] = [];
  for (let time = 0; time < times; time += 1) figures.push(await measure());
  return figures.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? 0;
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
