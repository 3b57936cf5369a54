import { dirname } from 'node:path';
import { inReportFolder } from '../assistant/report/report-files.ts';
import { reportFormats, writeReport } from '../assistant/report/write-report.ts';
import { refuseRolesUnnamed, rolesEnds, rolesWithoutYes } from '../assistant/roles/prepare-roles.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { placeText } from '../assistant/undo/prepare-undo.ts';
import { workspaceFolder } from '../assistant/workspace/home.ts';
import { named } from '../common/named.ts';
import { writeOwnFile } from '../common/own-file.ts';
import type { RoleConsent } from '../common/role-words.ts';
import { plainFailure } from '../common/userferry-error.ts';
import type { AssignmentRecord } from '../journal/assignments.ts';
import { callsOf, toGive } from '../migration/roles/calls-of.ts';
import type { ChosenRoles, GivenRoles, RolesProgress, RolesYes } from '../migration/roles/roles-types.ts';
import { rolesReport } from '../reports/roles-report.ts';
import { countText, durationText, plural } from '../reports/wording.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { endLines } from './end-lines.ts';
import { noRun } from './migrate.ts';
import { type ExitCode, exitCode, type VerbResult } from './output.ts';
import { rolesJson, rolesLines, usersOf } from './roles-lines.ts';

interface RolesOptions extends WorkspaceOptions {
  readonly run?: string;
  readonly dryRun?: boolean;
  readonly yes?: readonly RoleConsent[];
  readonly by?: string;
  /** Names of the tenant's roles by those of the old application. */
  readonly role?: ReadonlyMap<string, string>;
  /** The CSV file for everybody and their roles. */
  readonly out?: string;
}

/** `roles [RUN]`: gives a run's people the roles at Auth0 that their metadata names. */
export function rolesVerb(options: RolesOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const migration = await session.migration();
    const run = options.run ?? (await migration.latestRun())?.id;
    if (run === undefined) throw noRun();
    const { signal, terminal } = context;
    const chosen: ChosenRoles = options.role ?? new Map<string, string>();
    const yes: RolesYes = {
      consents: options.yes ?? [],
      by: named(options.by),
      to: { kind: 'named-then', chosen },
    };
    const ends = await rolesEnds(session, signal);
    const place = placeText(session, ends);
    const told = {
      run,
      environment: session.environment.kind,
      tenant: ends.tenant.domain,
      connection: ends.connection.name,
    };
    const withPresent = yes.consents.includes('present');
    if (options.dryRun === true || !yes.consents.includes('roles')) {
      terminal.note(`Who would be given which role: ${place}.`);
      const { standing, pace, missingScopes } = await migration.roles.preview(run, ends, chosen, signal);
      const pairs = toGive(standing, withPresent);
      const calls = callsOf(standing, withPresent);
      const takesMs = pace === null ? null : (calls / pace) * 1_000;
      const lines = [
        ...rolesLines(standing),
        takesText(pairs, calls, takesMs),
        ...(missingScopes.length === 0 ? [] : [`To give them the application lacks ${missingScopes.join(', ')}.`]),
      ];
      if (options.dryRun !== true) {
        for (const line of lines) terminal.note(line);
        throw rolesWithoutYes(run, place, pairs);
      }
      const written = await listed(session, run, options);
      return {
        json: {
          ...told,
          dryRun: true,
          ...rolesJson(standing),
          toGive: pairs,
          calls,
          seconds: takesMs === null ? null : Math.ceil(takesMs / 1000),
          missingScopes,
          ...written.json,
        },
        lines: [...lines, 'Nobody was given a role: this was a dry run.', ...written.lines],
        exit: exitCode.done,
      };
    }
    refuseRolesUnnamed(session, yes);
    terminal.note(`Giving the people of run ${run} their roles: ${place}.`);
    const given = await giving(context, (onProgress) =>
      migration.roles.carryOut(run, ends, yes, { signal, onProgress, onNote: (text) => terminal.note(text) }),
    );
    const written = await listed(session, run, options);
    const folder = workspaceFolder(context.powers.home, session.workspace.id).reports;
    const { html: report } = await writeReport(session, run, folder, reportFormats);
    return {
      json: {
        ...told,
        dryRun: false,
        ...rolesJson(given.standing),
        ended: given.end.kind,
        ...(given.end.kind === 'failed' ? { failure: plainFailure(given.end.failure) } : {}),
        ...written.json,
        report,
      },
      lines: [...rolesLines(given.standing), ...endLines(given.end), ...written.lines, `Report: ${report}`],
      exit: exitOf(given),
    };
  });
}

function takesText(pairs: number, calls: number, takesMs: number | null): string {
  const takes = takesMs === null ? '' : ` By the tenant’s rate limit that takes ${durationText(takesMs)}.`;
  return `${plural(pairs, 'role', 'roles')} to give, in ${plural(calls, 'call', 'calls')} with reading them back.${takes}`;
}

/** Shows how far it is, keeps the machine awake, and says what Ctrl+C does. */
async function giving(
  { powers, terminal, signal }: VerbContext,
  carryOut: (onProgress: (progress: RolesProgress) => void) => Promise<GivenRoles>,
): Promise<GivenRoles> {
  const stopping = () => terminal.note('Stopping after the call that is under way. Nothing is lost.');
  signal.addEventListener('abort', stopping, { once: true });
  powers.runActive(true);
  try {
    return await carryOut(({ done, waiting, remainingMs, pausedUntil }) => {
      const left = remainingMs === null ? '' : `, ${durationText(remainingMs)} left`;
      const paused = pausedUntil === null ? '' : ' (waiting for the rate limit)';
      terminal.progress(`${countText(done)} given, ${countText(waiting)} to go${left}${paused}`);
    });
  } finally {
    powers.runActive(false);
    signal.removeEventListener('abort', stopping);
  }
}

/** Three where somebody lacks a role that their metadata names. */
function exitOf({ standing, end }: GivenRoles): ExitCode {
  if (end.kind !== 'done') return exitCode.failed;
  return lacking(standing) ? exitCode.doneWithExceptions : exitCode.done;
}

function lacking({ roles }: AssignmentRecord): boolean {
  return roles.some(
    (role) => (role.role === null && usersOf(role) > 0) || usersOf(role, 'refused') > 0 || usersOf(role, 'lost') > 0,
  );
}

/** `--out`: everybody and their roles, for a spreadsheet. */
async function listed(session: WorkspaceSession, run: string, { out }: RolesOptions) {
  if (out === undefined) return { json: {}, lines: [] };
  const { roles } = await session.migration();
  await inReportFolder(dirname(out), () => writeOwnFile(out, rolesReport(roles.entries(run))));
  return { json: { out }, lines: [`Everybody and their roles, one by one (personal data): ${out}`] };
}
