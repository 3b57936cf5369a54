import { dirname } from 'node:path';
import {
  passwordsText,
  presentEnds,
  putBackWithoutYes,
  refuseUnnamed,
  updateWithoutYes,
} from '../assistant/present/prepare-present.ts';
import { inReportFolder } from '../assistant/report/report-files.ts';
import { reportFormats, writeReport } from '../assistant/report/write-report.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { placeText, undoEnds } from '../assistant/undo/prepare-undo.ts';
import { workspaceFolder } from '../assistant/workspace/home.ts';
import { named } from '../common/named.ts';
import { writeOwnFile } from '../common/own-file.ts';
import type { PresentConsent } from '../common/present-words.ts';
import { plainFailure } from '../common/userferry-error.ts';
import { nobodyToPutBack } from '../migration/present/present-errors.ts';
import {
  type PresentEnd,
  type PresentRecord,
  type PutBackEnds,
  usersIn,
  type WatchedPresent,
} from '../migration/present/present-types.ts';
import { presentReport } from '../reports/present-report.ts';
import { countText, durationText, plural } from '../reports/wording.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { endLines } from './end-lines.ts';
import { noRun } from './migrate.ts';
import { type ExitCode, exitCode, type VerbResult } from './output.ts';
import { paceText } from './pace-text.ts';
import { presentJson, presentLines } from './present-lines.ts';

interface UpdatePresentOptions extends WorkspaceOptions {
  readonly run?: string;
  readonly dryRun?: boolean;
  readonly putBack?: boolean;
  readonly yes?: readonly PresentConsent[];
  readonly by?: string;
  readonly because?: string;
  /** The CSV file for everybody who was there before, value by value. */
  readonly out?: string;
}

/** `update-present [RUN]`: gives people who were there before a run what their accounts have, or puts them back to what they were. */
export function updatePresentVerb(options: UpdatePresentOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const migration = await session.migration();
    const { present } = migration;
    const run = options.run ?? (await migration.latestRun())?.id;
    if (run === undefined) throw noRun();
    const { signal, terminal } = context;
    const passwords = options.yes?.includes('passwords') === true;
    const wish = { by: named(options.by), why: named(options.because), passwords };
    const hasYes = (consent: PresentConsent) => options.dryRun !== true && options.yes?.includes(consent) === true;

    if (options.putBack === true) {
      const ends = await undoEnds(session, signal);
      if (!hasYes('put-back')) {
        const standing = await present.standing(run);
        const users = standing === null ? 0 : usersIn(standing, 'intended', 'updated', 'returning');
        if (options.dryRun !== true && users === 0) throw nobodyToPutBack(run);
        if (options.dryRun !== true) throw putBackWithoutYes(run, placeText(session, ends), users);
        return shown(session, run, ends, options, standing, users, 'put back');
      }
      refuseUnnamed(session, wish);
      terminal.note(`Putting back who was updated after run ${run}: ${placeText(session, ends)}.`);
      const end = await changing(context, (watched) => present.putBack(run, ends, wish, watched));
      return result(session, run, ends, options, context, end);
    }

    const ends = await presentEnds(session, signal);
    if (!hasYes('update')) {
      const watched = { signal, onNote: (text: string) => terminal.note(text) };
      const { standing, pace } = await present.preview(run, ends, watched);
      const users = usersIn(standing, 'waiting', 'intended');
      if (options.dryRun !== true) throw updateWithoutYes(run, placeText(session, ends), users, passwords);
      return shown(session, run, ends, options, standing, users, 'update', pace);
    }
    refuseUnnamed(session, wish);
    terminal.note(`Updating who was there before run ${run}: ${placeText(session, ends)}.`);
    const end = await changing(context, (watched) => present.update(run, ends, wish, watched));
    return result(session, run, ends, options, context, end);
  });
}

function toldOf({ environment }: WorkspaceSession, run: string, { tenant, connection }: PutBackEnds) {
  return { run, environment: environment.kind, tenant: tenant.domain, connection: connection.name };
}

async function shown(
  session: WorkspaceSession,
  run: string,
  ends: PutBackEnds,
  options: UpdatePresentOptions,
  standing: PresentRecord | null,
  users: number,
  verb: 'update' | 'put back',
  pace: number | null = null,
): Promise<VerbResult> {
  const written = await listed(session, run, options);
  return {
    json: {
      ...toldOf(session, run, ends),
      dryRun: true,
      ...(standing === null ? {} : presentJson(standing)),
      toChange: users,
      seconds: pace === null ? null : Math.ceil(users / pace),
      ...written.json,
    },
    lines: [
      ...(standing === null ? [] : presentLines(standing)),
      `${plural(users, 'user', 'users')} to ${verb}. ${passwordsText(verb === 'update' && options.yes?.includes('passwords') === true)} ${paceText(users, pace)}`,
      'Nobody was changed: this was a dry run.',
      ...written.lines,
    ],
    exit: exitCode.done,
  };
}

async function result(
  session: WorkspaceSession,
  run: string,
  ends: PutBackEnds,
  options: UpdatePresentOptions,
  { powers }: VerbContext,
  { standing, end }: PresentEnd,
): Promise<VerbResult> {
  const written = await listed(session, run, options);
  const folder = workspaceFolder(powers.home, session.workspace.id).reports;
  const { html: report } = await writeReport(session, run, folder, reportFormats);
  return {
    json: {
      ...toldOf(session, run, ends),
      dryRun: false,
      ...presentJson(standing),
      ended: end.kind,
      ...(end.kind === 'failed' ? { failure: plainFailure(end.failure) } : {}),
      ...written.json,
      report,
    },
    lines: [...presentLines(standing), ...endLines(end), ...written.lines, `Report: ${report}`],
    exit: exitOf(standing, end),
  };
}

/** Three where somebody is left as they are, or is not what they were. */
function exitOf(standing: PresentRecord, end: PresentEnd['end']): ExitCode {
  if (end.kind !== 'done') return exitCode.failed;
  const left = standing.state === 'put-back' ? usersIn(standing, 'updated') : usersIn(standing, 'left', 'refused');
  return left === 0 ? exitCode.done : exitCode.doneWithExceptions;
}

/** Shows how far it is, keeps the machine awake, and says what Ctrl+C does. */
async function changing(
  { powers, terminal, signal }: VerbContext,
  change: (watched: WatchedPresent) => Promise<PresentEnd>,
): Promise<PresentEnd> {
  const stopping = () => terminal.note('Stopping after the users who are being changed. Nothing is lost.');
  signal.addEventListener('abort', stopping, { once: true });
  powers.runActive(true);
  try {
    return await change({
      signal,
      onNote: (text) => terminal.note(text),
      onProgress: ({ done, waiting, remainingMs, pausedUntil }) => {
        const left = remainingMs === null ? '' : `, ${durationText(remainingMs)} left`;
        const paused = pausedUntil === null ? '' : ' (waiting for the rate limit)';
        terminal.progress(`${countText(done)} done, ${countText(waiting)} to go${left}${paused}`);
      },
    });
  } finally {
    powers.runActive(false);
    signal.removeEventListener('abort', stopping);
  }
}

/** `--out`: everybody who was there before, for a spreadsheet. */
async function listed(session: WorkspaceSession, run: string, { out }: UpdatePresentOptions) {
  if (out === undefined) return { json: {}, lines: [] };
  const { present } = await session.migration();
  await inReportFolder(dirname(out), () => writeOwnFile(out, presentReport(present.entries(run))));
  return { json: { out }, lines: [`Everybody who was there before, value by value (personal data): ${out}`] };
}
