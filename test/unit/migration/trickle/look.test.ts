import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standings } from '../../../../electron/common/trickle-words.ts';
import type { TrickleLook } from '../../../../electron/migration/trickle/trickle-look.ts';
import { legacyRow, MemoryLegacy } from '../support/memory-legacy.ts';
import { connection } from '../support/scripted-tenant.ts';
import { day, place, type TrickleBench, trickleBench } from '../support/trickle-bench.ts';

/** A database whose rows have these numbers; some without a password, some without an address. */
function database(
  rows: number,
  { held = [], rejected = [] }: { held?: number[]; rejected?: number[] } = {},
): MemoryLegacy {
  const legacy = new MemoryLegacy(rows);
  legacy.rows = legacy.rows.map((row, index) => {
    if (held.includes(index + 1)) return { ...row, hash: null };
    return rejected.includes(index + 1) ? { ...row, email: null } : row;
  });
  return legacy;
}

const sum = (counts: TrickleLook['standings']) => Object.values(counts).reduce((all, count) => all + count, 0);

async function keysOf(bench: TrickleBench, standing: (typeof standings)[number]): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const page of bench.migration.trickle.accounts(place, standing)) keys.push(...page.map(({ key }) => key));
  return keys;
}

async function resetsOf(bench: TrickleBench) {
  const resets = [];
  for await (const page of bench.migration.trickle.openResets(place)) resets.push(...page);
  return resets;
}

async function deployedAt({ migration: { deployments }, tenant }: TrickleBench, made: number): Promise<void> {
  const { id, name } = connection;
  const image = { fields: {}, options: {}, scripts: {}, configuration: {}, applications: [] };
  const deployed = { tenant: tenant.domain, name, connection: id, mode: 'trickle', made, before: image, wished: image };
  await deployments.applied(await deployments.begin(deployed), id, image);
}

const email = (row: number) => legacyRow(row).email ?? '';

describe('every account of the plan', () => {
  test('stands in one way, whatever the connection holds', async () => {
    type Presence = 'absent' | 'came' | 'there';
    const presence = fc.constantFrom<Presence>('absent', 'came', 'there');
    const kind = fc.constantFrom<'fit' | 'held' | 'rejected'>('fit', 'fit', 'held', 'rejected');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ presence, kind }), { minLength: 1, maxLength: 12 }),
        fc.nat(3),
        async (people, others) => {
          const numbered = (wanted: string) =>
            people.flatMap((person, index) => (person.kind === wanted ? [index + 1] : []));
          const bench = await trickleBench(
            database(people.length, { held: numbered('held'), rejected: numbered('rejected') }),
          );
          for (const [index, person] of people.entries()) {
            if (person.presence === 'absent') continue;
            bench.user(index + 1, {
              cameAt: person.presence === 'came' ? bench.now() - day : null,
              lastLogin: bench.now() - day,
            });
          }
          for (let number = 0; number < others; number += 1)
            bench.tenant.add(`auth-${number}`, `new${number}@example.com`);
          const look = await bench.look();
          const count = (matches: (person: (typeof people)[number]) => boolean) => people.filter(matches).length;
          expect(look.total).toBe(people.length);
          expect(look.standings).toEqual({
            'by-sign-in': count((person) => person.presence === 'came'),
            'by-run': 0,
            otherwise: count((person) => person.presence === 'there'),
            straggler: count((person) => person.presence === 'absent' && person.kind !== 'rejected'),
            'cannot-come': count((person) => person.presence === 'absent' && person.kind === 'rejected'),
          });
          expect(look.onlyInAuth0.users).toBe(others);
          for (const standing of standings) {
            expect(await keysOf(bench, standing)).toHaveLength(look.standings[standing]);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('that the plan leaves out and that came by signing in all the same has come, and is no sign-up', async () => {
    const bench = await trickleBench(database(4, { held: [2], rejected: [3] }));
    bench.user(2, { cameAt: bench.now(), lastLogin: bench.now() });
    bench.user(3, { cameAt: bench.now(), lastLogin: bench.now() });
    const look = await bench.look();
    expect(look.standings).toMatchObject({ 'by-sign-in': 2, straggler: 2, 'cannot-come': 0 });
    expect(look.onlyInAuth0.users).toBe(0);
  });

  test('that a run brought came by that run, and who came before it by signing in did not', async () => {
    const bench = await trickleBench(database(6));
    bench.user(1, { cameAt: bench.now(), lastLogin: bench.now() });
    const plan = await bench.migration.latestPlan();
    const ends = { legacy: bench.legacy, tenant: bench.tenant, connection };
    await (await bench.migration.startRun(plan?.id ?? '', ends)).done;
    const look = await bench.look();
    expect(look.standings).toEqual({ 'by-sign-in': 1, 'by-run': 5, otherwise: 0, straggler: 0, 'cannot-come': 0 });
    expect(look.onlyInAuth0).toEqual({ passwords: 0, users: 0, atLeast: false });
  });
});

test('whoever carries the mark and is newer than the plan is told apart from who signed up in Auth0', async () => {
  const bench = await trickleBench(database(2));
  bench.user(7, { cameAt: bench.now(), lastLogin: bench.now() });
  bench.tenant.add('auth-1', 'new@example.com');
  const look = await bench.look();
  expect(look.newerThanPlan).toBe(1);
  expect(look.onlyInAuth0.users).toBe(1);
  expect(sum(look.standings)).toBe(2);
});

test('who came is counted by the mark’s date; a date that can’t be is counted apart', async () => {
  const bench = await trickleBench(database(8));
  const noon = bench.now();
  const marks = [
    noon,
    noon + 3_600_000,
    noon - 2 * day,
    noon - 2 * day,
    noon + 30 * day,
    '1970-01-01T00:00:00Z',
    'yesterday',
  ];
  for (const [index, cameAt] of marks.entries()) bench.user(index + 1, { cameAt, lastLogin: noon });
  const look = await bench.look();
  expect(look.perDay.map(({ day: date, came }) => [date, came])).toEqual([
    ['2026-05-30', 2],
    ['2026-05-31', 0],
    // A clock that is an hour ahead is no future.
    ['2026-06-01', 2],
  ]);
  expect(look.undated).toBe(3);
  expect(look.standings['by-sign-in']).toBe(7);
});

describe('a password that was set by a link', () => {
  test('is an open reset until its owner signs in, whether or not the export shows them', async () => {
    const bench = await trickleBench(database(5));
    const { log } = bench;
    const at = bench.now();
    // Half-created: the log knows the address, and the export shows nobody.
    log.add({ type: 'scp', at, typed: email(1).toUpperCase() });
    // Made when the link was followed: there, marked, never signed in.
    log.add({ type: 'scp', at: at + 1, typed: email(2), userId: bench.idOf(2) });
    bench.user(2, { cameAt: at });
    // There for long, and signed in before the reset: that sign-in was not with the new password.
    log.add({ type: 's', at: at + 2, userId: bench.idOf(3) });
    log.add({ type: 'scp', at: at + 3, typed: email(3) });
    bench.user(3, { cameAt: at - day, lastLogin: at + 2 });
    const look = await bench.look();
    expect(look).toMatchObject({ openResets: 3, openResetsUnseen: 1, onlyInAuth0: { passwords: 3, users: 0 } });
    expect(await resetsOf(bench)).toMatchObject([
      { number: 1, at, account: { key: '00000001', email: email(1), standing: 'straggler' } },
      { number: 2, at: at + 1, account: { key: '00000002', standing: 'by-sign-in' } },
      { number: 3, at: at + 3, account: { key: '00000003', standing: 'by-sign-in' } },
    ]);

    // One signs in where the log tells, one where only the user does.
    log.add({ type: 's', at: at + 10, typed: email(1), userId: bench.idOf(1) });
    bench.user(1, { cameAt: at + 10, lastLogin: at + 10 });
    bench.user(3, { cameAt: at - day, lastLogin: at + 20 });
    const later = await bench.look();
    expect(later).toMatchObject({ openResets: 1, openResetsUnseen: 0, onlyInAuth0: { passwords: 3 } });
    expect(await resetsOf(bench)).toMatchObject([{ account: { key: '00000002' } }]);
  });

  test('is known from the user where the log has lost it, and again when it is set anew', async () => {
    const bench = await trickleBench(database(3));
    const at = bench.now();
    bench.user(1, { cameAt: at - 9 * day, lastLogin: at - 8 * day, lastReset: at - 2 * day });
    bench.user(2, { cameAt: at - 9 * day, lastLogin: at - day, lastReset: at - 2 * day });
    expect(await bench.look()).toMatchObject({ openResets: 1, onlyInAuth0: { passwords: 2 } });
    await bench.look();
    bench.user(1, { cameAt: at - 9 * day, lastLogin: at, lastReset: at - 2 * day });
    bench.user(2, { cameAt: at - 9 * day, lastLogin: at - day, lastReset: at });
    expect(await bench.look()).toMatchObject({ openResets: 1, onlyInAuth0: { passwords: 2 } });
    expect(await resetsOf(bench)).toMatchObject([{ at, account: { key: '00000002' } }]);
  });

  test('of who signed up in Auth0 is no password that the old database misses: the whole user is', async () => {
    const bench = await trickleBench(database(2));
    bench.tenant.add('auth-1', 'new@example.com');
    bench.log.add({ type: 'scp', at: bench.now(), typed: 'new@example.com' });
    expect(await bench.look()).toMatchObject({ openResets: 1, onlyInAuth0: { passwords: 0, users: 1 } });
    expect(await resetsOf(bench)).toMatchObject([{ account: null }]);
  });
});

describe('refused attempts', () => {
  test('are told by cause and password format, people apart from attempts', async () => {
    const bench = await trickleBench(database(6, { held: [4] }));
    const { log } = bench;
    const at = bench.now() - 1_000;
    bench.user(1, { cameAt: at - day, lastLogin: at - day });
    const refused = [
      { type: 'fp', userId: bench.idOf(1), typed: email(1), description: 'Wrong email or password.' },
      { type: 'fp', userId: bench.idOf(1), typed: email(1), description: 'Wrong email or password.' },
      // Scripts name whom they turn away by what was typed.
      { type: 'fp', userId: email(2), typed: email(2) },
      { type: 'fp', userId: 'nobody@example.com', typed: 'nobody@example.com' },
      { type: 'fp', userId: bench.idOf(3), typed: email(3), description: 'Password change required' },
      { type: 'fu', typed: email(4) },
      { type: 'fu', typed: 'nobody@example.com' },
      { type: 'f', typed: email(5), description: 'Request to Webtask exceeded allowed execution time' },
      { type: 'f', typed: email(5), description: 'The user database can’t be asked just now.' },
      { type: 'f', typed: email(6), description: 'rows is not iterable' },
      { type: 'f', typed: email(6), description: 'This account is locked.' },
    ];
    for (const event of refused) log.add({ at, ...event });
    log.add({ at, type: 'fp', typed: email(1), connection: 'another' });
    log.add({ at: at - 8 * day, type: 'fp', userId: bench.idOf(1) });
    const { failures, perDay } = await bench.look();
    const told = (cause: string, format: string | null, people: number, attempts: number) =>
      expect.objectContaining({ cause, format, people, attempts });
    const format = 'identity-v3-pbkdf2-sha256';
    expect(failures.groups).toHaveLength(8);
    expect(failures.groups).toEqual(
      expect.arrayContaining([
        told('wrong-password', format, 2, 3),
        told('unknown-person', null, 1, 2),
        told('hash-did-not-match', format, 1, 1),
        told('not-found-though-there', expect.anything(), 1, 1),
        told('script-too-slow', format, 1, 1),
        told('database-away', format, 1, 1),
        told('script-error', format, 1, 1),
        told('barred', format, 1, 1),
      ]),
    );
    expect(perDay.at(-1)).toMatchObject({ refused: refused.length });
  });

  test('are forgotten one by one after a week, and stay counted; a clock that is ahead forgets none', async () => {
    const bench = await trickleBench(database(2));
    const kept = () => {
      const sqlite = new Sqlite(bench.journal, { readonly: true });
      const { events } = sqlite.prepare('SELECT count(*) AS events FROM log_event').get() as { events: number };
      sqlite.close();
      return events;
    };
    const nobody = (number: number) => `nobody${number}@example.com`;
    for (let number = 0; number < 2_500; number += 1)
      bench.log.add({ at: bench.now() - day, type: 'fu', typed: nobody(number) });
    const again = { at: bench.now() - 2 * day, type: 'fp', userId: nobody(7), typed: nobody(7) };
    for (let attempt = 0; attempt < 10; attempt += 1) bench.log.add(again);
    const { failures } = await bench.look();
    const told = { cause: 'unknown-person', format: null, people: 2_500, attempts: 2_510, last: bench.now() - day };
    expect(failures.groups).toEqual([told]);
    expect(kept()).toBe(2_510);
    await bench.pass(10 * day);
    await bench.look();
    expect(kept()).toBe(2_510);
    bench.log.add({ at: bench.now(), type: 'fu', typed: 'late@example.com' });
    const { perDay } = await bench.look();
    expect(kept()).toBe(1);
    expect(perDay.reduce((sum, { refused }) => sum + refused, 0)).toBe(2_511);
  });
});

describe('the tenant’s log', () => {
  test('that forgot what came after the last look is told as a gap with both ends, now and later', async () => {
    const bench = await trickleBench(database(2));
    const { log } = bench;
    const at = bench.now();
    log.add({ type: 's', at });
    expect((await bench.look()).log).toEqual({ readable: true, upTo: at, gaps: [] });
    for (let number = 1; number <= 5; number += 1) log.add({ type: 's', at: at + number * day });
    log.forgotten = 4;
    await bench.pass(5 * day);
    const gaps = [{ after: at, before: at + 4 * day }];
    const look = await bench.look();
    expect(look.log).toEqual({ readable: true, upTo: at + 5 * day, gaps });
    expect(look.onlyInAuth0.atLeast).toBe(true);
    expect(look.perDay.map(({ signIns }) => signIns)).toEqual([1, 0, 0, 0, 1, 1]);
    expect((await bench.look()).log.gaps).toEqual(gaps);
  });

  test('that forgot the beginning before anybody looked is a gap too, from the first who came', async () => {
    const bench = await trickleBench(database(2));
    const at = bench.now();
    bench.user(1, { cameAt: at - 6 * day, lastLogin: at - 6 * day });
    bench.log.add({ type: 's', at: at - day });
    const look = await bench.look();
    expect(look.log.gaps).toEqual([{ after: at - 6 * day, before: at - day }]);
    expect(look.onlyInAuth0.atLeast).toBe(true);
  });

  test('that forgot the beginning is told from when the scripts were deployed; one that has it is none', async () => {
    const bench = await trickleBench(database(2));
    const made = bench.now() - 3 * day;
    await deployedAt(bench, made);
    bench.log.add({ type: 's', at: made + day });
    expect((await bench.look()).log.gaps).toEqual([{ after: made, before: made + day }]);
    const other = await trickleBench(database(2));
    await deployedAt(other, made);
    other.log.add({ type: 'sapi', at: made + 5_000, connection: null });
    expect((await other.look()).log.gaps).toEqual([]);
  });

  test('that is whole is no gap either when this computer’s clock was set back', async () => {
    const bench = await trickleBench(database(2));
    const made = bench.now() + 3 * day;
    await deployedAt(bench, made);
    bench.log.add({ type: 's', at: made + 5_000 });
    expect((await bench.look()).log.gaps).toEqual([]);
  });

  test('of which a page can’t be read keeps the place behind that page, and the gap before it', async () => {
    const bench = await trickleBench(database(2));
    const at = bench.now();
    bench.log.add({ type: 's', at });
    await bench.look();
    const unreadable = async function* () {
      yield { events: [], position: '1', gap: true };
    };
    expect((await bench.look(bench.migration, unreadable)).log).toMatchObject({ upTo: at, gaps: [{ after: at }] });
    bench.log.add({ type: 's', at: at + 1 });
    expect(await bench.look()).toMatchObject({ log: { upTo: at + 1 }, perDay: [{ signIns: 2 }] });
  });

  test('that can’t be read, then can, is told for what it is', async () => {
    const bench = await trickleBench(database(2));
    const at = bench.now();
    bench.log.readable = false;
    bench.log.add({ type: 'scp', at, typed: email(1) });
    expect(await bench.look()).toMatchObject({
      openResets: 0,
      onlyInAuth0: { atLeast: true },
      log: { readable: false, upTo: null },
    });
    bench.log.readable = true;
    expect(await bench.look()).toMatchObject({
      openResets: 1,
      onlyInAuth0: { atLeast: false },
      log: { readable: true, upTo: at },
    });
  });

  test('leaves no name and no address behind in the journal', async () => {
    const bench = await trickleBench(database(2));
    bench.log.add({
      type: 'fp',
      at: bench.now(),
      userId: 'typed.nowhere@example.com',
      typed: 'typed.nowhere@example.com',
    });
    bench.log.add({ type: 'fu', at: bench.now(), typed: 'TypedName17', description: 'TypedName17 is unknown' });
    await bench.look();
    await bench.migration.close();
    const written = readFileSync(bench.journal).toString('latin1');
    expect(written).toContain('unknown-person');
    expect(written).not.toMatch(/typed\.nowhere|TypedName17/i);
  });
});

describe('a look', () => {
  test('that is killed at any instant and begun again loses no event and counts none twice', async () => {
    const prepared = async () => {
      const bench = await trickleBench(database(5));
      const at = bench.now() - 3_600_000;
      for (let number = 0; number < 10; number += 1) {
        bench.log.add({
          type: number % 3 === 0 ? 'fp' : 's',
          at: at + number,
          userId: bench.idOf(number % 4),
          typed: email(number % 4),
        });
      }
      bench.log.add({ type: 'scp', at: at + 20, typed: email(3) });
      bench.user(1, { cameAt: at, lastLogin: at });
      return bench;
    };
    const undisturbed = await prepared();
    const { migration, worker } = undisturbed.open();
    const expected = await undisturbed.look(migration);
    const calls = worker.calls();
    expect(calls).toBeGreaterThan(8);
    for (let call = 1; call <= calls; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const bench = await prepared();
        const killed = bench.open({ call, when });
        const first = bench.look(killed.migration).catch((error: unknown) => error);
        await Promise.race([killed.worker.crashed, first]);
        expect(await bench.look(), `killed ${when} call ${call}`).toEqual(expected);
      }
    }
  });

  test('is refused while another is being taken, and taken when that is over', async () => {
    const bench = await trickleBench(database(3));
    const other = bench.open();
    const outcomes = await Promise.allSettled([bench.look(), bench.look(other.migration)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(outcomes[1]).toMatchObject({ reason: { code: 'UF-4015' } });
    expect(await bench.look(other.migration)).toMatchObject({ total: 3 });
  });

  test('that fails leaves the one before', async () => {
    const bench = await trickleBench(database(3));
    const before = await bench.look();
    bench.user(1, { cameAt: bench.now(), lastLogin: bench.now() });
    bench.tenant.onCall = (name) => {
      if (name === 'exportUsers') throw new Error('the export failed');
    };
    await expect(bench.look()).rejects.toThrow('the export failed');
    expect(await bench.migration.trickle.latest(place)).toEqual(before);
    expect(await keysOf(bench, 'straggler')).toHaveLength(3);
    bench.tenant.onCall = () => undefined;
    expect((await bench.look()).standings['by-sign-in']).toBe(1);
  });
});
