import { access } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { createGate } from './support/gate.ts';
import {
  type Ends,
  id,
  idle,
  makePlan,
  newHome,
  type Opened,
  openAssistant,
  startEnds,
  usePractice,
} from './support/workbench.ts';

const gate = createGate();
let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;
const openedFiles: string[] = [];

beforeAll(async () => {
  [ends, home] = await Promise.all([startEnds(300), newHome()]);
  opened = await openAssistant(home.path, ends, {
    fetch: gate.fetch,
    openFile: async (path) => {
      openedFiles.push(path);
      return true;
    },
  });
});
afterAll(async () => {
  gate.open();
  await opened?.close();
  await ends?.stop();
  await home?.remove();
});

const page = () => opened.page;
const client = () => opened.page.client;

describe('every command, once, in the order of the wizard', () => {
  test('showStep is remembered', async () => {
    await client().showStep({ ...id(), step: 'tenant' });
    await page().until('the step', ({ step }) => step === 'tenant');
  });

  test('usePractice fills in both forms and says that it knows the secrets', async () => {
    const { legacy, tenant, workspace } = await usePractice(page());
    expect(workspace?.environment).toBe('practice');
    expect(legacy).toMatchObject({ passwordKnown: true, connected: false, form: { port: ends.sqlServer.port } });
    expect(tenant).toMatchObject({ secretKnown: true, connected: false, form: { domain: ends.tenant.origin } });
  });

  test('saveLegacy, saveTenant and saveRules keep what is typed', async () => {
    const { legacy, tenant, accounts } = page().now();
    await client().saveLegacy({ ...id(), form: legacy.form });
    await client().saveTenant({ ...id(), form: tenant.form });
    const rules = { ...accounts.rules, blockedAccounts: 'skip' } as const;
    await client().saveRules({ ...id(), rules });
    const state = await page().until('the rules', (now) => now.accounts.rules.blockedAccounts === 'skip');
    expect([state.legacy.passwordKnown, state.tenant.secretKnown]).toEqual([true, true]);
    await client().saveRules({ ...id(), rules: accounts.rules });
  });

  test('diagnose passes check after check', async () => {
    await client().diagnose(id());
    const { legacy } = await page().until('the diagnosis', (state) => idle(state) && state.legacy.connected);
    expect(legacy.checks.map(({ name }) => name)).toContain('login');
    expect(legacy.checks.every(({ state }) => state === 'passed' || state === 'warned')).toBe(true);
  });

  test('survey counts everybody', async () => {
    await client().survey(id());
    const { accounts } = await page().until('the survey', ({ accounts: { survey } }) => survey !== undefined);
    expect(accounts.survey).toMatchObject({ store: 'aspnet-identity-core', confidence: 'certain', accounts: 300 });
  });

  test('provePassword shows that an account’s password is read rightly, or not, and says no more of it', async () => {
    const [someone] = await Array.fromAsync(plantedAccounts(ends.sqlServer.control)).then((all) =>
      all.filter(({ planted, password }) => planted === 'import' && password !== null),
    );
    const account = someone?.key ?? '';
    const proof = await client().provePassword({ ...id(), account, password: someone?.password ?? '' });
    expect(proof).toMatchObject({ kind: 'proven', treatment: 'imported-as-it-is' });
    const { accounts } = page().now();
    expect(accounts.proven.map(({ format }) => format)).toEqual([proof.kind === 'proven' ? proof.format : '']);
    expect(JSON.stringify(page().now())).not.toContain(someone?.password);
    const byAddress = {
      ...id(),
      account: ` ${someone?.email?.trim().toUpperCase()} `,
      password: `${someone?.password}x`,
    };
    expect(await client().provePassword(byAddress)).toMatchObject({ kind: 'unproven' });
    await expect(client().provePassword({ ...id(), account: 'nobody', password: 'x' })).rejects.toMatchObject({
      data: { code: 'UF-3108' },
    });
  });

  test('checkTenant lists the connections', async () => {
    await client().checkTenant(id());
    const { tenant } = await page().until('the tenant', (state) => idle(state) && state.tenant.connected);
    expect(tenant.connections.map(({ name }) => name)).toContain(ends.tenant.connection);
    expect(tenant.scopesMissing).toEqual([]);
  });

  test('makePlan decides on everybody, and the decisions add up', async () => {
    const { total, import: imports, held, skipped, rejected } = await makePlan(page());
    expect([total, imports + held + skipped + rejected]).toEqual([300, 300]);
  });

  test('accounts lists the plan', async () => {
    const { rows, total, next } = await client().accounts({ limit: 50 });
    expect([rows.length, total, next]).toEqual([50, 300, 50]);
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  test('startRun, pauseRun, resumeRun, stopRun and resumeRun once more bring a run to its end', async () => {
    const plan = page().now().plan?.id ?? '';
    const sending = gate.hold(/users-imports/);
    await client().startRun({ ...id(), plan });
    await sending;
    await client().pauseRun(id());
    await page().until('pausing', ({ run }) => run?.state === 'pausing');
    gate.open();
    await page().until('paused', ({ run }) => run?.state === 'paused');
    await client().stopRun(id());
    await page().until('stopped', ({ run }) => run?.state === 'stopped');
    await client().resumeRun(id());
    const { run } = await page().until('the end', ({ run: now }) => now?.state === 'finished');
    expect(run?.counts.uncertain).toBe(0);
    const { imported, importedTwice } = await ends.tenantState();
    expect([run?.counts.imported, importedTwice]).toEqual([imported, []]);
  });

  test('a run that is finished is verified and reported without being asked', async () => {
    const { verification, reports } = await page().until(
      'the report',
      (state) => idle(state) && state.reports.length > 0,
    );
    expect(verification).toMatchObject({ reconciled: true, missing: 0, different: 0 });
    for (const path of [reports[0]?.html, reports[0]?.csv, reports[0]?.json]) await access(path ?? 'none');
  });

  test('verify compares anew', async () => {
    const before = page().now().verification?.at ?? 0;
    await client().verify(id());
    const { verification } = await page().until(
      'another verification',
      (state) => (state.verification?.at ?? 0) > before,
    );
    expect(verification?.reconciled).toBe(true);
  });

  test('readReport and openReport show the run’s report', async () => {
    await page().until('idle', idle);
    const run = page().now().run?.id ?? '';
    expect((await client().readReport({ run })).html).toContain('<!doctype html>');
    const answer = await client().openReport({ ...id(), run, format: 'csv' });
    expect(answer).toEqual({ opened: true, path: page().now().reports[0]?.csv });
  });
});
