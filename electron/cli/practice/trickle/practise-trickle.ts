import { planAccounts } from '../../../assistant/plan-accounts.ts';
import { tenantEvents } from '../../../assistant/rehearsal/tenant-events.ts';
import { reportFormats, writeReport } from '../../../assistant/report/write-report.ts';
import type { WorkspaceSession } from '../../../assistant/session.ts';
import type { PlanSummary } from '../../../migration/plan/plan-types.ts';
import type { PracticeServers } from '../../../practice/start-environment.ts';
import { countText } from '../../../reports/wording.ts';
import type { VerbContext } from '../../context.ts';
import { exitCode, type VerbResult } from '../../output.ts';
import { runResult } from '../../run-result.ts';
import { runToEnd } from '../../run-to-end.ts';
import { checkPlanted, type PlantedAccount, plantedAccounts, plantedEnding } from '../planted-accounts.ts';
import { tryEverySort } from './afterwards.ts';
import { acceptWhoStays, deployTo, finishCutover } from './cut-over.ts';
import { type LivedLife, liveThrough } from './live-through.ts';
import { lateSteps, lifeOf } from './lives.ts';
import { passWeeks, type WeeksOptions } from './pass-weeks.ts';
import { peopleOf } from './people.ts';
import { trickleResult } from './trickle-result.ts';

export interface TrickleOptions extends WeeksOptions {
  /** As it was asked for. */
  readonly mode: string;
  readonly seed: number;
  /** People who are tried at the end. */
  readonly signIns: number;
  /** Where the report goes. */
  readonly report: string;
}

/**
 * `practice --mode trickle` and `hybrid`: deploys the scripts as `deploy` does, lets people sign in for weeks, moves the stragglers by
 * a run while some still sign in, cuts over, stops the legacy SQL Server, and signs in as people of every sort. Exits with 0 when
 * everything went as the simulation knows that it should.
 */
export async function practiseTrickle(
  { sqlServer, tenant }: PracticeServers,
  session: WorkspaceSession,
  workspace: string,
  options: TrickleOptions,
  context: VerbContext,
): Promise<VerbResult> {
  const { terminal, signal } = context;
  const { mode, days, seed } = options;
  const target = { origin: tenant.origin, clientId: tenant.signInClientId, connection: tenant.connection };
  await deployTo(session, { mode: 'trickle' }, context);
  const lives = await livesOf(sqlServer.control, days, seed);
  await plan(session, context);
  terminal.note(`Deployed the scripts of trickle; now ${countText(days)} days go by …`);
  const trickle = await passWeeks(lives, tenant, session, options, context);

  const { id } = await plan(session, context);
  terminal.note(`Plan ${id}: a run takes over the stragglers, while some of them still come …`);
  const migration = await session.migration();
  const handle = await migration.startRun(id, await session.ends(`of plan ${id}`));
  const late = lives.flatMap(({ person }) =>
    person.behaviour === 'late' ? [{ person, day: days, steps: lateSteps }] : [],
  );
  const [report] = await Promise.all([
    runToEnd(session, handle, null, context),
    tenantEvents(tenant, tenant.connection).then((events) => liveThrough(late, target, events, trickle.happened)),
  ]);
  const paths = await writeReport(session, report.run.id, options.report, reportFormats);
  const result = runResult(report, null, paths);
  if (report.snapshot.state !== 'finished' || signal.aborted) {
    return { ...result, json: { ...result.json, mode, workspace }, exit: exitCode.failed };
  }
  const planted = await checkPlanted(migration, report.run.id, sqlServer.control, endingsOf(lives));

  const judged = await acceptWhoStays(session, lives, context);
  const before = { trickle, report, planted, judged };
  const told = { ...result, json: { ...result.json, mode, workspace } };
  // Whoever is left behind without a reason would be locked out: then there is no cutover.
  if (judged.surprises.length > 0) return trickleResult(told, { ...before, lines: [], tried: [] });
  await deployTo(session, { mode: 'cutover' }, context);
  await sqlServer.stop();
  terminal.note('Cut over, and the legacy SQL Server is stopped. Signing in as people of every sort …');
  const tried = await tryEverySort(lives, target, options.signIns);
  return trickleResult(told, { ...before, lines: await finishCutover(session, context), tried });
}

/** Who is to move: what looks are held against, and what a run carries out. */
function plan(session: WorkspaceSession, { terminal, signal }: VerbContext): Promise<PlanSummary> {
  return planAccounts(session, {
    signal,
    onProgress: (done) => terminal.progress(`Planning: ${countText(done)} accounts read`),
  });
}

async function livesOf(control: string, days: number, seed: number): Promise<readonly LivedLife[]> {
  const accounts: PlantedAccount[] = [];
  for await (const account of plantedAccounts(control)) accounts.push(account);
  return peopleOf(accounts, seed).map((person) => ({ ...lifeOf(person, days, seed), person }));
}

/** How each account may end by what its owner did. */
function endingsOf(lives: readonly LivedLife[]): (account: PlantedAccount) => readonly string[] {
  const byKey = new Map(lives.map((life) => [life.person.key, life]));
  return (account) => {
    const life = byKey.get(account.key);
    if (life === undefined) return [];
    if (life.fate.movedOn !== null) return ['present'];
    if (life.fate.halfCreated) return ['half-created-user'];
    return life.person.behaviour === 'late' ? ['present', 'imported'] : [plantedEnding(account)];
  };
}
