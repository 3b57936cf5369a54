// `userferry report --pack` and `--check` on a run over both practice servers, and what finds a change of either pack or journal.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { workspaceFolder } from '../../../electron/assistant/workspace/home.ts';
import { saveWorkspace } from '../../../electron/assistant/workspace/load-workspace.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import type { UserferryError } from '../../../electron/common/userferry-error.ts';
import { sampleStore } from '../../../electron/practice/samples/sample-store.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { checkPack } from '../../../electron/reports/pack/check-pack.ts';
import { readManifest, renderManifest } from '../../../electron/reports/pack/manifest.ts';
import { runs } from '../../runs.ts';
import { filesWith } from '../assistant/support/files-with.ts';
import { expectNoSecretIn, secretsOf } from './no-secrets.ts';
import { runHere } from './run-here.ts';

const sample = { store: 'aspnet-identity-core', accounts: 120, seed: 16 } as const;

/** Of the tenant, while the run goes on. */
const outages = {
  kind: 'random',
  seed: 5,
  resetSeconds: 0.2,
  slowMilliseconds: 20,
  probabilities: {
    rateLimited: 0.03,
    serverErrorBefore: 0.06,
    serverErrorAfter: 0.06,
    lostBefore: 0.06,
    lostAfter: 0.06,
    slow: 0.06,
    tokensRevoked: 0.01,
    jobFails: 0.1,
    jobNeverEnds: 0,
    exportFails: 0.1,
  },
};

let home: string;
let servers: PracticeServers;
let workspace: string;
let journal: string;
let environment: Record<string, string>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-evidence-'));
  servers = await startPracticeServers({ sqlServer: sample, tenant: { plan: 'enterprise' } }, nodeFork);
  const { sqlServer, tenant, fingerprint256 } = servers;
  const file = practiceWorkspace({ legacy: { ...sqlServer, fingerprint256 }, tenant }, sample.store, 'evidence-one');
  workspace = workspaceFolder(home, file.id).file;
  journal = workspaceFolder(home, file.id).journal;
  await saveWorkspace(workspace, file);
  environment = {
    USERFERRY_HOME: home,
    USERFERRY_SQL_PASSWORD: sqlServer.password,
    USERFERRY_CLIENT_SECRET: tenant.clientSecret,
  };
});
afterAll(async () => {
  await servers?.stop();
  await rm(home, { recursive: true, force: true });
});

async function verb(...args: readonly string[]) {
  const { code, stdout, stderr } = await runHere([...args, '--workspace', workspace, '--json'], environment);
  return { code, json: JSON.parse(stdout || '{}'), stderr };
}

/** Without workspace, home or secrets. */
async function check(pack: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await runHere(['report', '--check', pack, ...args, '--json']);
  return { code, json: JSON.parse(stdout || '{}'), stderr };
}

test('a pack says everything and names nobody, and any change of it is found', { timeout: 300_000 }, async () => {
  const approval = ['--operator', 'Kim Lee', '--approver', 'Ada Okafor', '--change', 'CHG-4711'];
  const ordered = await fetch(`${servers.tenant.control}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(outages),
  });
  expect(ordered.ok).toBe(true);
  const migrated = await verb('migrate', ...approval);
  await fetch(`${servers.tenant.control}/no-faults`, { method: 'POST' });
  expect(migrated, JSON.stringify(migrated)).toMatchObject({ code: 3 });
  const out = join(home, 'packs');
  const packed = await verb('report', '--pack', '--out', out);
  expect(packed, packed.stderr).toMatchObject({ code: 0, json: { run: '1', people: false } });
  const { pack, fingerprint } = packed.json;
  expect(await check(pack)).toMatchObject({
    code: 0,
    json: { whole: true, fingerprint, accounts: expect.any(Number) },
  });
  expect(await check(pack, '--fingerprint', fingerprint.toUpperCase())).toMatchObject({
    code: 0,
    json: { compared: true },
  });
  expect(await check(pack, '--fingerprint', '0'.repeat(64))).toMatchObject({
    code: 1,
    json: { failure: { code: 'UF-5017' } },
  });
  const evidence = JSON.parse(await readFile(join(pack, 'evidence.json'), 'utf8'));
  const { tenant, sqlServer } = servers;
  const host = new URL(tenant.origin).host;
  expect(evidence).toMatchObject({
    approval: [{ operator: 'Kim Lee', approver: 'Ada Okafor', change: 'CHG-4711' }],
    source: {
      seen: [
        {
          port: sqlServer.port,
          encryption: { certificate: { fingerprint256: servers.fingerprint256 } },
          rights: { readable: expect.arrayContaining(['dbo.AspNetUsers']) },
        },
      ],
      countBefore: { accounts: 120 },
      countAfter: { accounts: 120 },
    },
    target: {
      used: expect.arrayContaining(['create:users', 'read:users', 'read:connections']),
      connectionBefore: { name: tenant.connection, options: { importMode: expect.any(Boolean) } },
      connectionAfter: { name: tenant.connection },
    },
    // The tenant, the host of its exports, and the SQL Server.
    destinations: expect.arrayContaining([host, `${sqlServer.host}:${sqlServer.port}`]),
  });
  expect(evidence.destinations).toHaveLength(3);
  expect(evidence.target.granted).toEqual(expect.arrayContaining(evidence.target.used));
  const report = await readFile(join(pack, 'report.html'), 'utf8');
  for (const told of ['Ada Okafor', 'CHG-4711', servers.fingerprint256, host, 'not carry over'])
    expect(report).toContain(told);
  await expectEveryChangeFound(pack);

  const named = await verb('report', '--pack', '--with-people', '--out', out);
  expect(named, named.stderr).toMatchObject({ code: 0, json: { people: true } });
  expect(named.json.fingerprint).not.toBe(fingerprint);
  const people = await readFile(join(named.json.pack, 'people.csv'), 'utf8');
  expect(await filesWith(pack, personalTexts(people))).toEqual([]);
  expect(await filesWith(named.json.pack, personalTexts(people))).toEqual(['people.csv']);
  await expectNoSecretIn(out, [...secretsOf(sample), ...Object.values(environment).slice(1)]);
});

/** Addresses, names and user names of everybody in the old database, phone numbers too, and every address by the pack's own list. */
function personalTexts(people: string): readonly string[] {
  const texts = new Set(people.match(/[^\s,"']+@[^\s,"]+/g));
  for (const table of sampleStore(sample).tables) {
    const places = table.columns.flatMap(({ name }, place) =>
      /^(Email|NormalizedEmail|UserName|NormalizedUserName|PhoneNumber)$/.test(name) ? [place] : [],
    );
    for (const row of table.rows()) for (const place of places) texts.add(String(row[place] ?? ''));
  }
  expect(texts.size).toBeGreaterThan(sample.accounts);
  return [...texts].filter((text) => text.length > 4);
}

/** Every byte of every file counts, and so does which files there are. */
async function expectEveryChangeFound(pack: string): Promise<void> {
  const whole = new Map<string, Buffer>();
  for (const name of await readdir(pack)) whole.set(name, await readFile(join(pack, name)));
  const contents = [...whole.keys()];
  const found = (files: ReadonlyMap<string, Buffer>) =>
    checkPack({
      place: pack,
      names: async () => [...files.keys()],
      read: (name) => Readable.from([files.get(name) ?? Buffer.alloc(0)]),
    }).then(
      () => 'nothing',
      ({ code, message, detail }: UserferryError) => `${code} ${message} ${detail}`,
    );
  expect(await found(whole)).toBe('nothing');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...contents),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 1, max: 255 }),
      fc.constantFrom('change', 'cut', 'lengthen', 'remove', 'rename', 'add') as fc.Arbitrary<string>,
      async (name, place, flip, how) => {
        const files = new Map(whole);
        const bytes = Buffer.from(whole.get(name) ?? '');
        const at = Math.floor(place * bytes.length);
        if (how === 'change') bytes[at] = (bytes[at] ?? 0) ^ flip;
        files.set(
          name,
          how === 'cut' ? bytes.subarray(0, at) : how === 'lengthen' ? Buffer.concat([bytes, Buffer.of(flip)]) : bytes,
        );
        if (how === 'remove' || how === 'rename') files.delete(name);
        if (how === 'rename') files.set(`${name}~`, bytes);
        if (how === 'add') files.set(`${name}~`, bytes);
        expect(await found(files)).toMatch(new RegExp(`UF-501[1-6].*${name.replace('.', '\\.')}`, 's'));
      },
    ),
    { numRuns: runs(100) },
  );
  // Whoever renders the manifest anew after a change of the ledger or the chain is found by the seal, the links or the counts.
  for (const name of ['ledger.ndjson', 'chain.jsonl', 'evidence.json']) {
    const lines = String(whole.get(name)).split('\n');
    const [first = '', second = ''] = lines;
    const swapped =
      name === 'evidence.json'
        ? String(whole.get(name)).replace(/"imported": \d+/, '"imported": 1')
        : [second, first, ...lines.slice(2)].join('\n');
    const files = remade(new Map(whole).set(name, Buffer.from(swapped)));
    expect(await found(files)).toMatch(new RegExp(`UF-501[56].*${name.replace('.', '\\.')}`, 's'));
  }
}

/** The pack with a manifest that fits its files. */
function remade(files: Map<string, Buffer>): ReadonlyMap<string, Buffer> {
  const manifest = readManifest(files.get('manifest.json') ?? Buffer.alloc(0));
  if (manifest === null) throw new Error('the manifest can’t be read');
  const { digest: _, ...content } = manifest;
  const listed = content.files.map(({ name }) => {
    const bytes = files.get(name) ?? Buffer.alloc(0);
    return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  return files.set('manifest.json', Buffer.from(renderManifest({ ...content, files: listed }).text));
}

/** What somebody does to the journal's file with another program. */
function behindItsBack(sql: string): void {
  const sqlite = new Sqlite(journal);
  sqlite.exec(sql);
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  sqlite.close();
}

test('a line that is changed, added or removed behind Userferry’s back is found, in the journal and in every later pack', async () => {
  expect(await verb('report', '--check')).toMatchObject({ code: 0, json: { journal: 'whole' } });
  behindItsBack('SELECT 1');
  const before = await readFile(journal);
  for (const [sql, part] of [
    ["UPDATE ledger SET outcome = 'imported', reason = NULL WHERE outcome = 'held'", 'ledger'],
    ['DELETE FROM ledger WHERE sequence = 7', 'ledger'],
    ["INSERT INTO event VALUES (1, 5, 'good', 'All is well.', NULL)", 'event'],
    ["UPDATE file SET job = 'job_of_somebody' WHERE number = 1", 'file'],
    ["UPDATE account SET key = 'somebody-else' WHERE sequence = 3", 'decisions'],
    ['DROP TRIGGER chain_link_kept; UPDATE chain_link SET at = 5 WHERE number = 2', 'link 2'],
    ['DROP TRIGGER chain_link_stays; DELETE FROM chain_link WHERE number > 12', 'verification'],
  ] as const) {
    behindItsBack(sql);
    const found = await verb('report', '--check');
    expect(found, sql).toMatchObject({ code: 1, json: { failure: { code: 'UF-4701' } } });
    expect(found.json.failure.detail).toContain(part);
    await writeFile(journal, before);
    await rm(`${journal}-wal`, { force: true });
    await rm(`${journal}-shm`, { force: true });
  }
  behindItsBack("UPDATE ledger SET outcome = 'imported' WHERE outcome = 'held'");
  const reported = await verb('report', '--out', join(home, 'reports'));
  expect(reported).toMatchObject({ code: 1, json: { run: '1', failure: { code: 'UF-4701' } } });
  const packed = await verb('report', '--pack', '--out', join(home, 'packs'));
  expect(packed).toMatchObject({ code: 1, json: { failure: { code: 'UF-4701' } } });
  expect(await check(packed.json.pack)).toMatchObject({ code: 3, json: { findings: 1 } });
  expect(await readFile(join(packed.json.pack, 'report.html'), 'utf8')).toContain(
    'changed by something other than Userferry',
  );
});
