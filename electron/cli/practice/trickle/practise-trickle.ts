import { z } from 'zod';
import { prepareForSession } from '../../../assistant/deploy/prepare.ts';
import { planAccounts } from '../../../assistant/plan-accounts.ts';
import { reportFormats, writeReport } from '../../../assistant/report/write-report.ts';
import type { WorkspaceSession } from '../../../assistant/session.ts';
import type { DeployMode } from '../../../migration/deploy/deploy-mode.ts';
import type { PracticeTenant } from '../../../practice/practice.ts';
import type { PracticeServers } from '../../../practice/start-environment.ts';
import type { AdvancedClock } from '../../../practice/tenant/clock/advanced-clock.ts';
import { countText, durationText, plural } from '../../../reports/wording.ts';
import { readTemplates } from '../../../scripts/render/templates.ts';
import type { VerbContext } from '../../context.ts';
import { exitCode, type VerbResult } from '../../output.ts';
import { runResult } from '../../run-result.ts';
import { runToEnd } from '../../run-to-end.ts';
import { checkPlanted, type PlantedAccount, plantedAccounts, plantedEnding } from '../planted-accounts.ts';
import { tenantEvents } from '../tenant-events.ts';
import { tryEverySort } from './afterwards.ts';
import { type Happened, liveThrough, nothingYet } from './live-through.ts';
import { type Life, lateSteps, lifeOf } from './lives.ts';
import { type Person, peopleOf } from './people.ts';
import { weekOf, weeksOf } from './weeks.ts';

const DAY = 86_400_000;

export interface TrickleOptions {
  /** As it was asked for. */
  readonly mode: string;
  readonly days: number;
  readonly seed: number;
  /** People who are tried at the end. */
  readonly signIns: number;
  /** Where the report goes. */
  readonly report: string;
  /** The tenant's clock as this process has it; it stands at the first day. */
  readonly clock: AdvancedClock;
}

type LivedLife = Life & { readonly person: Person };

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
  const { mode, days, seed, clock } = options;
  const start = clock.now();
  const began = performance.now();
  const target = { origin: tenant.origin, clientId: tenant.signInClientId, connection: tenant.connection };
  await deploy(session, 'trickle', context);
  const accounts: PlantedAccount[] = [];
  for await (const account of plantedAccounts(sqlServer.control)) accounts.push(account);
  const lives = peopleOf(accounts, seed).map((person) => ({ ...lifeOf(person, days, seed), person }));

  terminal.note(`Deployed the scripts of trickle; now ${countText(days)} days go by …`);
  const happened = nothingYet();
  await passDays(lives, tenant, options, happened, context);
  const weeks = await weeksOf(session.tenant().exportUsers(tenant.connectionId, signal), { start, days });
  const expectedWeeks = movedInWeeks(lives, days);
  const weeksAsLived = weeks.every(({ moved }, index) => moved === expectedWeeks[index]);
  const scriptsRun = await scriptsRunAt(tenant);
  const simulated = (performance.now() - began) / 1000;

  const plan = await planAccounts(session, {
    signal,
    onProgress: (done) => terminal.progress(`Planning: ${countText(done)} accounts read`),
  });
  const moved = lives.filter(({ fate }) => fate.movedOn !== null).length;
  terminal.note(`Plan ${plan.id}: a run takes over the stragglers, while some of them still come …`);
  const migration = await session.migration();
  const handle = await migration.startRun(plan.id, await session.ends(`of plan ${plan.id}`));
  const late = lives.flatMap(({ person }) =>
    person.behaviour === 'late' ? [{ person, day: days, steps: lateSteps }] : [],
  );
  const [report] = await Promise.all([
    runToEnd(session, handle, null, context),
    tenantEvents(tenant).then((events) => liveThrough(late, target, events, happened)),
  ]);
  const paths = await writeReport(session, report.run.id, options.report, reportFormats);
  const result = runResult(report, null, paths);
  if (report.snapshot.state !== 'finished' || signal.aborted) {
    return { ...result, json: { ...result.json, mode, workspace }, exit: exitCode.failed };
  }
  const planted = await checkPlanted(migration, report.run.id, sqlServer.control, endingsOf(lives));

  const cutover = await deploy(session, 'cutover', context);
  await sqlServer.stop();
  terminal.note(`Cut over, and the legacy SQL Server is stopped. Signing in as people of every sort …`);
  const tried = await tryEverySort(lives, target, options.signIns);

  const asPlanted = planted.surprises.length === 0 && planted.accounts === report.snapshot.counts.total;
  const signedIn = tried.every(({ sampled, letIn, wronglyLetIn }) => letIn === sampled && wronglyLetIn === 0);
  const asLived = weeksAsLived && happened.surprises.length === 0;
  const good = asPlanted && signedIn && asLived && report.verification?.reconciled === true;
  const sampled = tried.reduce((sum, sort) => sum + sort.sampled, 0);
  const letIn = tried.reduce((sum, sort) => sum + sort.letIn, 0);
  const wronglyLetIn = tried.reduce((sum, sort) => sum + sort.wronglyLetIn, 0);
  return {
    json: {
      ...result.json,
      mode,
      trickle: { days, ...happened, scriptsRun, seconds: Math.round(simulated * 10) / 10, weeks, weeksAsLived, moved },
      asPlanted,
      planted,
      cutover,
      signIns: { sampled, letIn, wronglyLetIn, sorts: tried },
      workspace,
    },
    lines: [
      `${plural(happened.signIns, 'sign-in', 'sign-ins')} in ${countText(days)} days, of which ${countText(happened.turnedAway)} were turned away; ${plural(scriptsRun, 'script', 'scripts')} ran; ${durationText(simulated * 1000)}.`,
      ...weeks.map(
        ({ week, moved: inWeek, movedInAll }) =>
          `  week ${String(week).padStart(2)}  ${countText(inWeek).padStart(9)} came over, ${countText(movedInAll).padStart(9)} in all`,
      ),
      ...(weeksAsLived ? [] : ['The weeks are not as people came.']),
      ...(happened.surprises.length === 0 ? [] : ['Went otherwise than it should:', ...happened.surprises]),
      ...result.lines.slice(0, -1),
      asPlanted
        ? `Everybody ended as they should: who came by signing in is there, and only the ${plural(planted.plantedBad, 'account', 'accounts')} planted so did not make it.`
        : `Not as planted: ${planted.surprises.map(({ key, planted: wanted, ended }) => `${key} (${wanted}, but ${ended})`).join('; ')}`,
      `After the cutover, with the legacy SQL Server stopped: ${countText(letIn)} of ${plural(sampled, 'sampled person', 'sampled people')} sign in, ${countText(wronglyLetIn)} with what should let nobody in.`,
      ...result.lines.slice(-1),
    ],
    exit: good ? exitCode.done : exitCode.failed,
  };
}

/** Day by day; ends early when somebody presses Ctrl+C. */
async function passDays(
  lives: readonly LivedLife[],
  tenant: PracticeTenant,
  { days, clock }: TrickleOptions,
  happened: Happened,
  { terminal, signal }: VerbContext,
): Promise<void> {
  const target = { origin: tenant.origin, clientId: tenant.signInClientId, connection: tenant.connection };
  const ofDay = Map.groupBy(
    lives.flatMap(({ visits }) => visits),
    ({ day }) => day,
  );
  for (let day = 0; day < days && !signal.aborted; day += 1) {
    // A token lasts a day.
    const events = await tenantEvents(tenant);
    await liveThrough(ofDay.get(day) ?? [], target, events, happened);
    await advance(tenant, DAY);
    clock.advance(DAY);
    terminal.progress(`Day ${day + 1} of ${days}: ${plural(happened.signIns, 'sign-in', 'sign-ins')} so far`);
  }
}

async function advance({ control }: PracticeTenant, milliseconds: number): Promise<void> {
  const response = await fetch(`${control}/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ milliseconds }),
  });
  if (!response.ok) throw new Error(`The practice tenant's clock can't be advanced: ${response.status}`);
}

const state = z.looseObject({ scriptsRun: z.number() });

async function scriptsRunAt({ control }: PracticeTenant): Promise<number> {
  return state.parse(await (await fetch(`${control}/state`)).json()).scriptsRun;
}

function movedInWeeks(lives: readonly LivedLife[], days: number): readonly number[] {
  const moved = new Array<number>(weekOf(days - 1)).fill(0);
  for (const { fate } of lives) {
    if (fate.movedOn === null) continue;
    const index = weekOf(fate.movedOn) - 1;
    moved[index] = (moved[index] ?? 0) + 1;
  }
  return moved;
}

/** How each account may end by what its owner did. */
function endingsOf(lives: readonly LivedLife[]): (account: PlantedAccount) => readonly string[] {
  const byKey = new Map(lives.map((life) => [life.person.key, life]));
  return (account) => {
    const life = byKey.get(account.key);
    if (life === undefined) return [];
    if (life.fate.movedOn !== null) return ['present'];
    if (life.fate.halfCreated) return ['half-created-user'];
    if (life.person.behaviour === 'late') return ['present', 'imported'];
    return [plantedEnding(account)];
  };
}

async function deploy(session: WorkspaceSession, mode: DeployMode, { powers, signal }: VerbContext) {
  const { apply } = await prepareForSession(
    session,
    { templates: readTemplates(powers.templates), clock: session.clock },
    { choice: { mode }, edited: new Map(), service: null, given: {}, consents: new Set(['adopt']), signal },
  );
  return { deployment: (await apply())?.number ?? null };
}
