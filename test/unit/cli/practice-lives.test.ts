import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FEWEST_DAYS, lifeOf } from '../../../electron/cli/practice/trickle/lives.ts';
import { peopleOf } from '../../../electron/cli/practice/trickle/people.ts';
import { weekOf, weeksOf } from '../../../electron/cli/practice/trickle/weeks.ts';

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

test('weeks are counted by the mark of the scripts, and nobody without one', async () => {
  const start = Date.UTC(2026, 0, 5);
  const user = (mark: unknown) => ({
    userId: 'u',
    email: null,
    emailVerified: null,
    username: null,
    phoneNumber: null,
    name: null,
    blocked: null,
    appMetadata: { userferry_trickle: mark },
  });
  const at = (day: number) => user({ at: new Date(start + day * DAY + 1).toISOString(), from: 'x' });
  async function* pages() {
    yield [at(0), at(6), user(undefined)];
    yield [at(7), user('not a mark'), at(15)];
  }
  expect(await weeksOf(pages(), { start, days: 16 })).toEqual([
    { week: 1, moved: 2, movedInAll: 2 },
    { week: 2, moved: 1, movedInAll: 3 },
    { week: 3, moved: 1, movedInAll: 4 },
  ]);
  expect([0, 6, 7, 89].map(weekOf)).toEqual([1, 1, 2, 13]);
});
