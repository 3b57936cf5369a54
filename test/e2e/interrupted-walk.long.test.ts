import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantedAccounts } from '../../electron/cli/practice/planted-accounts.ts';
import { signIn } from '../../electron/cli/practice/sign-ins.ts';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../electron/practice/start-environment.ts';
import { filesWith } from '../integration/assistant/support/files-with.ts';
import { type BreakableLine, breakableLine } from './interrupted/breakable-line.ts';
import { type KillableApp, openKillableApp } from './interrupted/killable-app.ts';
import { stateOfTenant } from './state-of-tenant.ts';
import { typeIn } from './type-in.ts';
import { walkerOn } from './walker.ts';

const accounts = 160;
/** Users a second: a wave lasts a few seconds, in which it can be interrupted. */
const importSpeed = 20;
/** Of the tenant’s access tokens: shorter than the machine sleeps. */
const tokenLifetimeSeconds = 5;

/** Processes start in the middle of it, which takes its time on a machine that has others to serve. */
const patience = 120_000;

let servers: PracticeServers;
let line: BreakableLine;
let home: string;
let app: KillableApp;
let page: Page;
let planned = 0;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-interrupted-'));
  servers = await startPracticeServers(
    {
      sqlServer: { store: 'aspnet-identity-core', accounts, seed: 3 },
      tenant: { plan: 'unlimited', importSpeed, tokenLifetimeSeconds },
    },
    nodeFork,
  );
  line = await breakableLine(servers.sqlServer.port);
  app = await openKillableApp(home);
  page = app.page();
});
afterAll(async () => {
  await app?.close();
  line?.close();
  await servers?.stop();
  if (home !== undefined) await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

const { press, heading, step, figure, look } = walkerOn(() => page, 'interrupted');

/** Kills the host; its page says so where it outlives it. */
async function killHost(picture: string): Promise<void> {
  await app.kill();
  if (app.apart === null) return;
  await page.getByText('This page has lost the assistant and is connecting again.').waitFor();
  await look(picture);
}

async function startAnew(): Promise<void> {
  await app.startAnew();
  page = app.page();
}

/** Begins the next wave with a yes, and waits until some of its people are in the tenant and some are not. */
async function beginWave(wave: number): Promise<void> {
  await page.getByRole('textbox', { name: /^Who (says yes|begins the first wave)$/ }).fill('Kim Lee');
  const before = (await stateOfTenant(servers.tenant.control)).imported;
  await press(new RegExp(`^Begin wave ${wave}: \\d+ accounts$`));
  await expect
    .poll(async () => (await stateOfTenant(servers.tenant.control)).imported, { interval: 100 })
    .toBeGreaterThan(before);
}

test(
  'a run in waves is prepared',
  async () => {
    await page.getByRole('textbox', { name: 'Name' }).fill('Contoso members');
    await press('Begin a migration');
    await heading('Connect to the legacy database').waitFor();
    await typeIn(page, { ...servers, sqlServer: { ...servers.sqlServer, port: line.port } });
    await page
      .getByRole('button', { name: 'Next: Accounts' })
      .and(page.locator(':not([aria-disabled="true"])'))
      .click();
    await press('Survey the database');
    await heading(`${accounts} accounts found`).waitFor();
    await press('Make the plan');
    await page.getByRole('region', { name: 'The plan', exact: true }).waitFor();
    await step('Strategy').click();
    await page.getByRole('radio', { name: 'Bulk' }).check();
    await press('Use bulk');
    await press('Next: Migrate');
    await page.getByRole('button', { name: /^Migrate [\d,]+ accounts$/ }).waitFor();
    planned = await figure('plan-import-confirmed');
    await page.getByRole('radio', { name: 'In waves, each after a yes' }).check();
    await page.getByRole('textbox', { name: 'Waves' }).fill('30%, 40%, rest');
  },
  patience,
);

test(
  'the page is closed in the middle of a wave, which goes on; a new one finds it',
  async () => {
    await beginWave(1);
    if (app.apart !== null) {
      await page.close();
      const { imported } = await stateOfTenant(servers.tenant.control);
      await expect
        .poll(async () => (await stateOfTenant(servers.tenant.control)).imported, { interval: 100 })
        .toBeGreaterThan(imported);
      await app.apart.openPageAnew();
      page = app.page();
    }
    await heading(/^\d+ people are in Auth0\. Nothing more is sent without a yes\.$/).waitFor({ timeout: 120_000 });
    expect(await figure('wave-in-tenant')).toBe((await stateOfTenant(servers.tenant.control)).imported);
  },
  patience,
);

test(
  'the host is killed in the middle of a wave: the page says so, and the app opens on how it goes on',
  async () => {
    await beginWave(2);
    await killHost('lost');
    await startAnew();
    await heading(/ in Auth0\..* Nobody will be imported twice\. Safe to close\.$/).waitFor();
    await page.locator('[data-wave="2"]').getByText('Stopped on its way').waitFor();
    expect(await page.getByRole('button', { name: 'Resume wave 2' }).getAttribute('aria-disabled')).toBe('true');
    await look('killed');
  },
  patience,
);

test(
  'passwords, which were nowhere but in memory, are typed again, and the wave is resumed to its end',
  async () => {
    await page.getByText('Opens when the password is typed again, on Legacy database').waitFor();
    await step('Legacy database').click();
    await page.getByLabel('Password', { exact: true }).fill(servers.sqlServer.password);
    await press(/^Run the checks( again)?$/);
    await page
      .getByRole('button', { name: 'Next: Accounts' })
      .and(page.locator(':not([aria-disabled="true"])'))
      .waitFor();
    await step('Migrate').click();
    await page.getByText('Opens when the client secret is typed again, on Tenant').waitFor();
    await step('Tenant').click();
    await page.getByLabel('Client secret', { exact: true }).fill(servers.tenant.clientSecret);
    await press(/^Check the tenant( again)?$/);
    await heading(/^Ready:/).waitFor();
    await step('Migrate').click();
    await press('Resume wave 2');
    await page.getByRole('button', { name: /^Begin wave 3: \d+ accounts$/ }).waitFor({ timeout: 120_000 });
    expect((await stateOfTenant(servers.tenant.control)).importedTwice).toEqual([]);
  },
  patience,
);

test(
  'the machine sleeps in the middle of a wave, longer than tokens and connections last, and the run goes on',
  async () => {
    await beginWave(3);
    app.apart?.sleep();
    // A page that is loaded meanwhile waits with it.
    const loaded = app.apart === null ? undefined : page.reload({ waitUntil: 'commit' });
    line.breakAll();
    await new Promise((resolve) => setTimeout(resolve, (tokenLifetimeSeconds + 1) * 1_000));
    app.apart?.wake();
    await loaded;
    await heading(/^[\d,]+ accounts imported$/).waitFor({ timeout: 120_000 });
    await page.getByText('Counted: nobody is missing without a reason.').waitFor({ timeout: 120_000 });
    await look('ended');
  },
  patience,
);

test(
  'everybody is there once and accounted for, and no password came to the disk',
  async () => {
    const state = await stateOfTenant(servers.tenant.control);
    expect(state.importedTwice).toEqual([]);
    expect(await figure('imported')).toBe(state.imported);
    expect(state.imported).toBeLessThanOrEqual(planned);
    const outcomes = await Promise.all(['imported', 'held', 'skipped', 'rejected'].map(figure));
    expect(outcomes.reduce((sum, part) => sum + part, 0)).toBe(accounts);
    await press('Next: Verify and cut over');
    await heading('Everyone is accounted for').waitFor();
    expect(await filesWith(home, [servers.sqlServer.password, servers.tenant.clientSecret])).toEqual([]);
    expect(app.trouble()).toEqual([]);
  },
  patience,
);

test(
  'undone: the host is killed in the middle of deleting, and the app opens on how it goes on',
  async () => {
    expect(await somebodySignsIn()).toBe(true);
    const { imported } = await stateOfTenant(servers.tenant.control);
    await step('Migrate').click();
    await press('See who would be deleted');
    await heading(`${imported - 1} users would be deleted, 1 kept`).waitFor();
    await press('Show who is kept');
    await page
      .getByRole('dialog')
      .getByText(/^Signed in/)
      .waitFor();
    await press('Close');
    await order('faults', { kind: 'slow', on: 'users.delete', milliseconds: 400, count: 'all' });
    await page.getByRole('textbox', { name: `Type “undo” to delete ${imported - 1} users` }).fill('undo');
    await press(`Delete ${imported - 1} users`);
    await expect.poll(() => figure('undo-deleted'), { interval: 100, timeout: 120_000 }).toBeGreaterThan(8);
    await look('undoing');
    await app.kill();
    await startAnew();
    await heading('Undoing the run has stopped, and goes on where it was').waitFor();
    await step('Migrate')
      .getByText(/^Undoing stopped at/)
      .waitFor();
    await page.getByText('Opens when the client secret is typed again, on Tenant').waitFor();
    const left = await Promise.all(['undo-deleted', 'undo-kept', 'undo-gone', 'undo-waiting'].map(figure));
    expect(left.reduce((sum, part) => sum + part, 0)).toBe(imported);
    await look('undo-killed');
  },
  patience,
);

test(
  'the client secret is typed again, and undoing goes on to its end: who signed in is there, and nobody else',
  async () => {
    await order('no-faults', {});
    await press('Show Tenant');
    await page.getByLabel('Client secret', { exact: true }).fill(servers.tenant.clientSecret);
    await press(/^Check the tenant( again)?$/);
    await heading(/^Ready:/).waitFor();
    await step('Migrate').click();
    await page.getByRole('textbox', { name: /^Type “undo” to delete/ }).fill('undo');
    await press('Go on deleting');
    await heading('The run is undone').waitFor({ timeout: 120_000 });
    await page.getByText('It holds what it held before the run, newcomers, and who was kept. Nobody else.').waitFor();
    expect(await figure('undo-now')).toBe(1);
    expect((await stateOfTenant(servers.tenant.control)).imported).toBe(1);
    await look('undone');
    await press('Back');
    await heading('Run 1 is undone').waitFor();
    // Since the host was killed nobody has read the database, and a new plan begins with that.
    await press('Next: Legacy database');
    await heading('Connect to the legacy database').waitFor();
    expect(app.trouble()).toEqual([]);
  },
  patience,
);

async function order(call: string, body: object): Promise<void> {
  const response = await fetch(`${servers.tenant.control}/${call}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

/** The first whose password is known. */
async function somebodySignsIn(): Promise<boolean> {
  const { origin, signInClientId: clientId, connection } = servers.tenant;
  for await (const { planted, email, password } of plantedAccounts(servers.sqlServer.control)) {
    if (planted !== 'import' || email === null || password === null) continue;
    return signIn({ origin, clientId, connection }, email.trim(), password);
  }
  return false;
}
