// What is decided about waves without a run: how they are written, when a limit is exceeded, whose turn it is, how long the rest takes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WaveRecord, WaveWord } from '../../../../electron/journal/wave-records.ts';
import { PeopleOfWave } from '../../../../electron/migration/waves/people-of-wave.ts';
import { parseWaves } from '../../../../electron/migration/waves/wave-definition.ts';
import { estimateWaves } from '../../../../electron/migration/waves/wave-estimate.ts';
import { isExceeded, parseLimit } from '../../../../electron/migration/waves/wave-limits.ts';
import { awaitedYes, exceededBy } from '../../../../electron/migration/waves/wave-turn.ts';

test('waves are read as they are written', () => {
  expect(parseWaves('50, 1%, 0.5 %, ids:C:\\my list.txt, application: Shop , role:Board member, rest')).toEqual({
    kind: 'parsed',
    waves: [
      { kind: 'first', accounts: 50 },
      { kind: 'share', percent: 1 },
      { kind: 'share', percent: 0.5 },
      { kind: 'ids', file: 'C:\\my list.txt' },
      { kind: 'application', name: 'Shop' },
      { kind: 'role', name: 'Board member' },
      { kind: 'rest' },
    ],
  });
});

test.each(['', '0', '-5', '101%', '0%', 'ids:', 'group:x', '1%,,2%', 'rest, 5', '5.5', '60%, 60%'])(
  '“%s” is refused',
  (text) => {
    expect(parseWaves(text).kind).toBe('malformed');
  },
);

test('shares may add up to everybody', () => {
  expect(parseWaves('33.3%, 33.3%, 33.4%').kind).toBe('parsed');
});

test('limits are numbers or shares of a wave, and hold from one more on', () => {
  expect(parseLimit('2%')).toEqual({ kind: 'share', percent: 2 });
  expect(parseLimit('20')).toEqual({ kind: 'accounts', accounts: 20 });
  expect(['-1', '2.5', '101%', 'x'].map(parseLimit)).toEqual([null, null, null, null]);
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(1_000), fc.nat(1_000), (most, found, accepted) => {
      expect(isExceeded({ kind: 'accounts', accounts: most }, found, accepted, 5)).toBe(found - accepted > most);
    }),
  );
  expect(isExceeded({ kind: 'share', percent: 2 }, 20, 0, 1_000)).toBe(false);
  expect(isExceeded({ kind: 'share', percent: 2 }, 21, 0, 1_000)).toBe(true);
  expect(isExceeded(null, 21, 0, 1)).toBe(false);
});

const yes = (wave: number): WaveWord => ({ kind: 'yes', wave, at: 0, by: 'Kim', why: null, inSpiteOf: [] });
const stopped = (wave: number, found: number): WaveWord => ({
  kind: 'exceeded',
  wave,
  at: 0,
  exceeded: { limit: 'rejected', wave, found, accounts: 100 },
});
const waves = [
  { number: 1, state: 'ended', accounts: 100 },
  { number: 2, state: 'waiting', accounts: 100 },
] as const;

test('a wave waits for its own yes, and for another after each stop', () => {
  expect(awaitedYes({ waves, words: [yes(1)] })).toMatchObject({ wave: 2, exceeded: null });
  expect(awaitedYes({ waves, words: [yes(1), yes(2)] })).toBeNull();
  expect(awaitedYes({ waves, words: [yes(1), yes(2), stopped(1, 9)] })).toMatchObject({
    wave: 2,
    exceeded: { found: 9 },
  });
  expect(awaitedYes({ waves, words: [yes(1), yes(2), stopped(1, 9), yes(2)] })).toBeNull();
  expect(awaitedYes({ waves: [{ ...waves[0] }], words: [yes(1), stopped(1, 9)] })).toBeNull();
});

test('whoever goes on in spite of a limit is stopped by what comes on top of it alone', () => {
  const limits = { rejected: { kind: 'accounts', accounts: 5 }, failedSignIns: null } as const;
  const judged = (words: readonly WaveWord[], found: number) =>
    exceededBy({ waves, words }, limits, 'rejected', [{ wave: 1, found }])[0]?.found ?? null;
  expect(judged([yes(1)], 5)).toBeNull();
  expect(judged([yes(1)], 6)).toBe(6);
  expect(judged([yes(1), stopped(1, 6), yes(2)], 11)).toBeNull();
  expect(judged([yes(1), stopped(1, 6), yes(2)], 12)).toBe(12);
  expect(judged([yes(1), stopped(2, 6), yes(2)], 6)).toBe(6);
});

test('somebody who types wrongly twenty times is one, and who gets in afterwards had mistyped', () => {
  const people = new PeopleOfWave();
  const logged = (sequence: number, kind: string, times: number, last: number) => ({
    sequence,
    format: sequence === 3 ? 'bcrypt' : 'pbkdf2',
    kind,
    times,
    last,
  });
  people.add([
    logged(1, 'wrong-password', 20, 5),
    logged(2, 'wrong-password', 1, 5),
    logged(2, 'sign-in', 3, 6),
    logged(3, 'hash-did-not-match', 2, 9),
    logged(3, 'wrong-password', 1, 8),
    logged(3, 'sign-in', 1, 7),
    logged(4, 'blocked', 1, 7),
  ]);
  expect(people.told(10)).toEqual({
    at: 10,
    signedIn: 2,
    failing: 2,
    failures: [
      { cause: 'wrong-password', format: 'pbkdf2', people: 2, attempts: 21 },
      { cause: 'hash-did-not-match', format: 'bcrypt', people: 1, attempts: 2 },
      { cause: 'blocked', format: 'pbkdf2', people: 1, attempts: 1 },
      { cause: 'wrong-password', format: 'bcrypt', people: 1, attempts: 1 },
    ],
  });
});

test('what is left is reckoned by the largest wave so far, and by the plan before one has ended', () => {
  const wave = (number: number, accounts: number, took: number | null): WaveRecord => ({
    number,
    title: '',
    accounts,
    state: took === null ? 'waiting' : 'ended',
    begun: null,
    ended: null,
    activeBefore: took === null ? null : 1_000,
    activeUntil: took === null ? null : 1_000 + took,
    rejectedBefore: 0,
    outcomes: null,
    people: null,
  });
  const plan = { importing: { fast: 1_000, usual: 10_000, slow: 30_000 } };
  expect(estimateWaves([wave(1, 10, null), wave(2, 90, null)], 0, plan)).toMatchObject({ left: 10_000, byWave: null });
  const told = estimateWaves([wave(1, 10, 5_000), wave(2, 100, 4_000), wave(3, 890, null)], 90, plan);
  expect(told).toEqual({ byWave: 2, msPerAccount: 40, accountsLeft: 800, left: 32_000 });
});
