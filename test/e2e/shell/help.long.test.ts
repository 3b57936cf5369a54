import { describe, expect, onTestFinished, test } from 'vitest';
import { startLocalHost } from '../../../electron/local-host.ts';
import { keepPicture, violationsOf } from '../browser.ts';
import { scenes } from '../scripted/scenes.ts';
import { scriptedPage } from './scripted-page.ts';

const on = scriptedPage();
const { heading } = on;

describe('help', () => {
  const guide = () => on.page.getByRole('complementary', { name: 'Guide' });
  const focused = () => on.page.evaluate(() => document.activeElement?.textContent ?? '');
  const entry = () => on.page.getByRole('button', { name: /^Guide to this step/ });

  test('the guide opens beside the step or over it, follows it, leads to words, and gives the focus back', async () => {
    await on.page.goto(on.host.url);
    await heading('Migrating').waitFor();
    await entry().focus();
    await on.page.keyboard.press('F1');
    await guide().getByRole('heading', { level: 2, name: 'Migrate' }).waitFor();
    await expect.poll(focused).toBe('Migrate');
    const [step, beside] = [await on.page.locator('main').boundingBox(), await guide().boundingBox()];
    expect((step?.x ?? 0) + (step?.width ?? 0)).toBeLessThanOrEqual(Math.ceil(beside?.x ?? 0));
    await guide().getByRole('button', { name: 'baseline' }).press('Enter');
    await expect.poll(focused).toBe('Baseline');
    await guide().getByRole('button', { name: 'Back to this step’s page' }).click();
    await guide().getByRole('heading', { level: 2, name: 'Migrate' }).waitFor();
    await guide().getByRole('button', { name: 'wave' }).click();
    await on.page.getByRole('button', { name: /^Tenant/ }).click();
    await guide().getByRole('heading', { level: 2, name: 'Tenant' }).waitFor();
    await heading('Ready: contoso.eu.auth0.com').waitFor();
    expect(await violationsOf(on.page)).toEqual([]);
    await guide().getByRole('button', { name: 'Close the guide' }).focus();
    await on.page.keyboard.press('Escape');
    await guide().waitFor({ state: 'detached' });
    await expect.poll(focused).toContain('Guide to this step');

    // Where both have no room it lies over the step.
    await on.page.emulateMedia({ reducedMotion: 'reduce' });
    await on.page.setViewportSize({ width: 1024, height: 700 });
    await entry().click();
    const over = on.page.getByRole('dialog', { name: 'Guide' });
    await over.getByRole('heading', { level: 2, name: 'Tenant' }).waitFor();
    expect(await violationsOf(on.page)).toEqual([]);
    await on.page.keyboard.press('Escape');
    await over.waitFor({ state: 'detached' });
    await expect.poll(focused).toContain('Guide to this step');

    // A page of it that never comes is no trouble of the step's.
    await on.page.route(/\/reports-(?!step)/, (route) => route.abort());
    await on.page.getByRole('button', { name: /^Reports/ }).click();
    await on.page.keyboard.press('F1');
    await on.page.getByText('This page of the guide could not be loaded').waitFor();
    await on.page.keyboard.press('Escape');
    await heading('No report yet').waitFor();
  });

  test('a word is explained to whoever comes to it by keyboard, in the guide’s own sentence, and pressed leads there', async () => {
    on.assistant.show(scenes.tenant);
    await on.page.goto(on.host.url);
    const word = on.page.getByRole('main').getByRole('button', { name: 'tenant', exact: true });
    await word.focus();
    const explained = on.page.getByRole('tooltip');
    await explained.getByText('Your organisation’s own part of Auth0').waitFor();
    expect(await word.getAttribute('aria-describedby')).toBe(await explained.getAttribute('id'));
    expect(await violationsOf(on.page)).toEqual([]);
    await on.page.keyboard.press('Escape');
    await explained.waitFor({ state: 'detached' });
    // By pointer too, which may go on to the explanation itself.
    await word.hover();
    await explained.waitFor();
    await explained.hover();
    await on.page.waitForTimeout(400);
    await explained.waitFor();
    await on.page.mouse.move(0, 0);
    await explained.waitFor({ state: 'detached' });
    await word.click();
    await on.page.mouse.move(0, 0);
    await expect.poll(focused).toBe('Tenant');
    await guide().getByRole('heading', { level: 3, name: 'Tenant' }).waitFor();
  });

  test('keys lead to steps, to the button that leads on and past what stands around, and rest while somebody types', async () => {
    on.assistant.show(scenes.fresh);
    await on.page.goto(on.host.url);
    await heading('Connect to the legacy database').waitFor();
    await on.page.keyboard.press('Tab');
    await expect.poll(focused).toBe('Skip to the step');
    await on.page.keyboard.press('Enter');
    const atStep = () => on.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await expect.poll(atStep).toBe('Connect to the legacy database');
    await on.page.keyboard.press('Alt+2');
    await expect.poll(focused).toContain('After the connection');
    await on.page.keyboard.press('Alt+3');
    await expect.poll(atStep).toBe('Connect to the Auth0 tenant');
    await on.page.keyboard.press('Alt+0');
    await expect.poll(focused).toBe('Check the tenant');
    await on.page.getByRole('textbox', { name: 'Domain' }).press('?');
    expect(await on.page.getByRole('textbox', { name: 'Domain' }).inputValue()).toBe('?');
    await on.page.keyboard.press('Alt+1');
    await heading('Connect to the Auth0 tenant').waitFor();
    await on.page.getByRole('button', { name: /^Tenant/ }).focus();
    await on.page.keyboard.press('?');
    const keys = on.page.getByRole('dialog', { name: 'Keys and look' });
    await keys.getByText('Go to step 1 to 9').waitFor();
    await on.page.keyboard.press('Alt+1');
    await on.page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await expect.poll(focused).toContain('Tenant');
    await heading('Connect to the Auth0 tenant').waitFor();
    await expect.poll(() => on.assistant.asked).toMatchObject([{ name: 'showStep', input: { step: 'tenant' } }]);
  });

  test('a look that is chosen holds at once and is given to be kept; a page that comes with one has it from the start', async () => {
    const background = () =>
      on.page.locator('#page > div').evaluate((element) => getComputedStyle(element).backgroundColor);
    await on.page.goto(on.host.url);
    await heading('Migrating').waitFor();
    const light = await background();
    await on.page.getByRole('button', { name: /^Keys and look/ }).click();
    await on.page.getByRole('radio', { name: 'Dark' }).check();
    await expect.poll(background).not.toBe(light);
    await expect.poll(() => on.assistant.asked).toMatchObject([{ name: 'chooseLook', input: { look: 'dark' } }]);
    expect(await violationsOf(on.page)).toEqual([]);

    const other = await startLocalHost({
      router: on.assistant.router,
      pageFolder: on.pageFolder,
      look: () => 'contrast',
    });
    onTestFinished(() => other.close());
    await on.page.goto(other.url, { waitUntil: 'commit' });
    // What the browser paints before anything of ours.
    await on.page.waitForFunction(() => document.querySelector('link[rel=stylesheet]') !== null);
    expect(await on.page.evaluate(() => document.documentElement.dataset.look)).toBe('contrast');
    await heading('Migrating').waitFor();
    expect(await on.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
    expect(await background()).toBe('rgb(0, 0, 0)');
    await keepPicture(on.page, 'look-contrast');
    expect(await violationsOf(on.page)).toEqual([]);
    // Too few colours are left for the parts of a bar: each has a pattern of its own, in the system's colours too where it forces them.
    const parts = () =>
      on.page
        .getByRole('img', { name: 'Accounts by where they are now' })
        .locator('span[style*=background]')
        .evaluateAll((found) => found.map((part) => getComputedStyle(part).background));
    const chosen = await parts();
    expect(new Set(chosen).size).toBe(3);
    await on.page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' });
    await expect.poll(async () => new Set([...(await parts()), ...chosen]).size).toBe(6);
  });
});
