import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareForSession } from '../../../electron/assistant/deploy/prepare.ts';
import { pilotEnds } from '../../../electron/assistant/pilot/pilot-ends.ts';
import { planAccounts } from '../../../electron/assistant/plan-accounts.ts';
import { beginRun } from '../../../electron/assistant/production/begin-run.ts';
import type { Override } from '../../../electron/assistant/production/lock.ts';
import { keepRehearsal } from '../../../electron/assistant/rehearsal/keep-rehearsal.ts';
import { rehearse } from '../../../electron/assistant/rehearsal/rehearse.ts';
import { rehearsalWish } from '../../../electron/assistant/rehearsal/wish.ts';
import { reportOfRun } from '../../../electron/assistant/report/report-of-run.ts';
import { WorkspaceSession } from '../../../electron/assistant/session.ts';
import type { WorkspaceFile } from '../../../electron/assistant/workspace/workspace.ts';
import { nodePowers } from '../../../electron/cli/node-powers.ts';
import { systemClock } from '../../../electron/common/clock.ts';
import { htmlReport } from '../../../electron/reports/html/html-report.ts';
import type { ActionName } from '../../../electron/scripts/actions.ts';
import { readTemplates } from '../../../electron/scripts/render/templates.ts';
import { startTrickling, type Trickling } from './support/trickling.ts';

const templates = readTemplates(new URL('../../../templates/', import.meta.url));

let trickling: Trickling;
beforeAll(async () => {
  trickling = await startTrickling(60);
});
afterAll(() => trickling.close());

/** The practice servers as production: what a lock is for, with nobody to lose. */
async function asProduction<Result>(
  change: Partial<WorkspaceFile['strategy']['rules']>,
  work: (session: WorkspaceSession) => Promise<Result>,
): Promise<Result> {
  const { workspace, environment, secrets } = trickling.session;
  const live = { ...environment, kind: 'production' as const };
  const strategy = {
    ...workspace.strategy,
    mode: 'hybrid' as const,
    rules: { ...workspace.strategy.rules, ...change },
  };
  const file = { ...workspace, environments: { ...workspace.environments, live }, strategy };
  const session = new WorkspaceSession(file, 'live', secrets, nodePowers('terminal', trickling.home));
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

const deployment = (
  session: WorkspaceSession,
  override: Override | null = null,
  edited: ReadonlyMap<ActionName, string> = new Map(),
) =>
  prepareForSession(
    session,
    { templates, clock: systemClock },
    {
      choice: { mode: 'trickle' },
      edited,
      service: null,
      given: {},
      consents: new Set(['script-errors', 'foreign-changes', 'drop-configuration']),
      override,
    },
  );

/** A script that says more than the one that is deployed: there is something to change. */
const edited = new Map<ActionName, string>([
  ['getUser', "function getUser(email, callback) { callback(new Error('not now')); }"],
]);

test('production is locked until mode, mapping, rules and scripts have passed a rehearsal and a pilot, or somebody answers for it by name', {
  timeout: 300_000,
}, async () => {
  await asProduction({}, async (session) => {
    const migration = await session.migration();
    const plan = (await planAccounts(session, {})).id;
    await expect(beginRun(session, plan, { override: null })).rejects.toMatchObject({
      code: 'UF-4601',
      detail: 'The mode was never rehearsed. No pilot has gone through this tenant.',
    });
    const wish = await rehearsalWish(session, templates, {
      mode: 'hybrid',
      edited: new Map(),
      service: null,
      given: {},
    });
    await keepRehearsal(session, wish, await rehearse(session, wish, [], {}));
    await expect(beginRun(session, plan, { override: null })).rejects.toMatchObject({
      code: 'UF-4601',
      detail: 'No pilot has gone through this tenant.',
    });
    const { signInClientId: clientId } = trickling.ends.tenant;
    const ends = pilotEnds(session, { clientId, clientSecret: null });
    const { pilot } = await migration.pilot.carryOut(ends, { trickle: null, measureCap: false });
    expect(pilot.state).toBe('passed');
    expect(await migration.runs()).toEqual([]);
  });

  // The same settings: the run begins. The scripts that are deployed are the ones that were rehearsed.
  const run = await asProduction({}, async (session) => {
    const plan = (await (await session.migration()).latestPlan())?.id ?? '';
    const limits = { rejected: null, failedSignIns: null };
    const waves = { definition: '5', waves: [{ kind: 'first', accounts: 5 }], limits, by: null, why: null } as const;
    await expect(beginRun(session, plan, { override: null, manner: { waves } })).rejects.toMatchObject({
      code: 'UF-4905',
    });
    const handle = await beginRun(session, plan, { override: null });
    handle.stop();
    await handle.done;
    return handle.id;
  });

  // Other scripts are locked, and a name alone does not open them.
  await asProduction({}, async (session) => {
    const locked = await deployment(session, null, edited);
    expect(locked.obstacles.map(({ code, detail }) => [code, detail])).toContainEqual([
      'UF-4601',
      'The latest rehearsal was of other scripts.',
    ]);
    await expect(locked.apply()).rejects.toMatchObject({ code: 'UF-4601' });
    const unnamed = await deployment(session, { by: 'Kim Lee', why: ' ' }, edited);
    expect(unnamed.obstacles.map(({ code }) => code)).toEqual(['UF-4602']);
  });

  // So are other rules: a run of a plan by them.
  await asProduction({ blockedAccounts: 'skip' }, async (session) => {
    const plan = (await planAccounts(session, {})).id;
    await expect(beginRun(session, plan, { override: null })).rejects.toMatchObject({
      code: 'UF-4601',
      detail:
        'The latest rehearsal was of another mapping or other rules. The latest pilot was of another mapping or other rules.',
    });
  });

  // Whoever answers for it stands in the report, and nowhere in clear in the journal.
  await asProduction({}, async (session) => {
    const migration = await session.migration();
    const { apply } = await deployment(session, { by: 'Kim Lee', why: 'change 4711 can’t wait' }, edited);
    expect(await apply()).not.toBeNull();
    const report = reportOfRun(session, await migration.report(run), null);
    expect(report.overrides).toMatchObject([
      { step: 'deployment', missing: ['rehearsal-of-other-scripts'], by: 'Kim Lee', why: 'change 4711 can’t wait' },
    ]);
    expect(htmlReport(report)).toContain('change 4711 can’t wait');
  });
});
