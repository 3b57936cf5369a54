import { describe, expect, test } from 'vitest';
import { startLocalHost } from '../../../electron/local-host.ts';
import { openWindow, watchForTrouble } from '../browser.ts';
import { scenes } from '../scripted/scenes.ts';
import { scriptedPage } from './scripted-page.ts';

const on = scriptedPage();
const { heading, inOwnWindow } = on;

describe('getting in', () => {
  test('the code leaves the address, and a reload finds the same state without one', async () => {
    const trouble = watchForTrouble(on.page);
    await on.page.goto(on.host.url);
    await heading('Migrating').waitFor();
    expect(new URL(on.page.url()).hash).toBe('');
    await on.page.reload();
    await heading('Migrating').waitFor();
    expect(await on.page.locator('[data-figure="done"]').textContent()).toContain('38,412');
    expect(await on.page.context().cookies()).toEqual([]);
    expect(trouble).toEqual([]);
  });

  test('without a code, or with one that was used, the page says what to do', async () => {
    await on.page.goto(on.host.url);
    await heading('Migrating').waitFor();
    const other = await (await openWindow(on.browser)).newPage();
    await other.goto(on.host.url);
    await other.getByRole('heading', { name: 'This tab has no key to Userferry' }).waitFor();
    await other.context().close();
  });
});

describe('a lost line', () => {
  test('that drops is opened again by itself, with the state as it is then', async () => {
    let drop: () => void = () => undefined;
    await inOwnWindow();
    await on.page.routeWebSocket(/contract/, (socket) => {
      socket.connectToServer();
      drop = () => void socket.close();
    });
    await on.page.goto(on.host.url);
    await heading('Migrating').waitFor();
    const lost = on.page.getByText('This page has lost the assistant').waitFor();
    drop();
    await lost;
    on.assistant.show(scenes.paused);
    await heading('The migration is paused').waitFor();
    expect(await on.page.getByText('This page has lost the assistant').count()).toBe(0);
  });

  test('is shown while the host is away; a host that was started anew wants a new address, in the same tab', async () => {
    await on.page.goto(on.host.url);
    await heading('Migrating').waitFor();
    const { port } = new URL(on.page.url());
    await on.host.close();
    await on.page.getByText('This page has lost the assistant').waitFor();
    on.host = await startLocalHost({ router: on.assistant.router, pageFolder: on.pageFolder, port: Number(port) });
    await on.page.getByRole('heading', { name: 'This tab has no key to Userferry' }).waitFor();
    await on.page.goto(on.host.newUrl());
    await heading('Migrating').waitFor();
  });
});

test('a part of the page that never comes leaves words and a way on, not a white window', async () => {
  await on.page.route(/\/tenant-step/, (route) => route.abort());
  await on.page.goto(on.host.url);
  await on.page.getByRole('button', { name: /^Tenant/ }).click();
  await heading('The page can’t show this').waitFor();
  await on.page.getByRole('button', { name: /^Migrate/ }).click();
  await heading('Migrating').waitFor();
  await on.page.getByRole('button', { name: /^Tenant/ }).click();
  await on.page.unroute(/\/tenant-step/);
  await on.page.getByRole('button', { name: 'Load the page again' }).click();
  await on.page.getByRole('heading', { level: 1, name: /^Ready:/ }).waitFor();
});
