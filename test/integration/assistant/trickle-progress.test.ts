import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAtTrickle } from '../../../electron/assistant/trickle/look-at-trickle.ts';
import { writeStragglers } from '../../../electron/assistant/trickle/write-stragglers.ts';
import { at, startTrickling, type Trickling } from './support/trickling.ts';

let trickling: Trickling;
beforeAll(async () => {
  trickling = await startTrickling(60);
});
afterAll(() => trickling.close());

describe('a look at a trickle migration', () => {
  test('counts who came, who is left, who was refused and why, and what exists only in Auth0', async () => {
    const { people, session, events, signIn } = trickling;
    const [ada, ben, cleo, dora, eva] = [0, 1, 2, 3, 4].map((index) => at(people, index));
    if (!ada || !ben || !cleo || !dora || !eva) throw new Error('too few people');
    const before = await lookAtTrickle(session, {});
    expect(before.standings['by-sign-in']).toBe(0);
    expect(before.standings.straggler).toBeGreaterThan(people.length - 1);
    expect(Object.values(before.standings).reduce((sum, count) => sum + count, 0)).toBe(before.total);

    expect(await signIn(ada, ada.password)).toBe(true);
    expect(await signIn(ben, 'not this one')).toBe(false);
    expect(await signIn(ben, 'nor this')).toBe(false);
    expect(await signIn(ben, ben.password)).toBe(true);
    expect(await signIn(cleo, 'wrong')).toBe(false);
    expect(await signIn({ email: 'nobody@userferry.example' }, 'whatever')).toBe(false);
    await events.askForNewPassword(dora.email);
    await events.follow('password-change', dora.email, 'Chosen-In-Auth0-1');
    await events.askForNewPassword(eva.email);
    await events.follow('password-change', eva.email, 'Chosen-In-Auth0-2');
    expect(await signIn(eva, 'Chosen-In-Auth0-2')).toBe(true);
    await events.signUp('new.person@userferry.example', 'Signed-Up-In-Auth0-1');

    const look = await lookAtTrickle(session, {});
    expect(look.standings['by-sign-in']).toBe(3);
    expect(look.standings.straggler).toBe(before.standings.straggler - 3);
    expect(Object.values(look.standings).reduce((sum, count) => sum + count, 0)).toBe(look.total);
    expect(look.perDay.at(-1)).toMatchObject({ came: 3, signIns: 3, refused: 4 });
    expect(look.failures.groups).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ cause: 'wrong-password', people: 2, attempts: 3 }),
        expect.objectContaining({ cause: 'unknown-person', format: null, people: 1, attempts: 1 }),
      ]),
    );
    expect(look.openResets).toBe(1);
    expect(look.onlyInAuth0).toEqual({ passwords: 2, users: 1, atLeast: false });
    expect(look.log).toMatchObject({ readable: true, gaps: [] });
  });

  test('again finds the same, and counts no event twice', async () => {
    const { session } = trickling;
    const first = await lookAtTrickle(session, {});
    const second = await lookAtTrickle(session, {});
    expect({ ...second, at: 0, failures: { ...second.failures, since: 0 }, log: { ...second.log, upTo: 0 } }).toEqual({
      ...first,
      at: 0,
      failures: { ...first.failures, since: 0 },
      log: { ...first.log, upTo: 0 },
    });
  });

  test('lists the stragglers, and none of those who came', async () => {
    const { session, people, home } = trickling;
    const path = join(home, 'left.csv');
    await writeStragglers(session, path);
    const lines = (await readFile(path, 'utf8')).trim().split('\r\n');
    const look = await lookAtTrickle(session, {});
    expect(lines).toHaveLength(look.standings.straggler + 1);
    const listed = lines.join('\n');
    expect(listed).not.toContain(at(people, 0).email);
    expect(listed).toContain(at(people, 10).email);
  });
});

describe('the tenant’s log', () => {
  const dayMs = 86_400_000;

  test('that was not read in time is told as a gap, and what going back costs as a least number', async () => {
    const trickling_ = await startTrickling(20, { clock: 'simulated' });
    try {
      const { session, people, signIn, ends } = trickling_;
      expect(await signIn(at(people, 0), 'wrong')).toBe(false);
      expect((await lookAtTrickle(session, {})).log.gaps).toEqual([]);
      const pass = (milliseconds: number) =>
        fetch(`${ends.tenant.control}/clock`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ milliseconds }),
        });
      // The best plans keep the log for 30 days.
      await pass(40 * dayMs);
      expect(await signIn(at(people, 1), 'wrong')).toBe(false);
      const look = await lookAtTrickle(session, {});
      expect(look.log.gaps).toHaveLength(1);
      expect(at(look.log.gaps, 0).before - at(look.log.gaps, 0).after).toBeGreaterThan(39 * dayMs);
      expect(look.onlyInAuth0.atLeast).toBe(true);
      // Once told it stays told, and nothing new is one.
      expect((await lookAtTrickle(session, {})).log.gaps).toEqual(look.log.gaps);
    } finally {
      await trickling_.close();
    }
  });

  test('that may not be read is said so, and users are counted all the same', async () => {
    const trickling_ = await startTrickling(20, { grantLogs: false });
    try {
      const { session, people, signIn } = trickling_;
      expect(await signIn(at(people, 0), at(people, 0).password)).toBe(true);
      const look = await lookAtTrickle(session, {});
      expect(look.standings['by-sign-in']).toBe(1);
      expect(look.log).toMatchObject({ readable: false, upTo: null });
      expect(look.onlyInAuth0.atLeast).toBe(true);
    } finally {
      await trickling_.close();
    }
  });

  test('of more than a page is read to its end, once', async () => {
    const trickling_ = await startTrickling(20);
    try {
      const { session, people, signIn } = trickling_;
      const tries = 230;
      for (let number = 0; number < tries; number += 1) await signIn(at(people, number % 3), `wrong ${number}`);
      const look = await lookAtTrickle(session, {});
      const [group] = look.failures.groups;
      expect(group).toMatchObject({ cause: 'wrong-password', people: 3, attempts: tries });
      expect((await lookAtTrickle(session, {})).failures.groups[0]?.attempts).toBe(tries);
    } finally {
      await trickling_.close();
    }
  });
});

describe.each(['created-at-sign-in', 'created-when-confirmed'] as const)(
  'where a reset before the first sign-in is %s',
  (resetBeforeMigration) => {
    test('whoever chose a new password and did not sign in is an open reset, until they do', async () => {
      const trickling_ = await startTrickling(20, { variants: { resetBeforeMigration } });
      try {
        const { session, people, signIn, events } = trickling_;
        const person = at(people, 0);
        await events.askForNewPassword(person.email);
        await events.follow('password-change', person.email, 'Chosen-In-Auth0-1');
        expect((await lookAtTrickle(session, {})).openResets).toBe(1);
        expect(await signIn(person, 'Chosen-In-Auth0-1')).toBe(true);
        const look = await lookAtTrickle(session, {});
        expect(look.openResets).toBe(0);
        expect(look.onlyInAuth0.passwords).toBe(1);
      } finally {
        await trickling_.close();
      }
    });
  },
);
