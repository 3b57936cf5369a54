import { access, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { candidates, signIn, trySignIns } from '../../../electron/cli/practice/sign-ins.ts';
import { filesWith } from './support/files-with.ts';
import { createGate } from './support/gate.ts';
import { rememberedText } from './support/open-workspace.ts';
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

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

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

  test('samples shows the survey’s accounts in clear, and of a password its format alone', async () => {
    const masked =
      page()
        .now()
        .accounts.survey?.mapping.find(({ field }) => field === 'email')?.samples ?? [];
    const { accounts } = await client().samples({});
    expect(accounts).toHaveLength(3);
    for (const [index, account] of accounts.entries()) {
      expect(account?.email).toMatch(/^[^•]+@/);
      expect(masked[index]?.charAt(0)).toBe(account?.email?.charAt(0));
      expect(account?.user_id).toMatch(/^uf-[0-9a-f-]{36}$/);
      expect(account?.password).toMatch(/, Identity v[23]$/);
    }
    expect(JSON.stringify(page().seen)).not.toContain(accounts[0]?.email);
  });

  test('saveScope is kept, and covers fewer accounts', async () => {
    await client().saveScope({ ...id(), scope: { first: 10 } });
    await page().until('the scope', ({ accounts }) => accounts.scope.first === 10);
    expect(await makePlan(page())).toMatchObject({ total: 300, import: 10, scope: { first: 10 } });
    await client().saveScope({ ...id(), scope: {} });
    const { plan } = await page().until('the whole scope', ({ accounts }) => accounts.scope.first === undefined);
    expect(plan).toBeUndefined();
  });

  test('chooseApplications of a store without any surveys everybody again', async () => {
    const before = page().now().accounts.survey?.plan;
    await client().chooseApplications({ ...id(), applications: [] });
    const { accounts } = await page().until(
      'the survey',
      (state) => idle(state) && state.accounts.survey?.plan !== before,
    );
    expect(accounts.survey).toMatchObject({ accounts: 300, applications: [] });
  });

  test('readWebConfig takes the algorithm into the rules, keeps the key to itself, and forgets the text', async () => {
    const key = 'A5D24E1F9B8C7A6D5E4F3A2B1C0D9E8F7A6B5C4D3E2F1A0B';
    const text = `<configuration><system.web><membership hashAlgorithmType="SHA512"/><machineKey decryptionKey="${key}" decryption="AES"/></system.web></configuration>`;
    await client().readWebConfig({ ...id(), text });
    const { accounts } = await page().until('what it told', (state) => state.accounts.webConfig !== undefined);
    expect(accounts.rules.membershipHash).toBe('sha512');
    expect(accounts.webConfig).toMatchObject({ hash: 'sha512', hasKey: true, warnings: [expect.any(String)] });
    expect(JSON.stringify(page().seen)).not.toContain(key);
    expect(await filesWith(home.path, [key, 'hashAlgorithmType'])).toEqual([]);
    await client().saveRules({ ...id(), rules: { ...accounts.rules, membershipHash: 'auto' } });
    await page().until('the rules', (state) => state.accounts.rules.membershipHash === 'auto');
  });

  test('readWebConfig of a section’s own file adds what it says to the web.config that names it', async () => {
    const key = '5B0C1D9E8F7A6B5C4D3E2F1A0BA5D24E1F9B8C7A6D5E4F3A';
    const toldBy = async (text: string, hasKey: boolean) => {
      await client().readWebConfig({ ...id(), text });
      const { accounts } = await page().until('what it told', (state) => state.accounts.webConfig?.hasKey === hasKey);
      return accounts.webConfig;
    };
    const web =
      '<configuration><system.web><membership hashAlgorithmType="SHA1"/><machineKey configSource="machineKey.config"/></system.web></configuration>';
    expect((await toldBy(web, false))?.warnings.join(' ')).toContain('Choose that file next.');
    const whole = await toldBy(`<machineKey decryptionKey="${key}"/>`, true);
    expect(whole).toMatchObject({ hash: 'sha1' });
    expect(whole?.warnings.join(' ')).not.toContain('Choose that file next.');
    expect(JSON.stringify(page().seen)).not.toContain(key);
    await client().saveRules({ ...id(), rules: { ...page().now().accounts.rules, membershipHash: 'auto' } });
    await page().until('the rules', (state) => state.accounts.rules.membershipHash === 'auto');
  });

  test('readWebConfig of another file changes nothing and says so', async () => {
    const { rules } = page().now().accounts;
    await client().readWebConfig({ ...id(), text: 'no web.config' });
    const state = await page().until('the failure', ({ failure }) => failure !== undefined);
    expect(state.failure?.code).toBe('UF-3101');
    expect(state.accounts.rules).toEqual(rules);
  });

  test('chooseMode is kept, and only a mode is taken', async () => {
    expect(page().now().strategy.mode).toBeUndefined();
    await client().chooseMode({ ...id(), mode: 'legacy' });
    await page().until('the mode', ({ strategy }) => strategy.mode === 'legacy');
    await client().chooseMode({ ...id(), mode: 'bulk' });
    await page().until('the mode', ({ strategy }) => strategy.mode === 'bulk');
    await expect(page().ask(['chooseMode'], { ...id(), mode: 'drizzle' })).rejects.toThrow();
    await expect.poll(async () => JSON.parse(await rememberedText(home.path))).toMatchObject({ mode: 'bulk' });
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
    const { modes = [] } = page().now().plan ?? {};
    expect(modes.map(({ mode }) => mode)).toEqual(['trickle', 'bulk', 'hybrid', 'legacy']);
    for (const { people, atOnce, bySignIn, reset, stay } of modes) {
      expect([people, atOnce + bySignIn + reset + stay]).toEqual([total - skipped, total - skipped]);
    }
  });

  test('accounts lists the plan', async () => {
    const { rows, total } = await client().accounts({ from: 100, limit: 50 });
    expect([rows.length, total]).toEqual([50, 300]);
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 50 }, (_, index) => index + 101));
    const last = await client().accounts({ from: 298, limit: 50, descending: true });
    expect(last.rows.map(({ sequence }) => sequence)).toEqual([2, 1]);
  });

  test('a list is searched by whole address or the beginning of an id, sorted, and saved exactly as it is shown', async () => {
    const { rows } = await client().accounts({ from: 0, limit: 300 });
    const one = rows.find(({ decision, email }) => decision === 'import' && email !== '');
    if (one === undefined) throw new Error('Nobody is to be imported.');
    const found = async (search: string) =>
      (await client().accounts({ of: 'plan', from: 0, limit: 300, search })).rows.map(({ key }) => key);
    expect(await found(` ${one.email.toUpperCase()} `)).toContain(one.key);
    expect(await found(one.email.slice(1))).toEqual([]);
    const beginning = one.key.slice(0, 3);
    const begun = rows.flatMap(({ key }) => (key.startsWith(beginning) ? [key] : []));
    for (const typed of [beginning, beginning.toUpperCase(), `auth0|uf-${beginning}`])
      expect(await found(typed)).toEqual(begun);
    const wish = { of: 'plan', sort: 'outcome', descending: true } as const;
    const sorted = await client().accounts({ ...wish, from: 0, limit: 300 });
    expect(sorted.rows.map(({ decision, reason = '', sequence }) => [decision, reason, sequence])).toEqual(
      rows
        .map(({ decision, reason = '', sequence }) => [decision, reason, sequence] as const)
        .toSorted((a, b) => compare(b[0], a[0]) || compare(b[1], a[1]) || b[2] - a[2]),
    );
    const { path } = await client().saveList({ ...id(), ...wish, search: beginning });
    expect(basename(path)).toMatch(/^plan-\d+-found-by-outcome-reversed\.csv$/);
    const [, ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\r\n');
    const shown = await client().accounts({ ...wish, search: beginning, from: 0, limit: 300 });
    expect(lines.map((line) => line.split(',')[1])).toEqual(shown.rows.map(({ key }) => key));
  });

  test('saveList writes all that a list shows as CSV for its owner alone, and opens it', async () => {
    const { plan } = page().now();
    const wanted = plan?.experiences.find((known) => known.experience === 'no-account')?.accounts ?? 0;
    expect(wanted).toBeGreaterThan(0);
    const { path, opened: wasOpened } = await client().saveList({ ...id(), of: 'plan', experience: 'no-account' });
    expect([wasOpened, openedFiles.at(-1)]).toEqual([true, path]);
    expect(path).toBe(
      join(home.path, 'workspaces', basename(dirname(dirname(path))), 'lists', `plan-${plan?.id}-no-account.csv`),
    );
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + wanted);
    expect(lines[0]).toContain('first_monday');
    expect((await stat(path)).mode & 0o077).toBe(0);
    const everybody = await client().saveList({ ...id(), of: 'survey' });
    expect((await readFile(everybody.path, 'utf8')).trimEnd().split('\r\n')).toHaveLength(301);
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
    const { path } = await client().saveList({ ...id(), of: 'run', outcome: 'imported' });
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\r\n');
    expect([lines.length, lines[1]]).toEqual([1 + imported, expect.stringMatching(/,imported,,Imported,$/)]);
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

  test('lookAtSignIns tells who gets in since the run and who does not, and setSignInLimits what is too many', async () => {
    await page().until('idle', idle);
    const { origin, signInClientId: clientId, connection } = ends.tenant;
    const target = { origin, clientId, connection };
    const { sampled } = await trySignIns(target, ends.sqlServer.control, 3);
    const [first] = await Array.fromAsync(candidates(ends.sqlServer.control));
    expect(await signIn(target, first?.email ?? '', 'not the password')).toBe(false);
    expect(await signIn(target, 'nobody@example.com', 'whatever')).toBe(false);
    await client().lookAtSignIns({ ...id(), byItself: false });
    const { run, signIns } = await page().until('a look', (state) => idle(state) && state.signIns.latest !== undefined);
    const look = signIns.latest?.look;
    // Who mistyped and then got in is none who can't; the first of the sample has failed since.
    expect(look).toMatchObject({
      run: run?.id,
      tried: sampled,
      signedIn: sampled,
      failing: 1,
      log: { readable: true, gap: false },
    });
    expect(look?.causes).toMatchObject([
      // Of an imported hash the tenant says so whether it was mistyped or read wrongly.
      { cause: 'hash-did-not-match', people: sampled, stillOut: 0, attempts: sampled },
      { cause: 'unknown-person', people: 1, stillOut: 1, attempts: 1 },
      { cause: 'wrong-password', people: 1, stillOut: 1, attempts: 1 },
    ]);
    expect(look?.intervals.reduce((sum, { signIns: came, refused }) => sum + came + refused, 0)).toBe(2 * sampled + 2);
    expect(look?.formats.reduce((sum, { tried }) => sum + tried, 0)).toBe(sampled);
    expect(signIns.latest?.verdict).toEqual({ kind: 'as-expected' });

    await client().setSignInLimits({ ...id(), limits: { failingPercent: null, people: { 'wrong-password': 0 } } });
    const limited = await page().until('the limit', (state) => state.signIns.latest?.verdict.kind === 'exceeded');
    expect(limited.signIns.latest?.verdict).toEqual({
      kind: 'exceeded',
      exceeded: [{ limit: 'cause', cause: 'wrong-password', people: 1, most: 0 }],
    });
    // What was read is not counted again.
    await client().lookAtSignIns({ ...id(), byItself: true });
    const again = await page().until(
      'another look',
      (state) => idle(state) && (state.signIns.latest?.look.at ?? 0) > (look?.at ?? 0),
    );
    expect(again.signIns.latest?.look.causes).toEqual(look?.causes);
    expect(await filesWith(home.path, ['nobody@example.com'])).toEqual([]);
  });

  test('readReport and openReport show the run’s report', async () => {
    await page().until('idle', idle);
    const run = page().now().run?.id ?? '';
    expect((await client().readReport({ run })).html).toContain('<!doctype html>');
    const answer = await client().openReport({ ...id(), run, format: 'csv' });
    expect(answer).toEqual({ opened: true, path: page().now().reports[0]?.csv });
  });
});
