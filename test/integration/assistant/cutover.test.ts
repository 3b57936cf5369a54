import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examineCutover } from '../../../electron/assistant/cutover/examine-cutover.ts';
import { writeCutover } from '../../../electron/assistant/cutover/write-cutover.ts';
import { prepareForSession } from '../../../electron/assistant/deploy/prepare.ts';
import { lookAtTrickle, placeOfSession } from '../../../electron/assistant/trickle/look-at-trickle.ts';
import { systemClock } from '../../../electron/common/clock.ts';
import type { CutoverTopic } from '../../../electron/common/cutover-words.ts';
import type { Consent } from '../../../electron/common/deploy-consents.ts';
import { readTemplates } from '../../../electron/scripts/render/templates.ts';
import { at, startTrickling, type Trickling } from './support/trickling.ts';

const templates = readTemplates(new URL('../../../templates/', import.meta.url));

let trickling: Trickling;
beforeAll(async () => {
  trickling = await startTrickling(250);
});
afterAll(() => trickling.close());

const states = async ({ session }: Trickling = trickling): Promise<Readonly<Record<CutoverTopic, string>>> => {
  const { lines } = await examineCutover(session, templates);
  return Object.fromEntries(lines.map(({ topic, state }) => [topic, state])) as Record<CutoverTopic, string>;
};

const deploy = async (
  choice: Parameters<typeof prepareForSession>[2]['choice'],
  { session }: Trickling = trickling,
  consents: readonly Consent[] = [],
) =>
  prepareForSession(
    session,
    { templates, clock: systemClock },
    { choice, edited: new Map(), service: null, given: {}, consents: new Set(consents) },
  );

test('a cutover goes from line to line, and each is done only when its evidence shows it', async () => {
  const { session, people, signIn, events, home } = trickling;
  const migration = await session.migration();
  const place = placeOfSession(session);
  const acceptance = { by: 'Ada Lovelace', why: 'they left the company', at: Date.now() };
  expect(await states()).toMatchObject({
    'everybody-moved': 'unknown',
    resets: 'unknown',
    delta: 'unknown',
    'no-op-scripts': 'waits',
  });

  // Some come by signing in, the others by bulk; one chooses a new password and does not use it.
  const [ada, ben] = [at(people, 0), at(people, 1)];
  expect(await signIn(ada, ada.password)).toBe(true);
  await events.askForNewPassword(ben.email);
  await events.follow('password-change', ben.email, 'Chosen-In-Auth0-1');
  await lookAtTrickle(session, {});
  expect(await states()).toMatchObject({ 'everybody-moved': 'open', verification: 'done', resets: 'open' });
  const early = await deploy({ mode: 'cutover' });
  expect(early.obstacles.map(({ code }) => code)).toEqual(['UF-4113']);
  await expect(early.apply()).rejects.toMatchObject({ code: 'UF-4113' });

  expect(await signIn(ben, 'Chosen-In-Auth0-1')).toBe(true);
  const plan = await migration.latestPlan();
  const ends = await session.ends('of the stragglers');
  const run = await (await migration.startRun(plan?.id ?? '', ends)).done;
  expect(run.state).toBe('finished');
  // The look is from before it.
  expect(await states()).toMatchObject({ 'everybody-moved': 'unknown', verification: 'unknown', resets: 'unknown' });
  const verification = await migration.verify(run.id, ends);
  expect(verification).toMatchObject({ missing: 0, unexpected: 0 });
  const { standing } = await migration.delta.preview(ends);
  expect(standing).toMatchObject({ state: 'finished', counts: [] });
  const look = await lookAtTrickle(session, {});
  expect(look.standings).toMatchObject({ 'by-sign-in': 2, otherwise: 0 });

  // Whom the plan leaves behind is accepted by name.
  expect((await states())['everybody-moved']).toBe('open');
  for (const kind of ['left-out', 'straggler'] as const) {
    await migration.exceptions.accept(place, { kind, name: null }, acceptance);
  }
  expect(await states()).toMatchObject({ 'everybody-moved': 'done', resets: 'done', 'no-op-scripts': 'open' });

  await (await deploy({ mode: 'cutover' })).apply();
  expect(await states()).toMatchObject({
    'no-op-scripts': 'done',
    'import-mode': 'done',
    'sign-in': 'open',
    secrets: 'waits',
  });
  // The line waits for a sign-in, and so does the verb.
  const hasty = await deploy({ withoutSecrets: true });
  expect([hasty.needs, hasty.obstacles.map(({ code }) => code)]).toEqual([[], ['UF-4115']]);
  await expect(hasty.apply()).rejects.toMatchObject({ code: 'UF-4115' });
  expect(await signIn(at(people, 5), at(people, 5).password)).toBe(true);
  expect(await states()).toMatchObject({ 'sign-in': 'done', secrets: 'open' });

  await (await deploy({ withoutSecrets: true })).apply();
  expect(await states()).toMatchObject({ secrets: 'done', 'legacy-side': 'open', 'no-op-scripts': 'done' });
  expect((await session.tenantConnections().find(session.environment.connection))?.configuration).toEqual({});
  await migration.exceptions.accept(place, { kind: 'legacy-side', name: null }, acceptance);
  expect(new Set(Object.values(await states()))).toEqual(new Set(['done']));

  // The old database is not asked any more, and people sign in all the same.
  // Others could read the file of that name that was there before.
  await mkdir(join(home, 'cutover', 'removal'), { recursive: true });
  await writeFile(join(home, 'cutover', 'removal', 'README.md'), 'old', { mode: 0o644 });
  const files = await writeCutover(session, await examineCutover(session, templates), join(home, 'cutover'));
  if (process.platform !== 'win32') {
    const modes = await Promise.all(files.map(async (file) => (await stat(file)).mode & 0o777));
    expect(modes).toEqual(files.map(() => 0o600));
  }
  const list = await readFile(at(files, 0), 'utf8');
  expect(list).toContain('left-out');
  expect(list).toContain('Ada Lovelace');
  expect(files.some((file) => file.endsWith('remove-logins.sql'))).toBe(true);
  expect(await readFile(join(home, 'cutover', 'removal', 'README.md'), 'utf8')).toContain('Auth0’s scripts signed in');
  await trickling.ends.sqlServer.stop();
  expect(await signIn(at(people, 6), at(people, 6).password)).toBe(true);
  expect(await signIn(at(people, 7), 'wrong')).toBe(false);
});

test('what the application may not read in the log, somebody who has seen it says by name', async () => {
  const blind = await startTrickling(3, { withheldScopes: ['read:logs'] });
  try {
    const { exceptions } = await blind.session.migration();
    const say = (kind: 'unseen-resets' | 'unseen-sign-in') => {
      const acceptance = { by: 'Ada Lovelace', why: 'looked into the dashboard', at: Date.now() };
      return exceptions.accept(placeOfSession(blind.session), { kind, name: null }, acceptance);
    };
    await lookAtTrickle(blind.session, {});
    expect(await states(blind)).toMatchObject({ resets: 'unknown', 'sign-in': 'waits' });
    expect([await say('unseen-resets'), await say('unseen-sign-in')]).toEqual([1, 0]);
    await (await deploy({ mode: 'cutover' }, blind, ['leave-behind'])).apply();
    expect(await states(blind)).toMatchObject({ resets: 'done', 'sign-in': 'unknown', secrets: 'waits' });
    expect((await deploy({ withoutSecrets: true }, blind)).obstacles).toMatchObject([{ code: 'UF-4115' }]);
    expect(await say('unseen-sign-in')).toBe(1);
    const { lines } = await examineCutover(blind.session, templates);
    expect(lines.find(({ topic }) => topic === 'sign-in')).toMatchObject({
      state: 'done',
      evidence: expect.stringContaining('Ada Lovelace says: “looked into the dashboard”.'),
    });
    await (await deploy({ withoutSecrets: true }, blind)).apply();
    expect(await states(blind)).toMatchObject({ secrets: 'done' });
  } finally {
    await blind.close();
  }
});
