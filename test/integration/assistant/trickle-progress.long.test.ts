import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAtTrickle } from '../../../electron/assistant/trickle/look-at-trickle.ts';
import { writeStragglers } from '../../../electron/assistant/trickle/write-stragglers.ts';
import { workspaceFolder } from '../../../electron/assistant/workspace/home.ts';
import { runCli } from '../cli/run-cli.ts';
import { at, startTrickling, type Trickling } from './support/trickling.ts';

const dayMs = 86_400_000;

let trickling: Trickling;
beforeAll(async () => {
  trickling = await startTrickling(60, { clock: 'simulated' });
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
    // Auth0 holds half of her until she signs in.
    expect(look).toMatchObject({ openResets: 1, openResetsUnseen: 1 });
    expect(look.onlyInAuth0).toEqual({ passwords: 2, users: 1, atLeast: false });
    expect(look.log).toMatchObject({ readable: true, gaps: [] });

    expect(await signIn(dora, 'Chosen-In-Auth0-1')).toBe(true);
    expect(await lookAtTrickle(session, {})).toMatchObject({
      openResets: 0,
      standings: { 'by-sign-in': 4 },
      onlyInAuth0: { passwords: 2, users: 1 },
    });
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

test('on the command line is one look that a scheduler can take, and `status` tells the latest without asking anybody', async () => {
  const { session, home, ends } = trickling;
  const { file } = workspaceFolder(home, session.workspace.id);
  const environment = {
    USERFERRY_HOME: home,
    USERFERRY_SQL_PASSWORD: ends.sqlServer.password,
    USERFERRY_CLIENT_SECRET: ends.tenant.clientSecret,
  };
  const list = join(home, 'listed.csv');
  const before = await lookAtTrickle(session, {});
  const told = await runCli(['progress', '--workspace', file, '--stragglers', list, '--json'], environment);
  expect(told.stderr).not.toContain('UF-');
  expect(told.code).toBe(0);
  const { look, stragglers } = JSON.parse(told.stdout);
  expect(look).toMatchObject({ standings: before.standings, onlyInAuth0: before.onlyInAuth0 });
  expect(stragglers).toBe(list);
  expect((await readFile(list, 'utf8')).trim().split('\r\n')).toHaveLength(before.standings.straggler + 1);

  const status = await runCli(['status', '--workspace', file], { USERFERRY_HOME: home });
  expect(status.code).toBe(0);
  expect(status.stdout).toMatch(/^4 of \d+ accounts have moved/);
  expect(status.stdout).toContain('typed a wrong password');
});

test('a log that was not read in time is told as a gap, and what going back costs as a least number', async () => {
  const { session, people, signIn, ends } = trickling;
  expect((await lookAtTrickle(session, {})).log.gaps).toEqual([]);
  // The best plans keep the log for thirty days.
  await fetch(`${ends.tenant.control}/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ milliseconds: 40 * dayMs }),
  });
  expect(await signIn(at(people, 6), 'wrong')).toBe(false);
  const look = await lookAtTrickle(session, {});
  expect(look.log.gaps).toHaveLength(1);
  expect(at(look.log.gaps, 0).before - at(look.log.gaps, 0).after).toBeGreaterThan(39 * dayMs);
  expect(look.onlyInAuth0.atLeast).toBe(true);
  // Once told it stays told, and nothing new is one.
  expect((await lookAtTrickle(session, {})).log.gaps).toEqual(look.log.gaps);
});

describe('where Auth0’s sources disagree about a reset before the first sign-in', () => {
  const reset = async ({ people, events }: Trickling) => {
    const person = at(people, 0);
    await events.askForNewPassword(person.email);
    await events.follow('password-change', person.email, 'Chosen-In-Auth0-1');
    return person;
  };

  test('and makes the user when the link is followed, who does not sign in is an open reset, until they do', async () => {
    const other = await startTrickling(
      20,
      { variants: { resetBeforeMigration: 'created-when-confirmed' } },
      'aspnet-membership',
    );
    try {
      const person = await reset(other);
      expect(await lookAtTrickle(other.session, {})).toMatchObject({ openResets: 1, openResetsUnseen: 0 });
      expect(await other.signIn(person, 'Chosen-In-Auth0-1')).toBe(true);
      expect(await lookAtTrickle(other.session, {})).toMatchObject({
        openResets: 0,
        standings: { 'by-sign-in': 1 },
        onlyInAuth0: { passwords: 1, users: 0 },
      });
      const path = join(other.home, 'left.csv');
      await writeStragglers(other.session, path);
      const [header = '', ...lines] = (await readFile(path, 'utf8')).trim().split('\r\n');
      const column = header.split(',').indexOf('last_seen');
      const seen = lines.map((line) => line.split(',')[column] ?? '').filter((text) => text !== 'never');
      expect(seen.length).toBeGreaterThan(5);
      expect(seen).toEqual(seen.toSorted());
    } finally {
      await other.close();
    }
  });

  test('and asks for a script that trickle has not, no password is set, and the refusal is told', async () => {
    const other = await startTrickling(20, { variants: { resetBeforeMigration: 'through-change-password' } });
    try {
      const person = await reset(other);
      const look = await lookAtTrickle(other.session, {});
      expect(look).toMatchObject({ openResets: 0, onlyInAuth0: { passwords: 0, users: 0 } });
      expect(look.failures.groups).toMatchObject([{ cause: 'reset-refused', people: 1, attempts: 1 }]);
      expect(await other.signIn(person, person.password)).toBe(true);
      expect((await lookAtTrickle(other.session, {})).standings['by-sign-in']).toBe(1);
    } finally {
      await other.close();
    }
  });
});
