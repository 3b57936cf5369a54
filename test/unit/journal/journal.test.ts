import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { countsOf } from '../../../electron/journal/account-groups.ts';
import { type Journal, openJournal } from '../../../electron/journal/journal.ts';
import { lockRuns } from '../../../electron/journal/locks.ts';
import type { PlannedAccount, RehearsalRecord, ScriptCaseRecord } from '../../../electron/journal/records.ts';

const key = new Uint8Array(32).fill(1);

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'userferry-journal-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function planned(sequence: number, change: Partial<PlannedAccount> = {}): PlannedAccount {
  const email = `canary-${sequence}@planted.example`;
  return {
    sequence,
    key: `key-${sequence}`,
    decision: 'import',
    reason: null,
    userId: `old-${sequence}`,
    email,
    foldedEmail: email,
    phone: null,
    username: null,
    format: 'identity-v3-pbkdf2-sha256',
    blocked: false,
    traits: 0,
    experience: 'same-password',
    lastSeen: null,
    digest: new Uint8Array([sequence]),
    aspects: new Uint8Array(24),
    ...change,
  };
}

/** A plan with these accounts and a run of it. */
function withRun(journal: Journal<object, object>, accounts: readonly PlannedAccount[]): { plan: string; run: string } {
  const plan = journal.plans.begin('plan', {}, 1);
  journal.plans.add(plan, accounts);
  journal.plans.finish(plan, {});
  const connection = { id: 'con', name: 'members', tenant: 'tenant' };
  const run = journal.runs.begin({ plan, connection, token: 't', cap: 1, now: 1 });
  return { plan, run };
}

describe('a plan', () => {
  test('holds everybody who shares an address, wherever they stand in the table', () => {
    const journal = openJournal<object, object>(join(folder(), 'journal.sqlite'), key);
    const plan = journal.plans.begin('plan', {}, 1);
    journal.plans.add(plan, [
      planned(1, { foldedEmail: 'same@example.com' }),
      planned(2),
      planned(3, { foldedEmail: 'same@example.com' }),
      planned(4, { decision: 'skip', reason: 'anonymous-user', foldedEmail: 'canary-2@planted.example' }),
    ]);
    expect(journal.plans.holdSharedEmails(plan)).toBe(2);
    expect(countsOf(journal.plans.groups(plan))).toMatchObject({ total: 4, import: 1, held: 2, skipped: 1 });
    journal.close();
  });

  test('holds everybody who shares a user name, and leaves out phone numbers that several have', () => {
    const journal = openJournal<object, object>(join(folder(), 'journal.sqlite'), key);
    const plan = journal.plans.begin('plan', {}, 1);
    journal.plans.add(plan, [
      planned(1, { username: 'ada', phone: '+4930111' }),
      planned(2, { username: 'ada', phone: '+4930222' }),
      planned(3, { username: '+4930111', phone: '+4930111' }),
      planned(4, { username: 'bob', phone: '+4930333' }),
      planned(5, { username: 'eve', phone: '+4930333', decision: 'skip', reason: 'out-of-scope' }),
    ]);
    expect(journal.plans.holdSharedUsernames(plan)).toBe(2);
    journal.plans.leaveOutSharedPhones(plan);
    expect(journal.plans.phonesLeftOut(plan)).toBe(1);
    expect(journal.plans.accounts(plan, 0, 10).map(({ phoneTaken }) => phoneTaken)).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
    expect(countsOf(journal.plans.groups(plan)).reasons).toContainEqual({
      decision: 'hold',
      reason: 'shared-username',
      accounts: 2,
    });
    journal.close();
  });

  test('that was not finished leaves nothing behind', () => {
    const journal = openJournal<object, object>(join(folder(), 'journal.sqlite'), key);
    const plan = journal.plans.begin('plan', {}, 1);
    journal.plans.add(plan, [planned(1)]);
    journal.plans.dropUnfinished();
    expect(() => journal.plans.read(plan)).toThrow('no plan');
    expect(journal.plans.accounts(plan, 0, 10)).toEqual([]);
    journal.close();
  });
});

describe('the ledger', () => {
  test('keeps its tally in step with its lines, through changes and withdrawals', () => {
    const journal = openJournal<object, object>(join(folder(), 'journal.sqlite'), key);
    const { run } = withRun(journal, [planned(1), planned(2), planned(3)]);
    const sent = new Uint8Array([1]);
    journal.ledger.addSent(run, 1, [
      { sequence: 1, sent, metadata: new Uint8Array(), identifiers: false },
      { sequence: 2, sent, metadata: new Uint8Array(), identifiers: false },
    ]);
    journal.ledger.addSent(run, 2, [{ sequence: 3, sent, metadata: new Uint8Array(), identifiers: true }]);
    journal.ledger.record(run, [{ sequence: 1, outcome: 'rejected', reason: 'field-refused', detail: null }]);
    expect(journal.ledger.settleRest(run, 1, 1, 3, 'imported')).toBe(1);
    journal.ledger.remove(run, 2, 3, 3);
    expect(journal.ledger.counts(run)).toEqual([
      { outcome: 'imported', reason: null, accounts: 1 },
      { outcome: 'rejected', reason: 'field-refused', accounts: 1 },
    ]);
    journal.close();
  });

  test('lists whom a wave sends, and nobody who stands between them', () => {
    const journal = openJournal<object, object>(join(folder(), 'journal.sqlite'), key);
    const { plan, run } = withRun(
      journal,
      Array.from({ length: 30 }, (_, index) =>
        planned(index + 1, index === 21 ? { decision: 'hold', reason: 'no-password' } : {}),
      ),
    );
    journal.stagedWaves.begin();
    journal.stagedWaves.addRanges([
      { wave: 1, first: 1, last: 2 },
      { wave: 2, first: 3, last: 20 },
      { wave: 1, first: 21, last: 24 },
    ]);
    journal.waves.begin(run, {
      definition: '5, rest',
      limits: { rejected: null, failedSignIns: null },
      waves: [
        { number: 1, title: '5 accounts', accounts: 5 },
        { number: 2, title: 'everybody else', accounts: 18 },
      ],
      log: { position: null, readable: true },
    });
    journal.stagedWaves.end();
    journal.ledger.record(run, [
      { sequence: 2, outcome: 'imported', reason: null, detail: null },
      { sequence: 3, outcome: 'rejected', reason: 'field-refused', detail: null },
      { sequence: 23, outcome: 'rejected', reason: 'field-refused', detail: null },
    ]);
    const listed = (wave: number, outcome?: 'rejected') =>
      journal.accountViews
        .entries({ plan, run, wave, ...(outcome === undefined ? {} : { outcome }) }, { from: 0, limit: 50 })
        .rows.map(({ sequence }) => sequence);
    expect([listed(1), listed(1, 'rejected'), listed(3)]).toEqual([[1, 2, 21, 23, 24], [23], []]);
    expect(journal.accountViews.decided({ plan, wave: 1 }, { from: 0, limit: 50 }).total).toBe(0);
    expect(listed(2)).toEqual(Array.from({ length: 18 }, (_, index) => index + 3));
    journal.close();
  });

  test('gives lists in pages, by outcome and reason, with addresses in clear', () => {
    const journal = openJournal<object, object>(join(folder(), 'journal.sqlite'), key);
    const { plan, run } = withRun(
      journal,
      Array.from({ length: 30 }, (_, index) => planned(index + 1)),
    );
    const entries = Array.from({ length: 30 }, (_, index) => ({
      sequence: index + 1,
      outcome: index % 3 === 0 ? ('rejected' as const) : ('imported' as const),
      reason: index % 3 === 0 ? ('field-refused' as const) : null,
      detail: index % 3 === 0 ? 'MAX_LENGTH at name' : null,
    }));
    journal.ledger.record(run, entries);
    const views = journal.accountViews;
    const first = views.entries({ plan, run, outcome: 'rejected' }, { from: 0, limit: 6 });
    expect(first.total).toBe(10);
    expect(first.rows[1]).toMatchObject({
      sequence: 4,
      email: 'canary-4@planted.example',
      detail: 'MAX_LENGTH at name',
    });
    const second = views.entries({ plan, run, reason: 'field-refused' }, { from: 6, limit: 6 });
    expect(second.rows.map(({ sequence }) => sequence)).toEqual([19, 22, 25, 28]);
    expect(views.entries({ plan, run }, { from: 25, limit: 50 })).toMatchObject({ total: 30, rows: { length: 5 } });
    expect(views.entries({ plan, outcome: 'imported' }, { from: 0, limit: 5 }).total).toBe(30);
    expect(journal.accountLists.entries({ plan, run, outcome: 'rejected', after: 0, limit: 6 })).toEqual(first.rows);
    expect(journal.accountLists.entries({ plan, run, after: 0, limit: 50 })).toHaveLength(30);
    const all = views.decided({ plan, descending: true }, { from: 28, limit: 50 });
    expect(all.rows.map(({ sequence }) => sequence)).toEqual([2, 1]);
    for (const outcome of ['held', 'uncertain'] as const)
      expect(views.decided({ plan, outcome }, { from: 0, limit: 50 })).toEqual({ rows: [], total: 0 });
    // Whoever has opened a list finds everybody at their places, with what became of them meanwhile.
    const opened = { opening: 'a list', from: 0, limit: 1 };
    const rejected = { plan, run, outcome: 'rejected' } as const;
    views.entries(rejected, opened);
    journal.ledger.record(run, [{ sequence: 1, outcome: 'imported', reason: null, detail: null }]);
    expect(views.entries(rejected, opened)).toMatchObject({ total: 10, rows: [{ sequence: 1, outcome: 'imported' }] });
    expect(views.entries(rejected, { from: 0, limit: 1 })).toMatchObject({ total: 9, rows: [{ sequence: 4 }] });
    journal.ledger.record(run, entries.slice(0, 1));
    expect(journal.accountLists.notImported(run, plan, 0, 100)).toHaveLength(10);
    journal.ledger.record(run, [{ sequence: 1, outcome: 'present', reason: null, detail: null }]);
    expect(journal.accountLists.notImported(run, plan, 0, 100)).toHaveLength(9);
    journal.close();
  });
});

describe('the journal’s file', () => {
  test('holds no address and no detail in clear, in none of its files, open or closed', () => {
    const path = folder();
    const journal = openJournal<object, object>(join(path, 'journal.sqlite'), key);
    const { run } = withRun(
      journal,
      Array.from({ length: 500 }, (_, index) => planned(index + 1)),
    );
    journal.ledger.record(run, [
      { sequence: 1, outcome: 'rejected', reason: 'field-refused', detail: 'canary detail' },
    ]);
    const searched = () => {
      const names = readdirSync(path);
      for (const name of names) {
        const bytes = readFileSync(join(path, name));
        for (const encoding of ['utf8', 'utf16le'] as const) {
          expect(bytes.includes(Buffer.from('planted.example', encoding)), name).toBe(false);
          expect(bytes.includes(Buffer.from('canary detail', encoding)), name).toBe(false);
        }
      }
      return names;
    };
    expect(searched()).toContain('journal.sqlite-wal');
    expect(journal.plans.email('1', 1)).toBe('canary-1@planted.example');
    journal.close();
    searched();
  });

  test('opens under its own key alone', () => {
    const file = join(folder(), 'journal.sqlite');
    openJournal(file, key).close();
    expect(() => openJournal(file, new Uint8Array(32).fill(2))).toThrow('does not fit');
    openJournal(file, key).close();
  });

  test('is refused when it is damaged, or of a newer release', () => {
    const path = folder();
    const garbage = join(path, 'garbage.sqlite');
    writeFileSync(garbage, 'this is not a database, and long enough to be looked at as one'.repeat(100));
    expect(() => openJournal(garbage, key)).toThrow('damaged');
    const newer = join(path, 'newer.sqlite');
    openJournal(newer, key).close();
    const sqlite = new Sqlite(newer);
    sqlite.pragma('user_version = 99');
    sqlite.close();
    expect(() => openJournal(newer, key)).toThrow('newer');
  });

  test('gives its runs to one holder at a time', () => {
    const file = join(folder(), 'journal.sqlite');
    const release = lockRuns(file);
    expect(() => lockRuns(file)).toThrow('is being carried out or undone');
    release();
    lockRuns(file)();
  });
});

test('a run’s story stands in the order in which it was written, even where the clock was set back', () => {
  const journal = openJournal<object, object>(join(folder(), 'journal.sqlite'), key);
  const { run } = withRun(journal, [planned(1)]);
  for (const [text, at] of [
    ['begun', 3_000],
    ['paused', 1_000],
    ['resumed', 2_000],
  ] as const) {
    journal.runs.addEvent(run, { at, kind: 'info', text });
  }
  expect(journal.runs.events(run, 2).map(({ text }) => text)).toEqual(['paused', 'resumed']);
  journal.close();
});

test('of a script’s test cases the latest results are kept, in their order, and no others', () => {
  const journal = openJournal<object, object>(join(folder(), 'journal.sqlite'), key);
  const record = (action: string, name: string, change: Partial<ScriptCaseRecord> = {}): ScriptCaseRecord => ({
    action,
    name,
    title: `title of ${name}`,
    outcome: 'passed',
    words: null,
    line: null,
    flavour: 'direct',
    textDigest: 'aa',
    basisDigest: 'bb',
    at: 7,
    durationMs: 12,
    ...change,
  });
  journal.scriptCases.replace('login', [record('login', 'z'), record('login', 'a')]);
  journal.scriptCases.replace('getUser', [record('getUser', 'found')]);
  const failed = record('login', 'b', { outcome: 'failed', words: 'why', line: 3, at: 8 });
  const later = [failed, record('login', 'a', { outcome: 'not-run', words: 'no account' })];
  journal.scriptCases.replace('login', later);
  expect(journal.scriptCases.all()).toEqual([record('getUser', 'found'), ...later]);
  journal.close();
});

test('of rehearsals the latest of each mode is kept, the latest of all first', () => {
  const journal = openJournal<object, object>(join(folder(), 'journal.sqlite'), key);
  const record = (mode: RehearsalRecord['mode'], at: number): RehearsalRecord => ({
    mode,
    way: 'direct',
    lookedAt: 'the first 9 accounts',
    kinds: [{ id: 'locked', title: 'Locked out', cells: [{ event: 'new-password', outcome: 'worked', words: null }] }],
    textDigest: 'aa',
    basisDigest: 'bb',
    settingsDigest: at === 2 ? null : 'cc',
    at,
    durationMs: 12,
  });
  for (const [mode, at] of [
    ['trickle', 1],
    ['legacy', 2],
    ['trickle', 3],
  ] as const) {
    journal.rehearsals.keep(record(mode, at));
  }
  expect(journal.rehearsals.all()).toEqual([record('trickle', 3), record('legacy', 2)]);
  journal.close();
});

test('a plan gives the first and the last account of each kind', () => {
  const journal = openJournal<object, object>(join(folder(), 'journal.sqlite'), key);
  const { plan } = withRun(journal, [
    planned(1),
    planned(2),
    planned(3, { traits: 1 }),
    planned(4),
    planned(5, { format: 'none', decision: 'hold', reason: 'no-password' }),
  ]);
  expect(
    journal.plans.representatives(plan).map(({ key: each, format, reason, traits }) => [each, format, reason, traits]),
  ).toEqual([
    ['key-1', 'identity-v3-pbkdf2-sha256', null, []],
    ['key-3', 'identity-v3-pbkdf2-sha256', null, ['locked']],
    ['key-4', 'identity-v3-pbkdf2-sha256', null, []],
    ['key-5', 'none', 'no-password', []],
  ]);
  journal.close();
});
