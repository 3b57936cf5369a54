import { planAccounts } from '../assistant/plan-accounts.ts';
import { writeList } from '../assistant/report/write-list.ts';
import { reportFormats, writeReport } from '../assistant/report/write-report.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { placeOfSession } from '../assistant/trickle/look-at-trickle.ts';
import { workspaceFolder } from '../assistant/workspace/home.ts';
import { readingTime } from '../common/reading-pace.ts';
import { UserferryError } from '../common/userferry-error.ts';
import { experienceText, reasonTexts } from '../common/words.ts';
import type { PlanSummary } from '../migration/plan/plan-types.ts';
import { countText, durationText, plural } from '../reports/wording.ts';
import { parseTenantAddress } from '../tenant/address.ts';
import { resumeCommand, type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { noRun } from './migrate.ts';
import { exitCode, type VerbResult } from './output.ts';
import { pilotJson, pilotLine } from './pilot-lines.ts';
import { afterPlan, leftOutLines, modeLines } from './plan-lines.ts';
import { runResult } from './run-result.ts';
import { trickleLines } from './trickle-lines.ts';

export type ListingOptions = WorkspaceOptions & { readonly out?: string };

/** `plan`: decides on every account and stores the decisions; nothing is sent. */
export function planVerb(options: ListingOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const plan = await planAccounts(session, {
      signal: context.signal,
      onProgress: (done) => context.terminal.progress(`Planning: ${countText(done)} accounts read`),
    });
    const list = await listed(session, { plan: plan.id, kind: 'plan' }, options);
    return {
      json: { plan, ...list.json },
      lines: [
        `Plan ${plan.id}: ${countText(plan.import)} of ${plural(plan.total, 'account', 'accounts')} to import, ${countText(plan.importBlocked)} of them blocked.`,
        ...leftOutLines(plan),
        ...plan.reasons.map(
          ({ decision, reason, accounts }) =>
            `  ${countText(accounts).padStart(9)}  ${decision}: ${reasonTexts[reason]}`,
        ),
        'On the first Monday they:',
        ...plan.experiences.map(
          ({ experience, accounts }) => `  ${countText(accounts).padStart(9)}  ${experienceText(experience, accounts)}`,
        ),
        ...estimateLines(plan, session.workspace.legacy.rowsPerSecond),
        ...modeLines(plan.modes),
        `Recommended: ${plan.recommendation.mode}. ${plan.recommendation.why}`,
        ...list.lines,
        afterPlan(session.workspace.strategy.mode, plan.id),
      ],
      exit: exitCode.done,
    };
  });
}

/** `--out`: every account with what is decided, for a spreadsheet. */
export async function listed(
  session: WorkspaceSession,
  of: { readonly plan: string; readonly kind: 'plan' | 'survey' },
  { out }: ListingOptions,
) {
  if (out === undefined) return { json: {}, lines: [] };
  const path = await writeList(session, of, {}, out);
  return { json: { list: path }, lines: [`Every account, one by one (personal data): ${path}`] };
}

function estimateLines(
  { estimate, import: accounts, total }: Pick<PlanSummary, 'estimate' | 'import' | 'total'>,
  rowsPerSecond: number | undefined,
): readonly string[] {
  const { files, importing, hashing } = estimate;
  const bulk = (atThatRate: number) => durationText(Math.max(atThatRate, readingTime(accounts, rowsPerSecond)));
  return [
    `${plural(files, 'file', 'files')}; ${bulk(importing.fast)} on a fast production tenant, ${bulk(importing.usual)} on a usual one, ${bulk(importing.slow)} on a free or staging one.`,
    ...(rowsPerSecond === undefined
      ? []
      : [
          `At ${plural(rowsPerSecond, 'row', 'rows')} a second each reading of all accounts takes at least ${durationText(readingTime(total, rowsPerSecond))}.`,
        ]),
    ...(hashing > 0 ? [`Hashing clear-text passwords takes ${durationText(hashing)} of it.`] : []),
  ];
}

export type RunOptions = WorkspaceOptions & { readonly run?: string };

/**
 * `status [RUN]`: where a run stands; without RUN the latest one, how a trickle migration stood at the latest look, and what came of the
 * latest pilot. The journal alone tells.
 */
export function statusVerb(options: RunOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const migration = await session.migration();
    const look = options.run === undefined ? await migration.trickle.latest(placeOfSession(session)) : null;
    const [pilot] = options.run === undefined ? await migration.pilot.of(tenantOf(session)) : [];
    const run = options.run ?? (await migration.latestRun())?.id;
    if (run === undefined && look === null && pilot === undefined) {
      throw (await asksScripts(session)) ? neverLooked() : noRun();
    }
    const ofRun = run === undefined ? null : runResult(await migration.report(run), resumeCommand(options));
    return {
      json: {
        ...(pilot === undefined ? {} : { pilot: pilotJson(pilot) }),
        ...(look === null ? {} : { look }),
        ...ofRun?.json,
      },
      lines: [
        ...(pilot === undefined ? [] : [pilotLine(pilot)]),
        ...(look === null ? [] : trickleLines(look)),
        ...(ofRun?.lines ?? []),
      ],
      exit: exitCode.done,
    };
  });
}

/** Whether people move by signing in: that is how the workspace moves them, or what was deployed last. */
async function asksScripts(session: WorkspaceSession): Promise<boolean> {
  const { workspace, environment } = session;
  const { mode } = workspace.strategy;
  if (mode === 'trickle' || mode === 'hybrid') return true;
  const { deployments } = await session.migration();
  const past = await deployments.of(tenantOf(session), environment.connection);
  return past.at(-1)?.mode === 'trickle';
}

const tenantOf = ({ environment }: WorkspaceSession) => parseTenantAddress(environment.domain).domain;

function neverLooked(): UserferryError {
  return new UserferryError({
    code: 'UF-6134',
    message: 'Nobody has looked yet who has moved, and there is no run.',
    kept: 'Nothing was changed.',
    next: 'Look: userferry progress --workspace FILE. It needs a plan (userferry plan), and only reads.',
  });
}

/** `verify [RUN]`: reads the tenant back, compares it with the legacy database, account by account, and writes the report anew. */
export function verifyVerb(options: RunOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const migration = await session.migration();
    const run = options.run ?? (await migration.latestRun())?.id;
    if (run === undefined) throw noRun();
    await migration.verify(run, await session.ends(run), {
      signal: context.signal,
      onProgress: (done) => context.terminal.progress(`Verifying: ${countText(done)} accounts compared`),
    });
    const folder = workspaceFolder(context.powers.home, session.workspace.id).reports;
    const paths = await writeReport(session, run, folder, reportFormats);
    const report = await migration.report(run);
    const result = runResult(report, resumeCommand(options), paths);
    // Between two waves a run is as done as it can be; what was compared may be wrong all the same.
    return report.verification?.reconciled === true ? result : { ...result, exit: exitCode.failed };
  });
}
