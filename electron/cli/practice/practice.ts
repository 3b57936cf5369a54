import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeStoreName } from '../../assistant/contract/index.ts';
import { planAccounts } from '../../assistant/plan-accounts.ts';
import { reportFormats, writeReport } from '../../assistant/report/write-report.ts';
import { systemClock } from '../../common/clock.ts';
import type { Fork } from '../../common/fork.ts';
import type { PracticeTenantOptions } from '../../practice/practice.ts';
import { type PracticeServers, startPracticeServers } from '../../practice/start-environment.ts';
import { RunningClock } from '../../practice/tenant/clock/running-clock.ts';
import { countText, plural } from '../../reports/wording.ts';
import { resumeCommand, type VerbContext } from '../context.ts';
import { exitCode, type VerbResult } from '../output.ts';
import { runResult } from '../run-result.ts';
import { runToEnd } from '../run-to-end.ts';
import { openPractice } from './open-practice.ts';
import { checkPlanted } from './planted-accounts.ts';
import { practiseLegacy } from './practise-legacy.ts';
import { trySignIns } from './sign-ins.ts';
import { practiseTrickle, type TrickleOptions } from './trickle/practise-trickle.ts';

export const practiceModes = ['bulk', 'trickle', 'hybrid', 'legacy'] as const;
type PracticeMode = (typeof practiceModes)[number];

export interface PracticeOptions {
  /**
   * `bulk`: the main job; `trickle`: many weeks of signing in, then a run for the stragglers, then the cutover; `hybrid`: the same
   * after fewer days; `legacy`: the scripts with import mode off, and every event through them.
   */
  readonly mode: PracticeMode;
  readonly accounts: number;
  readonly store: PracticeStoreName;
  readonly seed: number;
  /** Leaves both servers up until Ctrl+C. */
  readonly keep: boolean;
  readonly report?: string;
  readonly signIns: number;
  /** Simulated days of trickle; of the modes that have them alone. */
  readonly days?: number;
}

/** Simulated days of trickle before the run, where nothing else is wished. */
const usualDays: ReadonlyMap<PracticeMode, number> = new Map([
  ['trickle', 90],
  ['hybrid', 14],
]);
export const modesWithDays: ReadonlySet<string> = new Set(usualDays.keys());
const DAY = 86_400_000;
/** Users a second and job: a run that lasts long enough for somebody to come meanwhile. */
const TRICKLE_IMPORT_SPEED = 400;

/**
 * `practice`: the main job on the practice environment, then what no real migration can do: the ledger is compared with what
 * was planted, and a sample of people signs in with the old password. Exits with 0 when only the accounts planted as bad did
 * not make it, each for its planted reason.
 */
export async function practice(options: PracticeOptions, context: VerbContext, fork: Fork): Promise<VerbResult> {
  const { terminal } = context;
  terminal.note(
    `Starting a practice SQL Server with ${plural(options.accounts, 'account', 'accounts')} (${options.store}) and a practice tenant …`,
  );
  const sqlServer = { store: options.store, accounts: options.accounts, seed: options.seed };
  const usual = usualDays.get(options.mode) ?? null;
  const days = usual === null ? 0 : (options.days ?? usual);
  const ahead = daysBefore(days);
  const clock = usual === null ? null : new RunningClock(systemClock, ahead);
  const tenant: PracticeTenantOptions = {
    plan: 'unlimited',
    ...(clock === null ? { importSpeed: 'instant' } : { importSpeed: TRICKLE_IMPORT_SPEED, clock: { ahead } }),
  };
  const servers = await startPracticeServers({ sqlServer, tenant }, fork);
  const practised =
    clock === null
      ? practiseOn(servers, options, context)
      : practiseWeeks(servers, options, { days, clock }, { ...context, powers: { ...context.powers, clock } });
  const result = await practised.catch(async (error: unknown) => {
    await servers.stop();
    throw error;
  });
  if (options.keep) return { ...result, afterwards: () => keepUp(servers, context) };
  await servers.stop();
  return result;
}

/**
 * How far a clock is ahead that shows the morning of the day so many days ago: the weeks end today, for whoever looks at the workspace
 * afterwards, and no day passes midnight while it is simulated, as looks count by UTC dates.
 */
function daysBefore(days: number): number {
  const now = systemClock.now();
  const morning = Math.floor(now / DAY) * DAY + DAY / 3;
  return morning - days * DAY - now;
}

/** Trickle over days that `clock`, which the session goes by too, steps through. */
async function practiseWeeks(
  servers: PracticeServers,
  options: PracticeOptions,
  { days, clock }: Pick<TrickleOptions, 'days' | 'clock'>,
  context: VerbContext,
): Promise<VerbResult> {
  const { session, files } = await openPractice(servers, options.store, context, { oneApplication: false });
  if (options.keep) sayHowToReach(servers, files.file, context);
  const { mode, seed, signIns, report = files.reports } = options;
  try {
    return await practiseTrickle(servers, session, files.file, { mode, days, seed, signIns, report, clock }, context);
  } finally {
    await session.close();
  }
}

async function practiseOn(
  servers: PracticeServers,
  options: PracticeOptions,
  context: VerbContext,
): Promise<VerbResult> {
  const { terminal, signal } = context;
  const { session, files } = await openPractice(servers, options.store, context, {
    oneApplication: options.mode === 'legacy',
  });
  if (options.keep) sayHowToReach(servers, files.file, context);
  try {
    if (options.mode === 'legacy') return await practiseLegacy(servers.tenant, session, files.file, context);
    const plan = await planAccounts(session, {
      signal,
      onProgress: (done) => terminal.progress(`Planning: ${countText(done)} accounts read`),
    });
    terminal.note(
      `Plan ${plan.id}: ${countText(plan.import)} of ${plural(plan.total, 'account', 'accounts')} to import.`,
    );
    const migration = await session.migration();
    const goOn = options.keep ? resumeCommand({ workspace: files.file }) : null;
    const handle = await migration.startRun(plan.id, await session.ends(`of plan ${plan.id}`));
    const report = await runToEnd(session, handle, goOn, context);
    const paths = await writeReport(session, report.run.id, options.report ?? files.reports, reportFormats);
    const result = runResult(report, goOn, paths);
    // Only what ended has a truth to be compared with, and whoever pressed Ctrl+C waits for no sign-ins.
    if (report.snapshot.state !== 'finished' || signal.aborted) {
      return { ...result, json: { ...result.json, workspace: files.file }, exit: exitCode.failed };
    }
    const planted = await checkPlanted(migration, report.run.id, servers.sqlServer.control);
    terminal.note(
      `Signing in as up to ${countText(options.signIns)} of them with the old password, and with a wrong one …`,
    );
    const signIns = await trySignIns(
      { origin: servers.tenant.origin, clientId: servers.tenant.signInClientId, connection: servers.tenant.connection },
      servers.sqlServer.control,
      options.signIns,
    );
    const asPlanted = planted.surprises.length === 0 && planted.accounts === report.snapshot.counts.total;
    const signedIn = signIns.withOldPassword === signIns.sampled && signIns.withWrongPassword === 0;
    const good = asPlanted && signedIn && report.verification?.reconciled === true;
    return {
      json: { ...result.json, asPlanted, planted, signIns, workspace: files.file },
      lines: [
        ...result.lines.slice(0, -1),
        asPlanted
          ? plantedText(planted.plantedBad)
          : `Not as planted: ${planted.surprises.map(({ key, planted: wanted, ended }) => `${key} (${wanted}, but ${ended})`).join('; ')}`,
        `${countText(signIns.withOldPassword)} of ${countText(signIns.sampled)} sampled people sign in with the old password, ${countText(signIns.withWrongPassword)} with a wrong one.`,
        ...result.lines.slice(-1),
      ],
      exit: good ? exitCode.done : exitCode.failed,
    };
  } finally {
    await session.close();
  }
}

function plantedText(bad: number): string {
  if (bad === 0) return 'No account was planted as bad, and everybody made it.';
  return `Only the ${plural(bad, 'account', 'accounts')} planted as bad did not make it, each for its planted reason.`;
}

function sayHowToReach({ sqlServer, tenant }: PracticeServers, workspace: string, { terminal }: VerbContext): void {
  terminal.note(
    [
      `SQL Server  ${sqlServer.host}:${sqlServer.port}, database ${sqlServer.database}, login ${sqlServer.user}, control ${sqlServer.control}`,
      `Tenant      ${tenant.origin}, connection ${tenant.connection}, client ${tenant.clientId}, control ${tenant.control}`,
      `Workspace   ${workspace}`,
      `Secrets of these practice servers: export USERFERRY_SQL_PASSWORD='${sqlServer.password}' USERFERRY_CLIENT_SECRET='${tenant.clientSecret}'`,
    ].join('\n'),
  );
}

/** Serves on until the administrator ends it, and stops both servers then; a Ctrl+C that stopped the run is not the one. */
async function keepUp(servers: PracticeServers, { terminal, signal }: VerbContext): Promise<void> {
  const { sqlServer, tenant } = servers;
  terminal.note(
    `Both servers stay up (processes ${sqlServer.pid} and ${tenant.pid}), but for a SQL Server that was stopped after a cutover; Ctrl+C ends them.`,
  );
  // After a first Ctrl+C the second ends the process, and both servers with it.
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  await servers.stop();
}

/** Where practice keeps its workspaces unless USERFERRY_HOME says otherwise: nothing of it is worth keeping for years. */
export function practiceHome(): string {
  return process.env.USERFERRY_HOME || join(tmpdir(), 'userferry-practice');
}
