// Closing a workspace out as a page has it done: its refusals, what is deleted and what is kept, and how it stands after a start.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Powers } from '../../../electron/assistant/powers.ts';
import { folderOfPack } from '../../../electron/assistant/report/pack/folder-of-pack.ts';
import { workspaceFolder } from '../../../electron/assistant/workspace/home.ts';
import { fileSecretStorage, sealedPath } from '../../../electron/assistant/workspace/secrets.ts';
import { checkPack } from '../../../electron/reports/pack/check-pack.ts';
import { safeSecretStorage } from '../../../electron/shell/safe-secret-storage.ts';
import { keyStoreStandIn } from '../hosts/key-store-stand-in.ts';
import { filesWith } from './support/files-with.ts';
import { createGate } from './support/gate.ts';
import {
  type Ends,
  usePractice as enterPractice,
  id,
  idle,
  makePlan,
  newHome,
  type Opened,
  openAssistant,
  startEnds,
} from './support/workbench.ts';

let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let kept: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;

const inKeyStore = () =>
  safeSecretStorage(keyStoreStandIn({}).keyStore, home.path, () => {
    throw new Error('Nothing should be kept in a file here.');
  });

/** Prints what is in a report for people, and nothing else. */
async function printToPdf(htmlFile: string): Promise<Uint8Array> {
  const reports = (await readFile(htmlFile, 'utf8')).match(/<h1>Migration report<\/h1>/g) ?? [];
  return Buffer.from(`%PDF of ${basename(htmlFile)}, ${reports.length} in all`);
}

const gate = createGate();
const open = async (powers: Partial<Powers> = {}) => {
  opened = await openAssistant(home.path, ends, { secrets: inKeyStore(), fetch: gate.fetch, printToPdf, ...powers });
};
beforeAll(async () => {
  [ends, home, kept] = await Promise.all([startEnds(40), newHome(), newHome()]);
  await open();
});
afterAll(async () => {
  await opened?.close();
  await ends?.stop();
  await home?.remove();
  await kept?.remove();
});

const client = () => opened.page.client;
const until: Opened['page']['until'] = (what, holds) => opened.page.until(what, holds);
const yes = { yes: 'forget', by: 'Kim Lee', why: 'CHG-4712', evenUnfinished: false } as const;

/** A finished run of a practice workspace with a list of its people; gives the workspace's id, and texts that nobody else has. */
async function migrated(): Promise<{ workspace: string; canaries: readonly string[] }> {
  await enterPractice(opened.page);
  await client().checkTenant(id());
  await until('the tenant', (state) => state.tenant.connected && idle(state));
  await client().survey(id());
  await until('the survey', (state) => idle(state) && state.accounts.survey !== undefined);
  const plan = await makePlan(opened.page);
  await client().startRun({ ...id(), plan: plan.id });
  await until('the run', (state) => idle(state) && state.run?.state === 'finished' && state.verification !== undefined);
  const { path } = await client().saveList({ ...id(), of: 'plan' });
  const [workspace = ''] = await readdir(join(home.path, 'workspaces'));
  const sqlite = new Sqlite(workspaceFolder(home.path, workspace).journal);
  const keys = sqlite.prepare<[], string>('SELECT key FROM account').pluck().all();
  sqlite.close();
  const addresses = (await readFile(path, 'utf8')).match(/[^\s,"']+@[^\s,"]+/g) ?? [];
  const canaries = [...keys, ...addresses].filter((text) => text.length > 8);
  expect(canaries.length).toBeGreaterThan(60);
  return { workspace, canaries };
}

async function refusal(code: string, forget: () => Promise<unknown>): Promise<void> {
  await forget();
  const { failure } = await until(code, (state) => state.failure?.code === code && state.activity?.kind !== 'forget');
  expect(failure?.kept).toMatch(/^(Nothing (of the workspace )?was (deleted|written)|It goes on)/);
}

test('a workspace whose key lies in the key store is closed out from the page: refused first, then deleted, and that stays said', {
  timeout: 300_000,
}, async () => {
  const { workspace, canaries } = await migrated();
  const { journal } = workspaceFolder(home.path, workspace);
  expect(existsSync(sealedPath(home.path, `workspace-${workspace}`))).toBe(true);
  await expect(fileSecretStorage(home.path).get(`workspace-${workspace}`)).rejects.toMatchObject({ code: 'UF-6303' });

  expect(opened.page.now().reports).toMatchObject([{ run: '1', state: 'finished', undone: false }]);
  await packsOfRun(canaries);
  await pdfOfRun();

  const asked = await client().workOutForget({});
  expect(asked).toMatchObject({
    folder: join(home.path, 'evidence', workspace),
    runs: [{ id: '1', state: 'finished', accounts: 40 }],
    accounts: 40,
    unfinished: [],
    needsName: false,
  });
  expect(asked.files.map(({ name }) => name)).toContain(`workspaces/${workspace}/journal.sqlite`);
  const inside = join(journal, '..', 'evidence');
  for (const [folder, code] of [
    [inside, 'UF-4804'],
    ['evidence', 'UF-4809'],
  ] as const) {
    await expect(client().workOutForget({ folder })).rejects.toMatchObject({ data: { code } });
    await refusal(code, () => client().forget({ ...id(), ...yes, folder }));
  }
  // Without the word itself it is no command.
  await expect(opened.page.ask(['forget'], { ...id(), ...yes, yes: 'Forget', folder: kept.path })).rejects.toThrow();
  const reader = new Sqlite(journal);
  reader.prepare('SELECT count(*) FROM run').get();
  await refusal('UF-4703', () => client().forget({ ...id(), ...yes, folder: kept.path }));
  reader.close();
  // It is all there still, and can be worked with.
  expect((await client().accounts({ of: 'run', from: 0, limit: 5 })).rows).toHaveLength(5);

  const held = gate.hold(/jobs/);
  await client().verify(id());
  await held;
  await refusal('UF-6201', () => client().forget({ ...id(), ...yes, folder: kept.path }));
  gate.open();
  await until('the verification', (state) => idle(state));
  expect(await filesWith(home.path, canaries)).not.toEqual([]);

  await client().forget({ ...id(), ...yes, folder: kept.path });
  const after = await until('the end', (state) => state.closeOut !== undefined && idle(state));
  const { closeOut } = after;
  if (closeOut?.state !== 'done') throw new Error('It is not at its end.');
  expect(after).toMatchObject({ shows: 'start', reports: [], legacy: { form: { server: '' }, passwordKnown: false } });
  expect(after.run).toBeUndefined();
  expect(await readdir(join(home.path, 'keys'))).toEqual([]);
  expect(await readdir(join(home.path, 'workspaces'))).toEqual([]);
  expect((await readdir(home.path)).sort()).toEqual([
    'closed-out.json',
    'evidence',
    'keys',
    'opened.json',
    'workspaces',
  ]);
  for (const folder of [home.path, kept.path]) expect(await filesWith(folder, canaries)).toEqual([]);
  expect(JSON.parse(await readFile(closeOut.record, 'utf8'))).toMatchObject({
    disposal: 'userferry-workspace',
    by: 'Kim Lee',
    why: 'CHG-4712',
    ended: expect.any(String),
  });
  const [pack] = closeOut.packs;
  expect(await checkPack(folderOfPack(pack?.folder ?? ''))).toMatchObject({ fingerprint: pack?.fingerprint });

  // The host lives on, and whatever is asked of it makes nothing of the old workspace anew; a start shows the same.
  expect(await client().workspaces({})).toEqual({ workspaces: [], unreadable: [] });
  await client().survey(id());
  await until('a refusal for want of a form', ({ failure }) => failure !== undefined);
  expect(existsSync(join(journal, '..'))).toBe(false);
  await opened.close();
  await open();
  expect(opened.page.now().closeOut).toEqual(closeOut);
  await client().leaveClosedOut(id());
  await until('a new workspace', (state) => state.closeOut === undefined);
  await opened.close();
  await open();
  expect(opened.page.now().closeOut).toBeUndefined();
});

/** Packs are written and checked; one without people names nobody, and one with them goes with the workspace. */
async function packsOfRun(canaries: readonly string[]): Promise<void> {
  const said = { run: '1', operator: 'Kim Lee', approver: ' Ada Okafor ', change: '' };
  const pack = await client().writePack({ ...id(), ...said, people: false });
  expect(await filesWith(pack.path, canaries)).toEqual([]);
  expect(JSON.parse(await readFile(join(pack.path, 'evidence.json'), 'utf8'))).toMatchObject({
    approval: [{ operator: 'Kim Lee', approver: 'Ada Okafor', change: null }],
  });
  const { path: folder, fingerprint } = pack;
  expect(await client().checkPack({ folder, fingerprint })).toMatchObject({
    of: { kind: 'run', run: '1' },
    accounts: 40,
    compared: true,
  });
  const named = await client().writePack({ ...id(), ...said, people: true });
  expect(await filesWith(named.path, canaries)).toEqual(['people.csv']);
  await expect(client().checkPack({ folder: named.path, fingerprint })).rejects.toMatchObject({
    data: { code: 'UF-5017' },
  });
  await expect(client().checkPack({ folder: 'evidence' })).rejects.toMatchObject({ data: { code: 'UF-5011' } });
}

/** A PDF is what the host's printer makes of the report's own page. */
async function pdfOfRun(): Promise<void> {
  expect(opened.page.now().host.pdf).toBe(true);
  const { path } = await client().savePdf({ ...id(), run: '1' });
  expect([basename(path), await readFile(path, 'utf8')]).toEqual(['run-1.pdf', '%PDF of run-1.html, 1 in all']);
}

test('one that was killed behind the key is shown after a start, opens for nothing else, and is gone on with', {
  timeout: 300_000,
}, async () => {
  const killed = () => Promise.reject(new Error('killed'));
  await opened.close();
  await open({
    secrets: { ...inKeyStore(), delete: (name) => inKeyStore().delete(name).then(killed) },
    printToPdf: null,
  });
  const { workspace, canaries } = await migrated();
  await refusedPdf();
  await refusedByKill();
  await opened.close();
  await open();
  await stillThere();
  await client().forget({ ...id(), ...yes, folder: join(kept.path, 'elsewhere') });
  const { closeOut } = await until('the end', (state) => state.closeOut?.state === 'done' && idle(state));
  expect(closeOut).toMatchObject({ folder: kept.path, by: 'Kim Lee' });
  expect(await filesWith(home.path, canaries)).toEqual([]);
  expect((await readdir(kept.path)).filter((name) => name.includes('unfinished'))).toEqual([]);

  async function refusedPdf(): Promise<void> {
    expect(opened.page.now().host.pdf).toBe(false);
    await expect(client().savePdf({ ...id(), run: '1' })).rejects.toMatchObject({ data: { code: 'UF-5002' } });
  }

  async function refusedByKill(): Promise<void> {
    await client().forget({ ...id(), ...yes, folder: kept.path });
    await until('the kill', (state) => state.failure?.code === 'UF-4805' && idle(state));
    await stillThere();
  }

  async function stillThere(): Promise<void> {
    expect(opened.page.now().closeOut).toMatchObject({ state: 'begun', folder: kept.path });
    await expect(client().workOutForget({})).rejects.toMatchObject({ data: { code: 'UF-4810' } });
    await client().survey(id());
    await until('the refusal', (state) => state.failure?.code === 'UF-4810');
    expect(existsSync(workspaceFolder(home.path, workspace).journal)).toBe(true);
    // No other key was made for what no key opens any more.
    expect(await readdir(join(home.path, 'keys'))).toEqual([]);
  }
});
