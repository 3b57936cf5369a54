import { formatLabels, type PasswordFormat } from '../../accounts/passwords/format-labels.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { DeploymentRecord } from '../../journal/deployments.ts';
import type { RunRecord } from '../../journal/records.ts';
import { cutoverDeployments } from '../../migration/cutover/connection-facts.ts';
import { supersededBy } from '../../migration/deploy/superseded-by.ts';
import type { Migration } from '../../migration/migration.ts';
import { placeOf } from '../../migration/trickle/place-of.ts';
import type {
  ReportedCutover,
  ReportedDeployment,
  ReportedLooks,
  ReportedRunBeside,
  TrickleData,
} from '../../reports/trickle/trickle-data.ts';
import { parseTenantAddress } from '../../tenant/address.ts';
import type { WorkspaceSession } from '../session.ts';
import { reportedDelta } from './report-of-run.ts';
import { type PresentScripts, reportedRehearsal, reportedScripts } from './reported-scripts.ts';
import { risksOf, sourceOf } from './reported-workspace.ts';
import { scriptDigests } from './script-digests.ts';

/**
 * How accounts move by signing in into the environment's connection, as its report tells it: the journal's figures under the workspace's
 * names; `now` is null where the present scripts are unknown. Null where nothing of it was ever begun: no script of trickle was deployed and
 * nobody has looked, or the accounts move otherwise.
 */
export async function reportOfTrickle(
  session: WorkspaceSession,
  now: PresentScripts | null,
): Promise<TrickleData | null> {
  const { workspace, environment, clock } = session;
  const migration = await session.migration();
  const { domain } = parseTenantAddress(environment.domain);
  const here = { tenant: domain, name: environment.connection };
  const past = await migration.deployments.of(here.tenant, here.name);
  const place = placeOf(here.tenant, here.name);
  const looks = await looksOf(migration, place);
  const { mode } = workspace.strategy;
  const asks = mode === 'trickle' || mode === 'hybrid';
  if (!past.some((deployment) => deployment.mode === 'trickle') && !(asks && looks !== null)) return null;
  const { counts, accepted } = await migration.exceptions.told(place);
  return {
    made: clock.now(),
    workspace: workspace.name,
    environment: { kind: environment.kind, domain: here.tenant, connection: here.name },
    source: sourceOf(workspace),
    deployments: past.map((deployment, index) => reportedDeployment(deployment, supersededBy(past, index) !== null)),
    cutover: reportedCutover(past),
    looks,
    exceptions: counts,
    acceptances: accepted,
    runs: await runsBeside(migration, here),
    deltas: (await migration.delta.passes(here)).map(reportedDelta),
    scripts: reportedScripts(await migration.scriptCases(), now?.tested ?? null, workspace.legacy),
    rehearsals: (await migration.rehearsals()).map((record) => reportedRehearsal(record, now, workspace.legacy)),
    overrides: (await migration.overridesOf(here.tenant, here.name)).map(({ step, missing, by, why, at }) => ({
      step,
      missing,
      by,
      why,
      at,
    })),
    risks: risksOf(workspace.legacy),
  };
}

/** There is no such report. */
export function nothingTrickles(): UserferryError {
  return new UserferryError({
    code: 'UF-5003',
    message: 'No account moves by signing in here, so there is no report on it.',
    kept: 'Nothing was written.',
    next: 'Name a run for its report. This one begins with the scripts of trickle: userferry deploy --mode trickle, or Scripts in the app.',
  });
}

async function looksOf(migration: Migration, place: string): Promise<ReportedLooks | null> {
  const told = await migration.trickle.told(place);
  if (told === null) return null;
  const { count, first, latest, byReason } = told;
  const { at, plan, total, standings, perDay, undated, newerThanPlan, failures, openResets, onlyInAuth0, log } = latest;
  return {
    ...{ count, first, at, plan, total, standings, byReason, perDay, undated, newerThanPlan, openResets, onlyInAuth0 },
    planMade: (await migration.plan(plan)).summary.made,
    failures: {
      since: failures.since,
      groups: failures.groups.map(({ cause, format, people, attempts }) => ({
        cause,
        // Formats are written by plans alone.
        format: format === null ? null : formatLabels[format as PasswordFormat].label,
        people,
        attempts,
      })),
    },
    passwordsLastWeek: latest.passwordsLastWeek ?? null,
    log: { readable: log.readable, gaps: log.gaps },
  };
}

function reportedDeployment(
  { number, mode, made, state, wished, after }: DeploymentRecord,
  superseded: boolean,
): ReportedDeployment {
  const came = after ?? wished;
  return {
    number,
    mode,
    made,
    state: state === 'applied' ? 'applied' : superseded ? 'superseded' : 'intended',
    importMode: came.options.import_mode === true,
    scripts: Object.entries(scriptDigests(came)).map(([action, digest]) => ({ action, digest })),
  };
}

function reportedCutover(past: readonly DeploymentRecord[]): ReportedCutover | null {
  const { cutover, before } = cutoverDeployments(past);
  if (cutover === null) return null;
  const applied = past.filter(({ state, number }) => state === 'applied' && number >= cutover.number);
  const blanked = applied.findLast(({ mode }) => mode === 'without secrets');
  return {
    deployment: cutover.number,
    at: cutover.made,
    importMode: (applied.at(-1)?.after ?? null)?.options.import_mode === true,
    back: before?.number ?? null,
    blanked: blanked?.made ?? null,
  };
}

async function runsBeside(
  migration: Migration,
  { tenant, name }: { readonly tenant: string; readonly name: string },
): Promise<readonly ReportedRunBeside[]> {
  const isHere = ({ connection }: RunRecord) => connection.tenant === tenant && connection.name === name;
  const told: ReportedRunBeside[] = [];
  for (const { id, started, ended } of (await migration.runs()).filter(isHere)) {
    const { counts } = await migration.run(id);
    const mails = await migration.resetMails.standing(id);
    told.push({
      id,
      started,
      ended,
      accounts: counts.total,
      imported: counts.imported,
      undone: (await migration.undo.standing(id)) !== null,
      verification: await migration.verification(id),
      mails: mails === null ? null : mails.counts,
    });
  }
  return told;
}
