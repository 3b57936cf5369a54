import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { keepPicture } from './browser.ts';
import { type Keyboard, keyboardOf } from './keyboard/keyboard.ts';
import { type OpenedApp, openApp } from './shells/open-app.ts';
import { stateOfTenant } from './state-of-tenant.ts';
import { walkerOn } from './walker.ts';

// Nothing here clicks, and nothing sets the focus: what keys do not reach, this walk does not either.

const accounts = 200;

let app: OpenedApp;
let page: Page;
let keyboard: Keyboard;

beforeAll(async () => {
  app = await openApp('keyboard', {
    sqlServer: { store: 'aspnet-identity-core', accounts, seed: 1 },
    tenant: { plan: 'unlimited', importSpeed: 60 },
  });
  page = app.page;
  keyboard = keyboardOf(page);
});
afterAll(() => app?.close());

const { heading, figure } = walkerOn(() => page, 'keyboard');
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

test('Start: the practice environment is asked for', async () => {
  await heading('Bring your users to Auth0').waitFor();
  await keyboard.press('Tab');
  await keyboard.tabTo(page.getByRole('textbox', { name: 'Accounts' }));
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type(String(accounts));
  await keyboard.tabTo(button('Use the practice environment'));
  expect(await keyboard.looksFocused(page.getByRole('textbox', { name: 'Accounts' }))).toBe(false);
  expect(await keyboard.looksFocused(button('Begin a migration'))).toBe(false);
  await keyboard.press('Enter');
  await page.getByText('Practice environment: nothing here is real').waitFor();
  await app.pointToServers();
});

test('legacy database: the checks are run', async () => {
  const checks = /^Run the checks( again)?$/;
  if (inject('shell') === 'browser host') await keyboard.goOn(checks);
  else {
    // Typing into the forms has left the focus there.
    await keyboard.tabTo(button(checks));
    await keyboard.press('Enter');
  }
  await button('Next: Accounts').waitFor();
  await keyboard.goOn('Next: Accounts');
});

test('accounts: survey and plan', async () => {
  await keyboard.tabTo(button('Survey the database'));
  await keyboard.press('Enter');
  await heading(`${accounts} accounts found`).waitFor();
  await keyboard.goOn('Make the plan');
  await page.getByRole('region', { name: 'The plan', exact: true }).waitFor();
  await keyboard.focusIsKept();
});

test('accounts: who is behind a reason is listed and closed again, and the focus comes back', async () => {
  const reason = page.locator('tr[data-reason]').first().getByRole('button');
  await keyboard.tabTo(reason);
  await keyboard.press('Enter');
  await page.getByRole('dialog').locator('[data-account]').first().waitFor();
  await keyboard.focusIsKept();
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expect.poll(() => reason.evaluate((element) => element === document.activeElement)).toBe(true);
  await keyboard.goOn('Next: Tenant');
});

test('tenant and strategy: checked, and chosen with the arrow keys', async () => {
  await keyboard.goOn(/^Check the tenant( again)?$/);
  await heading(/^Ready: 127\.0\.0\.1/).waitFor();
  await keyboard.goOn('Next: Strategy');
  await heading('How should they move?').waitFor();
  const radio = page.getByRole('radio', { checked: true });
  await keyboard.tabTo(radio);
  const bulk = page.getByRole('radio', { name: 'Bulk' });
  for (let step = 0; step < 4 && !(await bulk.isChecked()); step += 1) await keyboard.press('ArrowRight');
  expect(await bulk.isChecked()).toBe(true);
  await keepPicture(page, 'keyboard-strategy');
  await keyboard.goOn('Use bulk');
  await heading('They move in bulk').waitFor();
  await keyboard.goOn('Next: Migrate');
});

test('migrate: begun, paused, resumed and ended', async () => {
  await keyboard.tabTo(button(/^Migrate [\d,]+ accounts$/));
  await keyboard.press('Enter');
  await button('Pause').waitFor();
  await keyboard.tabTo(button('Pause'));
  await keepPicture(page, 'keyboard-pause');
  await keyboard.press('Space');
  await heading('The migration is paused').waitFor({ timeout: 120_000 });
  await keyboard.goOn('Resume the migration');
  await heading(/^[\d,]+ accounts imported$/).waitFor({ timeout: 120_000 });
  await page.getByText('Counted: nobody is missing without a reason.').waitFor({ timeout: 120_000 });
  const { imported, importedTwice } = await stateOfTenant(app.servers.tenant.control);
  expect(importedTwice).toEqual([]);
  expect(await figure('imported')).toBe(imported);
});

test('verify and reports', async () => {
  await keyboard.goOn('Next: Verify and cut over');
  await heading('Everyone is accounted for').waitFor();
  await keyboard.goOn('Next: Reports');
  await heading(new RegExp(`^\\d+ of ${accounts} accounts imported$`)).waitFor();
  await keyboard.focusIsKept();
});

test('keys go to steps, open help and find people, and leave the focus where it was', async () => {
  await keyboard.press('Alt+4');
  await heading('They move in bulk').waitFor();
  await keyboard.press('Alt+9');
  await heading(/accounts imported$/).waitFor();
  await keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys and look' }).waitFor();
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await keyboard.focusIsKept();
  await keyboard.press('ControlOrMeta+K');
  await page.getByRole('dialog', { name: 'Find a person' }).waitFor();
  await keyboard.type('nobody.at.all@contoso.example');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Nobody goes by nobody\.at\.all/ }).waitFor();
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await keyboard.focusIsKept();
  expect(app.trouble).toEqual([]);
});
