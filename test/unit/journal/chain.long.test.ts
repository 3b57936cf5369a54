import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Outcome } from '../../../electron/common/words.ts';
import { chainedTables } from '../../../electron/journal/chain/chained-tables.ts';
import { follows } from '../../../electron/journal/chain/link.ts';
import { type Journal, openJournal } from '../../../electron/journal/journal.ts';
import { journalKeys } from '../../../electron/journal/journal-keys.ts';
import { steps } from '../../../electron/journal/schema/steps.ts';

const key = new Uint8Array(32).fill(4);
const connection = { id: 'con', name: 'members', tenant: 'tenant' };
const ACCOUNTS = 12;

type Opened = Journal<object, object>;

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-chain-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'journal.sqlite');
}

function withRun(journal: Opened): string {
  const plan = journal.plans.begin('plan', {}, 1);
  journal.plans.add(
    plan,
    Array.from({ length: ACCOUNTS }, (_, index) => ({
      sequence: index + 1,
      key: `key-${index + 1}`,
      decision: index % 4 === 3 ? ('hold' as const) : ('import' as const),
      reason: index % 4 === 3 ? ('no-password' as const) : null,
      userId: `old-${index + 1}`,
      email: `person.${index + 1}@example.com`,
      foldedEmail: `person.${index + 1}@example.com`,
      phone: null,
      username: null,
      format: 'none',
      blocked: false,
      traits: 0,
      experience: 'same-password' as const,
      lastSeen: null,
      aspects: new Uint8Array(24),
      digest: new Uint8Array([index]),
    })),
  );
  journal.transaction(() => {
    journal.plans.finish(plan, {});
    journal.chain.planned(plan);
  });
  return journal.runs.begin({ plan, connection, token: 't', cap: 1, now: 1 });
}

const sequence = fc.integer({ min: 1, max: ACCOUNTS });
const outcome = fc.constantFrom<Outcome>('imported', 'present', 'rejected', 'held');
/** What happens to a run's records, each in a transaction of its own. */
const change = fc.oneof(
  fc.constant({ kind: 'decisions' as const }),
  fc.record({ kind: fc.constant('send' as const), from: sequence }),
  fc.record({ kind: fc.constant('settle' as const), from: sequence, outcome }),
  fc.record({ kind: fc.constant('withdraw' as const), from: sequence }),
  fc.record({ kind: fc.constant('record' as const), from: sequence, outcome, detail: fc.option(fc.string()) }),
  fc.record({ kind: fc.constant('event' as const), text: fc.string({ unit: 'binary' }) }),
  fc.record({
    kind: fc.constant('state' as const),
    state: fc.constantFrom('paused', 'running', 'finished') as fc.Arbitrary<'paused'>,
  }),
  fc.record({ kind: fc.constant('undo' as const), from: sequence }),
  fc.record({ kind: fc.constant('carry' as const), from: sequence }),
  fc.constant({ kind: 'alive' as const }),
  fc.constant({ kind: 'attest' as const }),
);
type Change = typeof change extends fc.Arbitrary<infer Each> ? Each : never;

function apply(journal: Opened, run: string, step: Change): void {
  const { ledger, runs, undos } = journal;
  const { plan } = runs.read(run);
  switch (step.kind) {
    case 'decisions':
      ledger.copyDecisions(run, plan, 0, 5);
      return;
    case 'send': {
      const known = ledger.known(run, 1, ACCOUNTS);
      const sent = new Uint8Array([step.from]);
      const fresh = [step.from, step.from + 1].filter((each) => each <= ACCOUNTS && !known.has(each));
      ledger.addSent(
        run,
        1,
        fresh.map((each) => ({ sequence: each, sent, metadata: sent, identifiers: each % 2 === 0 })),
      );
      return;
    }
    case 'settle':
      ledger.settleRest(run, 1, step.from, step.from + 3, step.outcome);
      return;
    case 'withdraw':
      ledger.remove(run, 1, step.from, step.from + 3);
      return;
    case 'record':
      ledger.record(run, [{ sequence: step.from, outcome: step.outcome, reason: null, detail: step.detail }]);
      return;
    case 'event':
      runs.addEvent(run, { at: 1, kind: 'info', text: step.text });
      return;
    case 'state':
      runs.setState(run, step.state, 2, null);
      return;
    case 'undo':
      if (undos.read(run) === null) undos.begin(run, 3);
      else if (undos.counts(run).length === 0) undos.addImported(run, plan, 0, 5, 4);
      else undos.change(run, { sequence: step.from, state: 'kept', causes: ['signed-in'], detail: 'why' }, 5);
      return;
    case 'carry': {
      // Twice takes the first one's place.
      const [digest, nothing] = [new Uint8Array([step.from]), null];
      const keyed = { digest, aspects: digest, emailHash: nothing, phoneHash: nothing, usernameHash: nothing };
      const state = { ...keyed, traits: 0, blocked: false };
      const own = { run, sequence: step.from, state, email: 'a@example.com', gone: false };
      journal.carried.put({ ...own, sent: nothing, metadata: nothing, changed: step.from });
      return;
    }
    case 'alive':
      runs.touch(run, 9, 10);
      return;
    case 'attest':
      journal.circumstances.add(run, {
        at: 6,
        what: { kind: 'attested', operator: 'Kim', approver: null, change: null },
      });
      return;
  }
}

test('whatever happens to runs, in however many processes and with whatever is taken back, the journal adds up to its chain', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.integer({ min: 0, max: 1 }), change, fc.constantFrom('done', 'failed', 'half', 'reopened')),
        {
          maxLength: 25,
        },
      ),
      (changes) => {
        const path = file();
        let journal = openJournal<object, object>(path, key, () => 7);
        const runs = [withRun(journal), withRun(journal)];
        for (const [which, step, how] of changes) {
          const run = runs[which] ?? '1';
          const nested = () => journal.transaction(() => apply(journal, run, step));
          const fail = () => {
            throw new Error('taken back');
          };
          if (how === 'failed') expect(() => journal.transaction(() => [nested(), fail()])).toThrow('taken back');
          else if (how === 'half') {
            journal.transaction(() => {
              journal.runs.addEvent(run, { at: 1, kind: 'info', text: 'stays' });
              expect(() => journal.transaction(() => [nested(), fail()])).toThrow('taken back');
            });
          } else nested();
          if (how === 'reopened') {
            journal.close();
            journal = openJournal<object, object>(path, key, () => 7);
          }
        }
        expect(journal.chain.check(null)).toEqual([]);
        const links = journal.chain.links(0, 1_000);
        for (const [place, link] of links.entries()) expect(follows(link, links[place - 1] ?? null)).toBe(true);
        journal.close();
      },
    ),
    { numRuns: 60 },
  );
});

test('whatever somebody changes in the file of a run with another program is found, also when the run went on behind it', () => {
  const statements = fc.constantFrom(
    ...['imported', 'rejected', 'skipped'].map(
      (word) => `UPDATE ledger SET outcome = '${word}' WHERE run = 1 AND sequence = 1`,
    ),
    ...chainedTables.flatMap(({ name }) => [`DELETE FROM ${name} WHERE rowid IN (SELECT rowid FROM ${name} LIMIT 1)`]),
    'UPDATE ledger SET sent = zeroblob(1) WHERE sequence = 2',
    "UPDATE event SET text = text || ' '",
    "INSERT INTO ledger (run, sequence, outcome) VALUES (1, 999, 'imported')",
    'UPDATE run SET started = started + 1',
    "UPDATE account SET user_id = 'old-somebody' WHERE plan = 1 AND sequence = 5",
    'DELETE FROM account WHERE plan = 1 AND sequence = 12',
    'UPDATE chain_state SET lines = lines + 1',
    "INSERT INTO chain_link SELECT number + 1, at, subject, digest, 'abcd', 'abcd' FROM chain_link ORDER BY number DESC LIMIT 1",
  );
  fc.assert(
    fc.property(statements, fc.boolean(), (sql, goesOn) => {
      const path = file();
      const journal = openJournal<object, object>(path, key);
      const run = withRun(journal);
      for (const step of [
        { kind: 'send', from: 1 },
        { kind: 'event', text: 'one' },
        { kind: 'decisions' },
        { kind: 'settle', from: 1, outcome: 'present' },
      ] as const) {
        journal.transaction(() => apply(journal, run, step));
      }
      journal.close();
      const sqlite = new Sqlite(path);
      sqlite.pragma('foreign_keys = OFF');
      let changed = 0;
      try {
        changed = sqlite.prepare(sql).run().changes;
      } catch (error) {
        // A table without row ids has other ways to the same.
        expect(String(error)).toContain('no such column: rowid');
      }
      sqlite.close();
      if (changed === 0) return;
      const again = openJournal<object, object>(path, key);
      if (goesOn && !sql.includes('DELETE FROM run '))
        again.transaction(() => again.runs.addEvent(run, { at: 2, kind: 'info', text: 'two' }));
      // A running sum that was changed shows as soon as the next link rests on it.
      if (goesOn || !sql.includes('chain_state')) expect(again.chain.check(null), sql).not.toEqual([]);
      again.close();
    }),
    { numRuns: 60 },
  );
});

test('every table with lines of a run belongs to the chain, or is known not to', () => {
  const path = file();
  openJournal(path, key).close();
  const sqlite = new Sqlite(path);
  const tables = sqlite
    .prepare<[], string>(
      "SELECT DISTINCT m.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table' AND c.name = 'run'",
    )
    .pluck()
    .all();
  sqlite.close();
  const chained = new Set(chainedTables.map(({ name }) => name));
  // Counts that triggers of the ledger keep, what the connection held before, user by user, the chain itself, and deltas, which are of a
  // connection and not of one run: what the tenant was given by them stands in `carried`.
  expect(tables.filter((name) => !chained.has(name)).sort()).toEqual([
    'baseline',
    'baseline_email',
    'chain_state',
    'delta',
    'delta_line',
    'tally',
  ]);
});

test('without the key nobody makes a link, and the sums that are kept tell nothing', () => {
  const path = file();
  const journal = openJournal<object, object>(path, key);
  const run = withRun(journal);
  journal.transaction(() => apply(journal, run, { kind: 'send', from: 1 }));
  journal.close();
  const sqlite = new Sqlite(path);
  const states = sqlite.prepare<[], Buffer>('SELECT sum FROM chain_state').pluck().all();
  expect(new Set(states.map((state) => state.toString('hex'))).size).toBe(states.length);
  for (const state of states) expect(() => journalKeys(new Uint8Array(32).fill(5)).open(state)).toThrow();
  expect(() => sqlite.exec('UPDATE chain_link SET at = 1')).toThrow('links are only added');
  expect(() => sqlite.exec('DELETE FROM chain_link')).toThrow('links are only added');
  sqlite.close();
});

test('a journal that is older than the chain is taken as it is found, and held to that from then on', () => {
  const path = file();
  const before = steps.findIndex((step) => step.includes('CREATE TABLE chain_link'));
  expect(before).toBeGreaterThan(5);
  const old = new Sqlite(path);
  for (const step of steps.slice(0, before)) old.exec(step);
  old.pragma(`user_version = ${before}`);
  old.exec(`INSERT INTO plan (state, made, basis, summary) VALUES ('made', 1, '{}', '{}');
    INSERT INTO run (plan, state, connection, started, seen, token, cap) VALUES (1, 'stopped', '{}', 1, 1, 't', 1);
    INSERT INTO ledger (run, sequence, outcome) VALUES (1, 1, 'imported'), (1, 2, 'rejected');`);
  old.close();
  const journal = openJournal<object, object>(path, key, () => 7);
  expect(journal.chain.check(null)).toEqual([]);
  const [begins, found] = journal.chain.links(0, 10);
  expect(begins).toMatchObject({ number: 1, at: 7, of: { kind: 'begins', version: steps.length } });
  expect(found).toMatchObject({
    of: {
      kind: 'found',
      run: '1',
      covers: expect.arrayContaining([expect.objectContaining({ part: 'ledger', lines: 2 })]),
    },
  });
  journal.transaction(() =>
    journal.ledger.record('1', [{ sequence: 1, outcome: 'present', reason: null, detail: null }]),
  );
  journal.close();
  const sqlite = new Sqlite(path);
  sqlite.exec("UPDATE ledger SET outcome = 'imported' WHERE sequence = 2");
  sqlite.close();
  const again = openJournal<object, object>(path, key);
  expect(again.chain.check('1')).toEqual([{ kind: 'lines', run: '1', part: 'ledger', expected: 2, found: 2 }]);
  again.close();
});

test('a line that takes another’s place is that one’s end', () => {
  const path = file();
  const journal = openJournal<object, object>(path, key);
  const run = withRun(journal);
  for (const from of [3, 3, 4]) journal.transaction(() => apply(journal, run, { kind: 'carry', from }));
  expect(journal.chain.check(null)).toEqual([]);
  journal.close();
});
