import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, violationsOf } from './browser.ts';
import { type OpenedScenes, openScenes } from './opened-scenes.ts';
import { sceneTime } from './scripted/base-snapshot.ts';
import { type SceneName, scenes } from './scripted/scenes.ts';

let scenesOpen: OpenedScenes;
beforeAll(async () => {
  scenesOpen = await openScenes();
});
afterAll(() => scenesOpen?.close());

async function opened(scene: SceneName, work: (page: Page) => Promise<void>, look?: 'dark' | 'contrast') {
  const { page, trouble } = await scenesOpen.open(scene, look);
  await work(page);
  expect(trouble).toEqual([]);
}
const lastAsked = (name: string) => scenesOpen.assistant.asked.findLast((each) => each.name === name)?.input;

test('a rehearsal shows its matrix, each failure once with what scripts said, and every row that was not tried', async () => {
  await opened('rehearsed', async (page) => {
    await page.getByRole('heading', { level: 1, name: '10 of 72 did not work' }).waitFor();
    const parts = await Promise.all(
      ['worked', 'failed', 'not-tried', 'not-applicable', 'rehearsed'].map((name) =>
        page.locator(`[data-figure="${name}"] > :first-child`).textContent(),
      ),
    );
    const [all, ...others] = parts.map(Number).toReversed();
    expect(others.reduce((sum, part) => sum + part, 0)).toBe(all);
    const cell = (kind: string, event: string) => page.locator(`[data-kind="${kind}"] [data-event="${event}"]`);
    expect(await cell('roles', 'new-password').getAttribute('data-outcome')).toBe('failed');
    expect(await cell('locked', 'sign-up').textContent()).toBe('worked: Refused, as it should be.');
    expect(await page.locator('[data-kind="no-address"] td').allTextContents()).toEqual([
      'Auth0 makes no user without an address.',
    ]);
    expect(await page.locator('[data-failure]').count()).toBe(2);
    await page.getByRole('button', { name: 'Show what the scripts said' }).first().click();
    await page.locator('[data-said]').getByText('1 row in 31 ms').waitFor();
    expect(await page.locator('[data-said]').textContent()).toContain('Account 4711');
    await page.locator('[data-kind="ordinary"]').scrollIntoViewIfNeeded();
    await keepPicture(page, 'rehearse-matrix');
    await page.getByRole('radio', { name: 'Legacy' }).check();
    await page.getByRole('heading', { level: 1, name: /^All \d+ that were tried worked$/ }).waitFor();
  });
});

test('after a good rehearsal it goes on to what the mode still lacks', async () => {
  await opened('rehearsed-well', async (page) => {
    const next = (name: string) => page.getByRole('button', { name });
    await next('Next: Deploy the scripts').waitFor();
    await keepPicture(page, 'rehearsed-next');
    const scene = scenes['rehearsed-well'];
    const [summary] = scene.rehearsals.slice(-1);
    const deployed = {
      ...scene.deployment,
      list: [{ number: 1, mode: 'legacy', at: summary?.at ?? 0, state: 'applied' as const }],
    };
    scenesOpen.assistant.show({ ...scene, deployment: deployed });
    await next('Next: Migrate').waitFor();
    scenesOpen.assistant.show({ ...scene, deployment: { ...deployed, differing: ['login'] } });
    await next('Next: Deploy the scripts').click();
    await page.getByRole('button', { name: 'See what would change' }).waitFor();
    scenesOpen.assistant.show({ ...scene, deployment: deployed });
    await next('Next: Migrate').waitFor();
    scenesOpen.assistant.show({ ...scene, deployment: deployed, rehearsals: [] });
    await next('Next: Rehearse').waitFor();
  });
});

test('the mode, and the password of a test account, go with the command and leave the page', async () => {
  await opened('rehearse', async (page) => {
    await page.getByRole('radio', { name: 'Hybrid' }).check();
    await page.getByRole('button', { name: 'Try a right password too' }).click();
    await page.getByLabel('Somebody whose password you know').fill(' ada@example.com ');
    const password = page.getByLabel('The password that you know');
    await password.fill('secret');
    await page.getByRole('button', { name: 'Rehearse hybrid mode' }).click();
    await expect
      .poll(() => lastAsked('rehearse'))
      .toMatchObject({
        mode: 'hybrid',
        known: { account: 'ada@example.com', password: 'secret' },
      });
    await expect.poll(() => password.inputValue()).toBe('');
  });
});

test.for(['dark', 'contrast'] as const)('the matrix, %s: no accessibility violation', async (look) => {
  await opened(
    'rehearsed',
    async (page) => {
      await page.locator('[data-kind="ordinary"]').scrollIntoViewIfNeeded();
      await keepPicture(page, `rehearse-matrix-${look}`);
      expect(await violationsOf(page)).toEqual([]);
    },
    look,
  );
});

test.for([
  ['rehearse', 'rehearsal'],
  ['strategy', 'plan'],
  ['scripts-deployed', 'script-cases'],
  ['cut-over-open', 'trickle-look'],
] as const)('%s: a %s begins, counts and ends, and nothing on the page moves up or down', async ([name, kind]) => {
  await opened(name, async (page) => {
    const scene = scenes[name];
    // Whatever is still being drawn moves by itself.
    if (name === 'scripts-deployed') {
      await page.locator('[data-editor] .cm-line').first().waitFor();
      await page.locator('[data-problem]').first().waitFor();
    }
    await page.waitForTimeout(400);
    await page.evaluate(() => {
      const moved: string[] = [];
      Object.assign(window, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          for (const { node, previousRect, currentRect } of Object(entry).sources) {
            // The bar's own sentence and hints change, and what is above it grows upwards.
            const place = node instanceof Element ? node : node?.parentElement;
            if (place?.closest('footer, [data-under-way]')) continue;
            if (previousRect.y !== currentRect.y) moved.push(String(node?.textContent).slice(0, 80));
          }
        }
      }).observe({ type: 'layout-shift' });
    });
    const under = page.getByRole('button', { name: /^Stop / });
    for (const [done, total] of [[0], [9_876], [39_999, 40_000]] as const) {
      scenesOpen.assistant.show({
        ...scene,
        activity: { kind, done, started: sceneTime, ...(total === undefined ? {} : { total }) },
      });
      await under.waitFor();
      await page.getByText(done.toLocaleString('en-GB')).first().waitFor();
    }
    await keepPicture(page, `under-way-${name}`);
    scenesOpen.assistant.show(scene);
    await under.waitFor({ state: 'detached' });
    await page.waitForTimeout(100);
    expect(await page.evaluate(() => Object(window).moved)).toEqual([]);
  });
});
