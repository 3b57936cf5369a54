import { givingStates } from '../../common/role-words.ts';
import type { AssignmentRecord } from '../../journal/assignments.ts';
import type { DeltaStanding } from '../../migration/delta/delta-types.ts';
import { isEmptyDelta } from '../../migration/delta/open-accounts.ts';
import type { RunReport } from '../../migration/migration.ts';
import { passedAll } from '../../migration/pilot/judge-formats.ts';
import type { PilotOfRun } from '../../migration/pilot/pilot-of-run.ts';
import type { UndoStanding } from '../../migration/worker/undoing.ts';
import type {
  ReportData,
  ReportedDelta,
  ReportedPilot,
  ReportedRoles,
  ReportedUndo,
} from '../../reports/report-data.ts';
import type { WorkspaceSession } from '../session.ts';
import { type PresentScripts, reportedRehearsal, reportedScripts } from './reported-scripts.ts';
import { reportedWaves } from './reported-waves.ts';
import { risksOf, runsEnvironment, sourceOf } from './reported-workspace.ts';

/** A run as its report tells it: the journal's figures under the workspace's names; `now` is null where the present scripts are unknown. */
export function reportOfRun(
  session: Pick<WorkspaceSession, 'workspace' | 'environment'>,
  report: RunReport,
  now: PresentScripts | null,
): ReportData {
  const { workspace } = session;
  const { run, snapshot, verification } = report;
  const { counts } = snapshot;
  return {
    workspace: workspace.name,
    environment: { ...runsEnvironment(session, run.connection.tenant), connection: run.connection.name },
    source: sourceOf(workspace),
    run: {
      id: run.id,
      plan: run.plan,
      delta: run.delta,
      state: snapshot.state,
      started: run.started,
      ended: run.ended,
      activeMs: snapshot.activeMs,
      files: report.files,
      interruptions: run.interruptions,
    },
    counts: {
      total: counts.total,
      imported: counts.imported,
      updated: counts.updated,
      present: counts.present,
      held: counts.held,
      skipped: counts.skipped,
      rejected: counts.rejected,
      uncertain: counts.uncertain,
      pending: counts.toSend + counts.withTenant,
    },
    reasons: report.reasons,
    formats: report.formats,
    verification,
    waves: report.waves === null ? null : reportedWaves(report.waves),
    undo: report.undo === null ? null : reportedUndo(report.undo),
    deltas: report.deltas.map(reportedDelta),
    events: snapshot.events.map(({ at, kind, text, detail }) => ({ at, kind, text, detail: detail ?? null })),
    scripts: reportedScripts(report.scriptCases, now?.tested ?? null, workspace.legacy),
    rehearsals: report.rehearsals.map((record) => reportedRehearsal(record, now, workspace.legacy)),
    roles: report.roles === null || report.roles.askings.length === 0 ? null : reportedRoles(report.roles),
    present: report.present,
    overrides: report.overrides.map(({ step, missing, by, why, at }) => ({ step, missing, by, why, at })),
    pilot: report.pilot === null ? null : reportedPilot(report.pilot),
    risks: risksOf(workspace.legacy),
  };
}

function reportedPilot({ pilot, answers, sameSettings }: PilotOfRun): ReportedPilot {
  const { begun, ended, state, settingsDigest, result } = pilot;
  return {
    begun,
    ended,
    state,
    formats: (result?.formats ?? []).map((format) => ({
      label: format.label,
      passed: passedAll(format),
      why: format.why,
    })),
    notMade: result?.notMade ?? [],
    failure: result?.failure ?? null,
    answers,
    settingsDigest,
    sameSettings,
  };
}

function reportedUndo({ begun, ended, askings, counts, result, differences }: UndoStanding): ReportedUndo {
  return { begun, ended, asked: askings, counts, result, differences };
}

function reportedRoles({ finished, askings, roles }: AssignmentRecord): ReportedRoles {
  return {
    finished,
    asked: askings.map(({ at, by }) => ({ at, by })),
    roles: roles.map(({ name, role, counts }) => ({
      name,
      role: role?.name ?? null,
      users: Object.fromEntries(
        givingStates.map((state) => [
          state,
          counts.filter((count) => count.state === state).reduce((sum, { users }) => sum + users, 0),
        ]),
      ) as ReportedRoles['roles'][number]['users'],
    })),
  };
}

/** What a report tells of a pass over the legacy database. */
export function reportedDelta({ id, begun, ended, state, by, why, run, counts }: DeltaStanding): ReportedDelta {
  return { id, begun, ended, empty: state === 'finished' && isEmptyDelta(counts), by, why, run, counts };
}
