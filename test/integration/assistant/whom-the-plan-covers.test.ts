import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { workspaceFolder } from '../../../electron/assistant/workspace/home.ts';
import { rememberedText } from './support/open-workspace.ts';
import { practiceBench } from './support/practice-bench.ts';
import { surveyAfter } from './support/survey-steps.ts';
import { id, makePlan, startEnds } from './support/workbench.ts';

const bench = practiceBench('file', () => startEnds(400, {}, 'aspnet-membership'));

const client = () => bench.client;

test('of several applications only the chosen one is surveyed and planned, and the others are named as left out', async () => {
  const whole = await surveyAfter(bench.page, () => client().survey(id()));
  expect(whole.applications).toHaveLength(2);
  expect(whole.applications.every(({ chosen }) => chosen)).toBe(true);
  expect(whole.applications.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(whole.accounts);
  const small = whole.applications.toSorted((one, other) => one.accounts - other.accounts)[0];
  if (small === undefined) throw new Error('There is no application.');

  const chosen = await surveyAfter(bench.page, () =>
    client().chooseApplications({ ...id(), applications: [small.id] }),
  );
  expect(chosen.accounts).toBe(small.accounts);
  expect(chosen.applications.filter((application) => application.chosen)).toEqual([small]);
  expect(await makePlan(bench.page)).toMatchObject({ total: small.accounts, applications: [small.id] });

  const written = z.object({ strategy: z.object({ mode: z.string() }), applications: z.array(z.string()) });
  const { workspace } = z
    .object({ workspace: z.object({ id: z.string() }) })
    .parse(JSON.parse(await rememberedText(bench.home)));
  const { file } = workspaceFolder(bench.home, workspace.id);
  expect(written.parse(JSON.parse(await readFile(file, 'utf8'))).applications).toEqual([small.id]);
  await surveyAfter(bench.page, () => client().chooseApplications({ ...id(), applications: [] }));
});

test('who has not signed in since a day is outside the scope, and outside it nobody is anybody’s loss', async () => {
  const whole = await makePlan(bench.page);
  const day = '2026-01-01';
  await client().saveScope({ ...id(), scope: { signedInSince: day } });
  const { plan } = await bench.page.until('the scope', ({ accounts }) => accounts.scope.signedInSince === day);
  expect(plan).toBeUndefined();
  const narrowed = await makePlan(bench.page);
  expect(narrowed.scope.signedInSince).toBe(Date.UTC(2026, 0, 1));
  expect(narrowed.total).toBe(whole.total);
  expect(narrowed.import).toBeLessThan(whole.import);
  const outside = narrowed.reasons.find(({ reason }) => reason === 'out-of-scope');
  expect(outside?.accounts).toBeGreaterThan(0);
  expect(narrowed.import + narrowed.held + narrowed.skipped + narrowed.rejected).toBe(whole.total);
});

test('a plan for others than the scope names does not come back with a restart', async () => {
  await client().saveScope({ ...id(), scope: { first: 7 } });
  await bench.reopen();
  const { plan, accounts } = bench.page.now();
  expect(accounts.scope).toEqual({ first: 7 });
  expect(plan).toBeUndefined();
});
