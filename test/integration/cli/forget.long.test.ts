// `userferry forget` from its refusals to a folder that holds nothing of the workspace any more, stopped on the way as well.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryOutDisposal, prepareDisposal } from '../../../electron/assistant/forget/forget-workspace.ts';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { WorkspaceSession } from '../../../electron/assistant/session.ts';
import { workspaceFolder } from '../../../electron/assistant/workspace/home.ts';
import { loadWorkspace, saveWorkspace } from '../../../electron/assistant/workspace/load-workspace.ts';
import { fileSecretStorage, workspaceKey } from '../../../electron/assistant/workspace/secrets.ts';
import { nodePowers } from '../../../electron/cli/node-powers.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { openJournal } from '../../../electron/journal/journal.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { filesWith } from '../assistant/support/files-with.ts';
import { runHere } from './run-here.ts';

let home: string;
let kept: string;
let servers: PracticeServers;
let environment: Record<string, string>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-forget-'));
  kept = await mkdtemp(join(tmpdir(), 'userferry-kept-'));
  servers = await startPracticeServers(
    { sqlServer: { store: 'aspnet-identity-core', accounts: 40, seed: 12 }, tenant: { plan: 'enterprise' } },
    nodeFork,
  );
  environment = {
    USERFERRY_HOME: home,
    USERFERRY_SQL_PASSWORD: servers.sqlServer.password,
    USERFERRY_CLIENT_SECRET: servers.tenant.clientSecret,
  };
});
afterAll(async () => {
  await servers?.stop();
  for (const folder of [home, kept]) await rm(folder, { recursive: true, force: true });
});

function practiceOf(id: string) {
  const { sqlServer, tenant, fingerprint256 } = servers;
  const legacy = { ...sqlServer, fingerprint256 };
  return { ...practiceWorkspace({ legacy, tenant }, 'aspnet-identity-core', 'forget-'), id };
}

/** A workspace in its own folder, with a finished run and lists of its people. */
async function migrated(id: string): Promise<string> {
  const { file, lists } = workspaceFolder(home, id);
  await saveWorkspace(file, practiceOf(id));
  const planned = await runHere(['plan', '--workspace', file, '--out', lists, '--json'], environment);
  expect(planned.code, planned.stdout).toBe(0);
  const done = await runHere(['migrate', '--workspace', file, '--json'], environment);
  expect(done.code, done.stdout).toBe(3);
  return file;
}

async function forget(workspace: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await runHere(['forget', '--workspace', workspace, ...args, '--json'], environment);
  return { code, json: JSON.parse(stdout || '{}'), stderr };
}

/** Texts that only a workspace of ours holds: keys of accounts, which stand in the journal in clear, and addresses, which stand in lists. */
async function canariesOf(id: string): Promise<readonly string[]> {
  const { journal, lists } = workspaceFolder(home, id);
  const sqlite = new Sqlite(journal);
  const keys = sqlite.prepare<[], string>('SELECT key FROM account').pluck().all();
  sqlite.close();
  const [list = ''] = await readdir(lists);
  const addresses = (await readFile(join(lists, list), 'utf8')).match(/[^\s,"']+@[^\s,"]+/g) ?? [];
  expect(keys.length + addresses.length).toBeGreaterThan(60);
  return [...keys, ...addresses].filter((text) => text.length > 8);
}

test('nothing is deleted without a yes, in the wrong place or while something is not at its end; then nothing is left', {
  timeout: 300_000,
}, async () => {
  const workspace = await migrated('forget-the-first');
  const { journal } = workspaceFolder(home, 'forget-the-first');
  expect(await forget(workspace)).toMatchObject({ code: 2 });
  const asked = await forget(workspace, '--out', kept);
  expect(asked).toMatchObject({ code: 1, json: { failure: { code: 'UF-4802' } } });
  expect(asked.json.failure.detail).toContain('journal.sqlite');
  const inside = join(journal, '..', 'evidence');
  expect(await forget(workspace, '--out', inside, '--yes', 'forget')).toMatchObject({
    json: { failure: { code: 'UF-4804' } },
  });

  const setState = async (state: 'stopped' | 'finished') => {
    const key = await workspaceKey(fileSecretStorage(home), 'forget-the-first');
    const open = openJournal(journal, key);
    open.transaction(() => open.runs.setState('1', state, 1, null));
    open.close();
  };
  await setState('stopped');
  expect(await forget(workspace, '--out', kept, '--yes', 'forget')).toMatchObject({
    json: { failure: { code: 'UF-4801' } },
  });
  expect(await forget(workspace, '--out', kept, '--yes', 'forget', '--even-unfinished')).toMatchObject({
    json: { failure: { code: 'UF-4803' } },
  });
  await setState('finished');
  expect(await readdir(kept)).toEqual([]);

  const reader = new Sqlite(journal);
  reader.prepare('SELECT count(*) FROM run').get();
  expect(await forget(workspace, '--out', kept, '--yes', 'forget')).toMatchObject({
    json: { failure: { code: 'UF-4703' } },
  });
  reader.close();
  const link = join(kept, 'link');
  await symlink(join(journal, '..'), link, 'dir');
  expect(await forget(workspace, '--out', join(link, 'evidence'), '--yes', 'forget')).toMatchObject({
    json: { failure: { code: 'UF-4804' } },
  });
  await rm(link);
  const taken = join(kept, 'taken');
  await writeFile(taken, 'a file where a folder should be');
  expect(await forget(workspace, '--out', taken, '--yes', 'forget')).toMatchObject({
    json: { failure: { code: 'UF-4807', kept: 'Nothing was deleted.' } },
  });
  await rm(taken);

  const canaries = await canariesOf('forget-the-first');
  expect(await filesWith(home, canaries)).not.toEqual([]);
  const done = await forget(workspace, '--out', kept, '--yes', 'forget', '--by', 'Kim Lee', '--because', 'CHG-4712');
  expect(done, done.stderr).toMatchObject({
    code: 0,
    json: { by: 'Kim Lee', why: 'CHG-4712', unfinished: [], packs: [{ run: '1' }], ended: expect.any(String) },
  });
  expect(done.json.deleted.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining([
      'workspaces/forget-the-first/journal.sqlite',
      'workspaces/forget-the-first/workspace.json',
    ]),
  );
  expect(await filesWith(home, canaries)).toEqual([]);
  expect(await readdir(join(home, 'workspaces'))).toEqual([]);
  expect(await readdir(join(home, 'keys'))).toEqual([]);
  expect(await filesWith(kept, canaries)).toEqual([]);
  const [pack] = done.json.packs;
  const checked = await runHere([
    'report',
    '--check',
    join(kept, pack.folder),
    '--fingerprint',
    pack.fingerprint,
    '--json',
  ]);
  expect(checked.code).toBe(0);
  const record = await readFile(done.json.record, 'utf8');
  expect(JSON.parse(record)).toMatchObject({ disposal: 'userferry-workspace', packs: [pack] });

  // Whoever gives the command again, with a workspace file of their own, has the record still.
  const own = join(kept, 'own.json');
  await writeFile(done.json.record, record.replace(JSON.stringify(workspace), JSON.stringify(own)));
  await saveWorkspace(own, practiceOf('forget-the-first'));
  expect(await forget(own, '--out', kept, '--yes', 'forget')).toMatchObject({ json: { failure: { code: 'UF-4808' } } });
  expect(await readdir(join(home, 'keys'))).toEqual([]);
});

test('one that was killed on the way is gone on with by the same command, whatever is gone already', {
  timeout: 300_000,
}, async () => {
  for (const [place, stop] of [
    [
      'before the key',
      (powers: ReturnType<typeof nodePowers>) => ({ ...powers, secrets: { ...powers.secrets, delete: killed } }),
    ],
    [
      'behind the key',
      (powers: ReturnType<typeof nodePowers>) => ({
        ...powers,
        secrets: { ...powers.secrets, delete: (name: string) => powers.secrets.delete(name).then(killed) },
      }),
    ],
  ] as const) {
    const id = `killed-${place.replaceAll(' ', '-')}`;
    const file = await migrated(id);
    const canaries = await canariesOf(id);
    const out = join(kept, id);
    const powers = nodePowers('terminal', home);
    const session = new WorkspaceSession(
      await loadWorkspace(file),
      'practice',
      { sqlPassword: '', clientSecret: '' },
      powers,
    );
    const wish = { yes: true, by: null, why: null, evenUnfinished: false, folder: out, file };
    const prepared = await prepareDisposal(session, powers, wish).finally(() => session.close());
    await expect(carryOutDisposal(prepared, out, stop(powers))).rejects.toMatchObject({ code: 'UF-4805' });
    // Or the folder was half gone.
    if (place === 'behind the key') await rm(file);
    // Who only asks deletes nothing, however far it was.
    expect(await forget(file, '--out', out)).toMatchObject({ code: 1, json: { failure: { code: 'UF-4806' } } });
    expect(existsSync(join(home, 'workspaces', id, 'journal.sqlite'))).toBe(true);
    if (place === 'before the key') {
      const more = await runHere(['migrate', '--workspace', file, '--json'], environment);
      expect(more.code, more.stderr).toBe(3);
    }
    const again = await forget(file, '--out', out, '--yes', 'forget');
    // As long as nothing is gone the evidence is made anew: who went on working in between has more of it.
    const runs = place === 'before the key' ? [{ run: '1' }, { run: '2' }] : [{ run: '1' }];
    expect(again, again.stderr).toMatchObject({ code: 0, json: { packs: runs } });
    expect(again.stderr.includes('goes on')).toBe(place === 'behind the key');
    expect(again.json.deleted.length).toBeGreaterThan(3);
    expect(existsSync(join(home, 'workspaces', id))).toBe(false);
    expect(await filesWith(home, canaries)).toEqual([]);
    expect((await readdir(out)).filter((name) => name.includes('unfinished'))).toEqual([]);
  }
});

function killed(): Promise<never> {
  return Promise.reject(new Error('killed'));
}
