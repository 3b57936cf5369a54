import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CutoverTopic, cutoverTopics, exceptionKinds } from '../../../../electron/common/cutover-words.ts';
import { cutoverChecklist, evidenceLasts, readyForCutover } from '../../../../electron/migration/cutover/checklist.ts';
import type { ConnectionFacts, CutoverFacts } from '../../../../electron/migration/cutover/checklist-types.ts';
import { seenByPeople } from '../../../../electron/migration/cutover/seen-by-people.ts';

const now = Date.UTC(2026, 10, 26, 9);

const beforeCutover: ConnectionFacts = {
  importMode: true,
  customDatabase: true,
  plain: false,
  noOps: false,
  readingConfiguration: ['login', 'get_user'],
  ownKeys: ['SQL_PASSWORD', 'SQL_SERVER'],
};

const clean: CutoverFacts = {
  now,
  mode: 'trickle',
  look: { at: now - 60_000, total: 5_000, moved: 5_000, planMade: now - 60_000, logReadable: true },
  run: { id: '1', started: now - 90_000, atWorkUntil: now - 70_000 },
  undone: null,
  verification: { run: '1', at: now - 60_000 },
  delta: { id: '1', begun: now - 50_000, finished: true, empty: true, open: 0 },
  exceptions: [],
  said: {},
  connection: beforeCutover,
  cutover: null,
  before: { number: 1, mode: 'trickle' },
  signedIn: 'none',
};

const afterCutover: CutoverFacts = {
  ...clean,
  connection: { ...beforeCutover, noOps: true, readingConfiguration: [] },
  cutover: { number: 2, made: now - 30_000 },
};

const said = { by: 'Ada Lovelace', why: 'looked into the dashboard', at: now - 5_000 };

function line(topic: CutoverTopic, facts: CutoverFacts) {
  const found = cutoverChecklist(facts).find((candidate) => candidate.topic === topic);
  if (found === undefined) throw new Error(`no line about ${topic}`);
  return found;
}

describe('the checklist of a cutover', () => {
  test('has one line for each topic, in the order in which they are done', () => {
    expect(cutoverChecklist(clean).map(({ topic }) => topic)).toEqual(cutoverTopics);
  });

  test('with everybody moved and verified the cutover can be deployed, and what follows it waits', () => {
    const lines = cutoverChecklist(clean);
    expect(readyForCutover(lines)).toBe(true);
    expect(lines.map(({ topic, state, next }) => [topic, state, next])).toEqual([
      ['everybody-moved', 'done', null],
      ['verification', 'done', null],
      ['delta', 'done', null],
      ['resets', 'done', null],
      ['no-op-scripts', 'open', 'deploy-cutover'],
      ['import-mode', 'done', null],
      ['sign-in', 'waits', null],
      ['secrets', 'waits', null],
      ['legacy-side', 'waits', null],
    ]);
  });

  test('after it, a sign-in, the secrets and the legacy side are asked for one after the other', () => {
    const next = (facts: CutoverFacts) => cutoverChecklist(facts).find(({ state }) => state === 'open')?.next;
    expect(next(afterCutover)).toBe('sign-in');
    const seen: CutoverFacts = { ...afterCutover, signedIn: now - 1_000 };
    expect(next(seen)).toBe('blank-secrets');
    const blank: CutoverFacts = {
      ...seen,
      connection: { ...beforeCutover, noOps: true, readingConfiguration: [], ownKeys: [] },
    };
    expect(next(blank)).toBe('remove-legacy-side');
    const all = cutoverChecklist({ ...blank, said: { 'legacy-side': said } });
    expect(all.every(({ state }) => state === 'done')).toBe(true);
  });

  test('one straggler whom nobody accepted keeps the cutover from being deployed', () => {
    const left: CutoverFacts = { ...clean, exceptions: [{ kind: 'straggler', found: 2, accepted: 1 }] };
    expect(line('everybody-moved', left)).toMatchObject({ state: 'open', next: 'move-or-accept' });
    expect(line('everybody-moved', left).evidence).toMatch(
      /1 person could not sign in any more\. 1 more is accepted by name\.$/,
    );
    expect(line('no-op-scripts', left).state).toBe('waits');
    const accepted: CutoverFacts = { ...clean, exceptions: [{ kind: 'straggler', found: 2, accepted: 2 }] };
    expect(line('everybody-moved', accepted)).toMatchObject({ state: 'done' });
    expect(line('everybody-moved', accepted).evidence).toContain('2 people left behind, each accepted by name');
  });

  test('an empty delta of lately is asked for, or the old pages frozen by name and everything read after that', () => {
    const of = (changes: Partial<CutoverFacts>) => line('delta', { ...clean, ...changes });
    const pass = { id: '3', begun: now - 60_000, finished: true, empty: true, open: 0 };
    const frozen = (at: number) => ({ said: { 'old-pages': { ...said, at } } });
    expect(of({ delta: null })).toMatchObject({ state: 'unknown', next: 'carry-or-freeze' });
    expect(readyForCutover(cutoverChecklist({ ...clean, delta: null }))).toBe(false);
    expect(of({ delta: { ...pass, finished: false, open: 2 } })).toMatchObject({ state: 'open' });
    expect(of({ delta: { ...pass, empty: false } })).toMatchObject({ state: 'unknown' });
    const old = { ...pass, begun: now - evidenceLasts - 1 };
    expect(of({ delta: old })).toMatchObject({ state: 'unknown', next: 'carry-or-freeze' });
    // Nothing has changed since, whoever has frozen it says.
    expect(of({ delta: old, ...frozen(old.begun - 1) })).toMatchObject({
      state: 'done',
      evidence: expect.stringContaining('Ada Lovelace says'),
    });
    expect(of({ delta: { ...old, empty: false }, ...frozen(old.begun - 1) }).state).toBe('unknown');
    expect(of({ delta: old, verification: { run: '1', at: now - 10_000 }, ...frozen(now - 20_000) }).state).toBe(
      'done',
    );
    expect(of({ delta: null, ...frozen(now - 20_000) })).toMatchObject({ state: 'unknown', next: 'verify' });
    const listed = (accepted: number) =>
      of({ delta: pass, exceptions: [{ kind: 'not-carried-over', found: 2, accepted }] }).state;
    expect([listed(1), listed(2)]).toEqual(['open', 'done']);
  });

  test('import mode that somebody switched off is to be switched on again, whatever else is done', () => {
    const off: CutoverFacts = { ...afterCutover, connection: { ...beforeCutover, importMode: false, noOps: true } };
    expect(line('import-mode', off)).toMatchObject({ state: 'open', next: 'switch-import-mode-on' });
  });

  test('after going back the login is in use again, whatever somebody said before', () => {
    const back: CutoverFacts = { ...clean, said: { 'legacy-side': said } };
    expect(line('legacy-side', back).state).toBe('waits');
  });

  test('a look without the tenant’s log knows of no new passwords, and does not say that there are none', () => {
    const blind: CutoverFacts = {
      ...clean,
      look: { at: now, total: 1, moved: 1, planMade: now - 60_000, logReadable: false },
    };
    expect(line('resets', blind)).toMatchObject({ state: 'unknown', next: 'read-log-or-accept' });
    expect(readyForCutover(cutoverChecklist(blind))).toBe(false);
    const open: CutoverFacts = { ...blind, said: { 'unseen-resets': said } };
    expect(line('resets', open)).toMatchObject({
      state: 'done',
      evidence: expect.stringContaining('Ada Lovelace says'),
    });
    // Whom an earlier look has found is open all the same.
    const known: CutoverFacts = { ...open, exceptions: [{ kind: 'open-reset', found: 1, accepted: 0 }] };
    expect(line('resets', known).state).toBe('open');
  });

  test('a connection that is not there waits for its first deployment, and asks for no rights', () => {
    const lines = cutoverChecklist({ ...clean, connection: 'absent' });
    for (const topic of ['no-op-scripts', 'import-mode', 'secrets'] as const) {
      expect(lines.find((one) => one.topic === topic)).toMatchObject({ state: 'waits', next: null });
    }
    expect(lines.find((one) => one.topic === 'sign-in')?.state).toBe('waits');
  });

  test('what may not be read is not known, and never taken for done', () => {
    const unread: CutoverFacts = {
      ...clean,
      connection: null,
      signedIn: 'unreadable',
      look: null,
      verification: 'not-verified',
      delta: null,
    };
    const lines = cutoverChecklist(unread);
    expect(lines.filter(({ state }) => state === 'done')).toEqual([]);
    expect(readyForCutover(lines)).toBe(false);
    expect(line('sign-in', { ...afterCutover, signedIn: 'unreadable' })).toMatchObject({
      state: 'unknown',
      next: 'read-log-or-accept',
    });
  });

  test('a sign-in that Userferry may not see is done once somebody says by name that there was one', () => {
    const unseen: CutoverFacts = { ...afterCutover, signedIn: 'unreadable' };
    expect(line('secrets', unseen).state).toBe('waits');
    const seen: CutoverFacts = { ...unseen, said: { 'unseen-sign-in': said } };
    expect(line('sign-in', seen)).toMatchObject({
      state: 'done',
      at: said.at,
      evidence: expect.stringContaining('Ada Lovelace says: “looked into the dashboard”.'),
    });
    expect(line('secrets', seen)).toMatchObject({ state: 'open', next: 'blank-secrets' });
    // Of the first cutover it says nothing about the second.
    const name = ({ cutover }: Pick<CutoverFacts, 'cutover'>) => seenByPeople({ ...unseen, cutover })[0]?.name;
    expect(name(unseen)).not.toBe(name({ cutover: { number: 4, made: now } }));
    // Whoever brought the scripts by another tool has no date for Userferry to count from.
    const undated: CutoverFacts = { ...seen, cutover: null, signedIn: 'undated' };
    expect(line('sign-in', undated).state).toBe('done');
    expect(line('sign-in', { ...undated, said: {} })).toMatchObject({ state: 'unknown', next: 'read-log-or-accept' });
    expect(seenByPeople(undated)[0]?.kind).toBe('unseen-sign-in');
    // Nobody has to say what the log tells.
    expect(seenByPeople(afterCutover).map(({ kind }) => kind)).toEqual(['legacy-side', 'old-pages']);
    expect(seenByPeople({ ...clean, signedIn: 'unreadable' }).map(({ kind }) => kind)).toEqual([
      'legacy-side',
      'old-pages',
    ]);
  });

  describe('in bulk into Auth0’s own store', () => {
    const plain: ConnectionFacts = {
      ...beforeCutover,
      importMode: false,
      customDatabase: false,
      plain: true,
      readingConfiguration: [],
      ownKeys: [],
    };
    const bulk: CutoverFacts = { ...clean, mode: 'bulk', connection: plain, before: null };

    test('has no line about scripts, which nobody asks, and ends all the same', () => {
      const lines = cutoverChecklist(bulk);
      expect(lines.map(({ topic, state, next }) => [topic, state, next])).toEqual([
        ['everybody-moved', 'done', null],
        ['verification', 'done', null],
        ['delta', 'done', null],
        ['resets', 'done', null],
        ['sign-in', 'open', 'sign-in'],
        ['legacy-side', 'waits', null],
      ]);
      const seen: CutoverFacts = { ...bulk, signedIn: now - 1_000 };
      expect(line('legacy-side', seen)).toMatchObject({ state: 'open', next: 'remove-legacy-side' });
      const all = cutoverChecklist({ ...seen, said: { 'legacy-side': said } });
      expect(all.every(({ state }) => state === 'done')).toBe(true);
      expect(line('sign-in', { ...bulk, run: null, verification: null }).state).toBe('waits');
    });

    test('has them where the connection asks scripts, whatever moved the accounts', () => {
      expect(cutoverChecklist({ ...bulk, connection: beforeCutover }).map(({ topic }) => topic)).toEqual(cutoverTopics);
    });

    test('has them for trickle, and says that its scripts are still to be deployed', () => {
      const trickle: CutoverFacts = { ...bulk, mode: 'trickle' };
      expect(line('no-op-scripts', trickle)).toMatchObject({ state: 'waits', next: null });
      expect(line('import-mode', trickle)).toMatchObject({ state: 'waits', next: null });
    });
  });

  test.each(['everybody-moved', 'resets', 'verification'] as const)(
    'evidence of more than a day ago does not do, nor what a clock that ran ahead has dated: %s',
    (topic) => {
      const seenAt = (at: number): CutoverFacts => ({
        ...clean,
        look: { at, total: 1, moved: 1, planMade: now - 60_000, logReadable: true },
        verification: { run: '1', at },
      });
      for (const at of [now - evidenceLasts - 1, now + 10 * 60_000, now + 1_000 * evidenceLasts]) {
        expect(line(topic, seenAt(at))).toMatchObject({ state: 'unknown', at });
      }
      // A clock that is set right by a little takes nothing back.
      expect(line(topic, seenAt(now + 60_000)).state).toBe('done');
    },
  );

  test.each(['everybody-moved', 'resets'] as const)('a look from before a run’s end does not do: %s', (topic) => {
    const exceptions = [
      { kind: 'straggler', found: 2_980, accepted: 0 },
      { kind: 'open-reset', found: 1, accepted: 0 },
    ] as const;
    const moving = (atWorkUntil: number): CutoverFacts => ({
      ...clean,
      exceptions,
      run: { id: '1', started: now - 90_000, atWorkUntil },
    });
    expect(line(topic, moving(now - 60_000)).state).toBe('open');
    const behind = { state: 'unknown', next: 'look', at: now - 60_000, evidence: expect.stringContaining('Run 1') };
    expect(line(topic, moving(now - 59_999))).toMatchObject(behind);
    // A clock that ran ahead says nothing of what came first, and must not hold up every look until then.
    expect(line(topic, moving(now + evidenceLasts)).state).toBe('open');
    // Undoing a run takes back whom the look has seen.
    const undone = { run: '2', until: now - 59_999 };
    const taken = { ...behind, evidence: expect.stringContaining('Run 2 was undone') };
    expect(line(topic, { ...moving(now - 70_000), undone })).toMatchObject(taken);
  });

  test('after an undo the plan counts once it is held against what is left, and the run is named that was undone', () => {
    const alone: CutoverFacts = { ...clean, run: null, verification: null };
    const looked = clean.look?.at ?? 0;
    expect(line('verification', { ...alone, undone: { run: '2', until: looked + 1 } })).toMatchObject({
      state: 'unknown',
      next: 'look',
    });
    const since = line('verification', { ...alone, undone: { run: '2', until: looked - 1 } });
    expect(since).toMatchObject({ state: 'done', evidence: expect.stringMatching(/^Run 2 was undone: the plan/) });
    expect(line('verification', alone).evidence).toMatch(/^No run sent anything/);
  });

  test('without any run the plan is what has read the legacy database, and must not be old', () => {
    const trickled: CutoverFacts = { ...clean, verification: null };
    expect(line('verification', trickled).state).toBe('done');
    for (const planMade of [now - evidenceLasts - 1, now + evidenceLasts]) {
      const aged = clean.look === null ? null : { ...clean.look, planMade };
      expect(line('verification', { ...trickled, look: aged })).toMatchObject({ state: 'unknown', next: 'make-plan' });
      expect(readyForCutover(cutoverChecklist({ ...trickled, look: aged }))).toBe(false);
    }
  });

  test('ready means that of every kind each exception is accepted, whatever kinds there are', () => {
    const counts = fc.array(
      fc.record({ kind: fc.constantFrom(...exceptionKinds), found: fc.nat(50), accepted: fc.nat(50) }).map((count) => ({
        ...count,
        accepted: Math.min(count.accepted, count.found),
      })),
    );
    fc.assert(
      fc.property(counts, (exceptions) => {
        const ready = readyForCutover(cutoverChecklist({ ...clean, exceptions }));
        // What people say to have seen is no count: see `said`. Login and firewall rules go last.
        const seen = new Set(['legacy-side', 'old-pages']);
        const before = exceptions.filter(({ kind }) => !kind.startsWith('unseen-') && !seen.has(kind));
        expect(ready).toBe(before.every(({ found, accepted }) => found === accepted));
      }),
    );
  });
});
