import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshWizard, writeWizard } from '../../../electron/assistant/wizard/wizard-file.ts';
import { filesWith } from './support/files-with.ts';
import { createGate } from './support/gate.ts';
import {
  type Ends,
  id,
  idle,
  makePlan,
  newHome,
  type Opened,
  openAssistant,
  practiceWish,
  startEnds,
} from './support/workbench.ts';

const gate = createGate();
let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let elsewhere: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;

beforeAll(async () => {
  [ends, home, elsewhere] = await Promise.all([startEnds(300), newHome(), newHome()]);
  opened = await openAssistant(home.path, ends, { fetch: gate.fetch });
});
afterAll(async () => {
  gate.open();
  await opened?.close();
  await ends?.stop();
  await Promise.all([home?.remove(), elsewhere?.remove()]);
});

const page = () => opened.page;
const client = () => opened.page.client;
const listed = async () => (await client().workspaces({})).workspaces;
const named = async (name: string) => {
  const found = (await listed()).find((workspace) => workspace.name === name);
  if (found === undefined) throw new Error(`There is no workspace named ${name}.`);
  return found;
};
const PASSWORD = 'canary-of-the-sql-login';

async function begin(name: string): Promise<void> {
  await client().beginWorkspace({ ...id(), name });
  await page().until(`${name} open`, ({ workspace }) => workspace?.name === name);
}

async function open(name: string): Promise<void> {
  await client().openWorkspace({ ...id(), id: (await named(name)).id });
  await page().until(`${name} open`, ({ workspace }) => workspace?.name === name);
}

/** Points the open workspace at the practice servers, as if they were somebody's own. */
async function typeIn(): Promise<void> {
  const { legacy } = page().now();
  const { sqlServer, fingerprint256 } = ends;
  const form = {
    ...legacy.form,
    server: sqlServer.host,
    port: sqlServer.port,
    database: sqlServer.database,
    user: sqlServer.user,
    trust: { kind: 'fingerprint' as const, fingerprint256 },
  };
  await client().saveLegacy({ ...id(), form, password: PASSWORD });
  await page().until('the form', (state) => state.legacy.form.server === sqlServer.host);
}

describe('several migrations on one computer', () => {
  test('a fresh computer shows Start, with nothing in its list', async () => {
    expect(page().now().shows).toBe('start');
    expect(await listed()).toEqual([]);
  });

  test('each begins at its first step, and keeps what was typed beside the others', async () => {
    await begin('Members');
    await typeIn();
    await client().showStep({ ...id(), step: 'tenant' });
    await begin('Partners');
    expect(page().now()).toMatchObject({ shows: 'steps', step: 'legacy-database', legacy: { form: { server: '' } } });
    expect((await listed()).map(({ name, open: isOpen }) => [name, isOpen])).toEqual([
      ['Partners', true],
      ['Members', false],
    ]);
  });

  test('who comes back finds the step and what is known of the password, and a restart forgets the password alone', async () => {
    await open('Members');
    const { step, legacy } = page().now();
    expect([step, legacy.form.server, legacy.passwordKnown]).toEqual(['tenant', ends.sqlServer.host, true]);
    await opened.close();
    opened = await openAssistant(home.path, ends, { fetch: gate.fetch });
    expect(page().now()).toMatchObject({ shows: 'steps', step: 'tenant', workspace: { name: 'Members' } });
    expect(page().now().legacy).toMatchObject({ passwordKnown: false, form: { server: ends.sqlServer.host } });
    expect(await filesWith(home.path, [PASSWORD])).toEqual([]);
  });

  test('the look that was chosen is kept beside all of them, over a restart too', async () => {
    await client().chooseLook({ ...id(), look: 'dark' });
    expect(opened.assistant.look()).toBe('dark');
    await opened.close();
    opened = await openAssistant(home.path, ends, { fetch: gate.fetch });
    expect(opened.assistant.look()).toBe('dark');
  });

  test('a new name is kept, of the open workspace and of another', async () => {
    for (const [before, after] of [
      ['Members', 'Contoso members'],
      ['Partners', 'Contoso partners'],
    ] as const) {
      await client().renameWorkspace({ ...id(), id: (await named(before)).id, name: after });
    }
    await page().until('its new name', ({ workspace }) => workspace?.name === 'Contoso members');
    expect(new Set((await listed()).map(({ name }) => name))).toEqual(new Set(['Contoso members', 'Contoso partners']));
  });

  test('practice opens a workspace of its own, and each is listed with how its journal says that it stands', async () => {
    // Wherever somebody was in the workspace before it.
    await client().showStep({ ...id(), step: 'migrate' });
    await page().until('Migrate', ({ step }) => step === 'migrate');
    await client().usePractice({ ...id(), ...practiceWish });
    const begun = await page().until('practice', (state) => idle(state) && state.workspace?.environment === 'practice');
    expect(begun).toMatchObject({ shows: 'steps', step: 'legacy-database' });
    expect((await named('Practice')).standing).toEqual({ kind: 'not-planned' });
    await client().survey(id());
    await page().until('the survey', (state) => idle(state) && state.accounts.survey !== undefined);
    expect((await named('Practice')).standing).toEqual({ kind: 'not-planned' });
    const plan = await makePlan(page());
    expect((await named('Practice')).standing).toMatchObject({ kind: 'planned', accounts: plan.total });
    const sending = gate.hold(/users-imports/);
    await client().startRun({ ...id(), plan: plan.id });
    await sending;
  });

  test('killed just now it would open on the run that has stopped, wherever somebody was', async () => {
    await client().showStep({ ...id(), step: 'reports' });
    await client().showStart(id());
    await page().until('Start', ({ shows, step }) => shows === 'start' && step === 'reports');
    // What is on disk while a file is on its way is what a killed process leaves behind.
    const left = await newHome();
    // A file that is being written has a name of its own until it stands, and may be gone by the time it is copied.
    await cp(home.path, left.path, { recursive: true, filter: (path) => !path.endsWith('.new') });
    const again = await openAssistant(left.path, ends);
    expect(again.page.now()).toMatchObject({ shows: 'steps', step: 'migrate', run: { state: 'stopped' } });
    await again.close();
    await left.remove();
  });

  test('another one is refused while a run is under way, and Start can be looked at meanwhile', async () => {
    await client().showStart(id());
    await page().until('Start', ({ shows }) => shows === 'start');
    expect((await named('Practice')).standing).toMatchObject({
      kind: 'run',
      state: 'running',
      inTenant: 0,
      waits: null,
    });
    await client().openWorkspace({ ...id(), id: (await named('Contoso members')).id });
    await page().until('the refusal', ({ failure }) => failure?.code === 'UF-6202');
    expect(page().now().workspace?.name).toBe('Practice');
    await client().openWorkspace({ ...id(), id: (await named('Practice')).id });
    await page().until('its steps', ({ shows }) => shows === 'steps');
    gate.open();
    const { plan, run } = await page().until('its end', (state) => idle(state) && state.run?.state === 'finished');
    expect((await named('Practice')).standing).toMatchObject({
      kind: 'run',
      state: 'finished',
      toImport: plan?.import,
      inTenant: (run?.counts.imported ?? 0) + (run?.counts.updated ?? 0) + (run?.counts.present ?? 0),
    });
  });

  test('of the workspace that was left nothing shows in the next: no plan, no run, no report, no failure', async () => {
    await open('Contoso partners');
    const { plan, run, reports, accounts, failure } = page().now();
    expect([plan, run, reports, accounts.survey, failure]).toEqual([undefined, undefined, [], undefined, undefined]);
    await open('Practice');
    const again = await page().until('its reports', (state) => state.reports.length === 1);
    expect(again).toMatchObject({ run: { state: 'finished' }, legacy: { passwordKnown: true } });
  });
});

test('what a release with a single workspace has kept is opened at its step', async () => {
  const old = await newHome();
  const kept = freshWizard('workspace-1', 'Contoso members');
  await writeWizard(join(old.path, 'wizard.json'), {
    ...kept,
    step: 'tenant',
    tenant: { ...kept.tenant, clientId: 'x' },
  });
  for (const time of ['first', 'second']) {
    const again = await openAssistant(old.path, ends);
    expect(again.page.now(), time).toMatchObject({
      shows: 'steps',
      step: 'tenant',
      tenant: { form: { clientId: 'x' } },
    });
    await again.close();
  }
  await old.remove();
});

describe('a workspace that is handed on', () => {
  test('comes to a colleague with everything but secrets, and can’t come twice', async () => {
    await open('Contoso members');
    await typeIn();
    const { id: known } = await named('Contoso members');
    const { path } = await client().handOnWorkspace({ ...id(), id: known });
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain(PASSWORD);
    const colleague = await openAssistant(elsewhere.path, ends);
    try {
      expect(await colleague.page.client.importWorkspace({ ...id(), text })).toEqual({ id: known });
      const state = await colleague.page.until('it', ({ workspace }) => workspace?.name === 'Contoso members');
      expect(state).toMatchObject({ shows: 'steps', step: 'legacy-database' });
      expect(state.legacy).toMatchObject({ passwordKnown: false, form: page().now().legacy.form });
    } finally {
      await colleague.close();
    }
    await expect(client().importWorkspace({ ...id(), text })).rejects.toMatchObject({ data: { code: 'UF-6014' } });
  });

  test('is a file of the command line as well', async () => {
    await open('Practice');
    const settings = JSON.parse(
      await readFile(`${home.path}/workspaces/${(await named('Practice')).id}/workspace.json`, 'utf8'),
    );
    const production = { ...settings.environments.practice, kind: 'production', domain: 'contoso.eu.auth0.com' };
    const test = { ...production, kind: 'test', domain: 'contoso-test.eu.auth0.com' };
    const text = JSON.stringify({
      ...settings,
      id: 'from-the-terminal',
      name: 'Terminal',
      environments: { production, test },
    });
    await client().importWorkspace({ ...id(), text });
    const state = await page().until('it', ({ workspace }) => workspace?.name === 'Terminal');
    expect(state).toMatchObject({
      workspace: { environment: 'test' },
      tenant: { form: { domain: 'contoso-test.eu.auth0.com' } },
      legacy: { form: { port: ends.sqlServer.port, trust: { kind: 'fingerprint' } } },
      strategy: { mode: 'bulk' },
    });
    await client().chooseEnvironment({ ...id(), environment: 'production', before: state.tenant.form });
    await page().until('production', ({ tenant }) => tenant.form.domain === 'contoso.eu.auth0.com');
  });

  test.each([
    ['no JSON', 'not json'],
    ['another file', '{"version":1}'],
    ['an empty file', ''],
  ])('%s is refused, and what is open stays', async (_, text) => {
    const before = page().now().workspace;
    await expect(client().importWorkspace({ ...id(), text })).rejects.toMatchObject({ data: { code: 'UF-6012' } });
    expect(page().now().workspace).toEqual(before);
  });

  test('is none of practice, whose servers are on one computer', async () => {
    const { id: practice } = await named('Practice');
    await expect(client().handOnWorkspace({ ...id(), id: practice })).rejects.toMatchObject({
      data: { code: 'UF-6013' },
    });
  });
});
