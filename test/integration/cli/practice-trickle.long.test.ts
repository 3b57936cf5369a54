// The weeks of trickle, the run for the stragglers, the cutover and the end of the legacy server, as `practice` plays them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { nodePowers } from '../../../electron/cli/node-powers.ts';
import { practice } from '../../../electron/cli/practice/practice.ts';
import { newPasswordOf } from '../../../electron/cli/practice/trickle/people.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { sampleStore } from '../../../electron/practice/samples/sample-store.ts';
import { expectNoSecretIn, secretsOf } from './no-secrets.ts';

const answer = z.looseObject({
  mode: z.string(),
  accounts: z.record(z.string(), z.number()),
  reconciled: z.boolean(),
  trickle: z.object({
    days: z.number(),
    signIns: z.number(),
    turnedAway: z.number(),
    resets: z.number(),
    signUps: z.number(),
    signUpsRefused: z.number(),
    addressesChanged: z.number(),
    removed: z.number(),
    surprises: z.array(z.string()),
    scriptsRun: z.number(),
    seconds: z.number(),
    weeks: z.array(z.object({ week: z.number(), came: z.number(), movedInAll: z.number(), stragglers: z.number() })),
    wrongInLook: z.array(z.string()),
    standings: z.record(z.string(), z.number()),
  }),
  asPlanted: z.boolean(),
  cutover: z.object({
    accepted: z.number(),
    surprises: z.array(z.string()),
    complete: z.boolean(),
    lines: z.array(z.object({ topic: z.string(), state: z.string() })),
  }),
  signIns: z.object({
    sampled: z.number(),
    letIn: z.number(),
    wronglyLetIn: z.number(),
    sorts: z.array(z.looseObject({ behaviour: z.string() })),
  }),
});

test.each([
  { mode: 'trickle', store: 'aspnet-identity-core', accounts: 260, days: 22 },
  { mode: 'hybrid', store: 'aspnet-membership', accounts: 260, days: 5 },
] as const)('practice --mode $mode with $store', { timeout: 300_000 }, async ({ mode, store, accounts, days }) => {
  const home = await mkdtemp(join(tmpdir(), 'userferry-trickle-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const terminal = { progress: () => undefined, note: () => undefined };
  const { signal } = new AbortController();
  const wish = { mode, store, accounts, days, seed: 11, signIns: 60, keep: false };
  const result = await practice(wish, { powers: nodePowers('terminal', home), terminal, signal }, nodeFork);
  expect(result.exit, result.lines.join('\n')).toBe(0);

  const told = answer.parse(result.json);
  expect(told).toMatchObject({ mode, reconciled: true, asPlanted: true, cutover: { surprises: [], complete: true } });
  expect(told.cutover.lines.map(({ state }) => state)).toEqual(new Array(9).fill('done'));
  const { total, ...outcomes } = told.accounts;
  expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(total);
  const { trickle, signIns } = told;
  expect(trickle).toMatchObject({ days, wrongInLook: [], surprises: [], addressesChanged: 5 });
  expect(trickle.weeks).toHaveLength(Math.ceil(days / 7));
  // Everybody who came over did so through a script.
  expect(trickle.scriptsRun).toBeGreaterThan(trickle.weeks.at(-1)?.movedInAll ?? Number.POSITIVE_INFINITY);
  expect(told.accounts.present).toBeGreaterThanOrEqual(trickle.weeks.at(-1)?.movedInAll ?? 0);
  expect(told.accounts.imported).toBeGreaterThan(0);
  expect(signIns).toMatchObject({ letIn: signIns.sampled, wronglyLetIn: 0 });
  expect(signIns.sorts.map(({ behaviour }) => behaviour)).toEqual(
    expect.arrayContaining([
      'regular',
      'mistypes',
      'resets',
      'resets-only',
      'removed',
      'removed-and-back',
      'late',
      'never',
    ]),
  );

  const sample = { store, accounts, seed: 11 };
  const chosen = [...sampleStore(sample).truth()].map(newPasswordOf);
  await expectNoSecretIn(home, [...secretsOf(sample), ...chosen]);
});
