import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FEWEST_DAYS, lifeOf } from '../../../electron/cli/practice/trickle/lives.ts';
import { peopleOf } from '../../../electron/cli/practice/trickle/people.ts';
import { weekOf, weekOfLook, wrongInLook } from '../../../electron/cli/practice/trickle/weeks.ts';
import type { TrickleLook } from '../../../electron/migration/trickle/trickle-look.ts';

const DAY = 86_400_000;
const planted = ['import', 'import-blocked', 'no-password', 'shared-email', 'email-missing'] as const;
const account = (index: number, kind: (typeof planted)[number]) => ({
  key: `key-${index}`,
  email: index % 20 === 3 ? `\t${index}@example.com` : `${index}@example.com`,
  password: kind === 'import' ? `password-${index}` : null,
  planted: kind,
});
const accounts = fc
  .array(fc.constantFrom(...planted), { maxLength: 80 })
  .map((kinds) => kinds.map((kind, index) => account(index, kind)));
const seeds = fc.integer({ min: 0, max: 1_000_000 });
const days = fc.integer({ min: FEWEST_DAYS, max: 200 });

test('a life is the same for the same seed, on days that follow each other, and ends as it was lived', () => {
  fc.assert(
    fc.property(accounts, seeds, days, (all, seed, length) => {
      const people = peopleOf(all, seed);
      expect(people).toEqual(peopleOf(all, seed));
      for (const person of people) {
        const { visits, fate } = lifeOf(person, length, seed);
        expect(lifeOf(person, length, seed)).toEqual({ visits, fate });
        const when = visits.map(({ day }) => day);
        expect(when).toEqual([...new Set(when)].toSorted((one, other) => one - other));
        expect(when.every((day) => day >= 0 && day < length)).toBe(true);
        if (fate.movedOn !== null) expect(when).toContain(fate.movedOn);
        // Only who has a password that somebody knows, or chooses one, gets in.
        if (fate.letsIn !== null && fate.letsIn.with === 'old') expect(person.password).not.toBeNull();
        if (fate.letsIn !== null) expect(fate.keepsOut).not.toContainEqual(fate.letsIn);
      }
    }),
  );
});

test('there is somebody of every behaviour as long as there are accounts enough', () => {
  const people = peopleOf(
    Array.from({ length: 60 }, (_, index) => account(index, index < 50 ? 'import' : 'no-password')),
    1,
  );
  expect(new Set(people.map(({ behaviour }) => behaviour)).size).toBe(13);
});

const start = Date.UTC(2026, 0, 5, 8);
const look = (days: readonly number[], change: Partial<TrickleLook> = {}): TrickleLook => ({
  at: start,
  plan: '1',
  total: 10,
  standings: { 'by-sign-in': 4, 'by-run': 0, otherwise: 0, straggler: 6, 'cannot-come': 0 },
  perDay: days.map((came, index) => ({
    day: new Date(start + index * DAY).toISOString().slice(0, 10),
    came,
    signIns: 0,
    refused: 0,
  })),
  undated: 0,
  forecast: [],
  failures: { since: start, groups: [] },
  newerThanPlan: 0,
  openResets: 0,
  openResetsUnseen: 0,
  onlyInAuth0: { passwords: 0, users: 0, atLeast: false },
  log: { readable: true, upTo: null, gaps: [] },
  ...change,
});

test('a week is counted by the dates of a look', () => {
  const seen = look([1, 0, 0, 0, 0, 0, 2, 5, 0, 0]);
  expect(weekOfLook(seen, 1, start)).toEqual({ week: 1, came: 3, movedInAll: 4, stragglers: 6 });
  expect(weekOfLook(seen, 2, start).came).toBe(5);
  expect([0, 6, 7, 89].map(weekOf)).toEqual([1, 1, 2, 13]);
});

test('what a look finds otherwise than it was lived is told', () => {
  const people = peopleOf([account(0, 'import'), account(1, 'import')], 1);
  const came = (movedOn: number) =>
    people
      .map((person) => ({ ...lifeOf(person, 9, 1), person }))
      .map((life) => ({
        ...life,
        person: { ...life.person, behaviour: 'regular' as const },
        fate: { ...life.fate, halfCreated: false, movedOn },
      }));
  const standings = { 'by-sign-in': 2, 'by-run': 0, otherwise: 0, straggler: 8, 'cannot-come': 0 };
  expect(wrongInLook(look([0, 2, 0], { standings }), came(1), start)).toEqual([]);
  expect(wrongInLook(look([2, 0, 0], { standings, openResets: 1 }), came(1), start)).toEqual([
    '2026-01-05: 2 came, and not 0',
    '2026-01-06: 0 came, and not 2',
    'resets are open: 1, and not 0',
  ]);
});
