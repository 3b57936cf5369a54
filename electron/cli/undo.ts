import { dirname } from 'node:path';
import { inReportFolder } from '../assistant/report/report-files.ts';
import { reportFormats, writeReport } from '../assistant/report/write-report.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { placeText, refuseUnnamed, undoEnds, withoutYes } from '../assistant/undo/prepare-undo.ts';
import { workspaceFolder } from '../assistant/workspace/home.ts';
import { named } from '../common/named.ts';
import { writeOwnFile } from '../common/own-file.ts';
import { toDelete } from '../common/undo-to-delete.ts';
import type { UndoConsent } from '../common/undo-words.ts';
import { plainFailure } from '../common/userferry-error.ts';
import type { UndoCount } from '../journal/undo-records.ts';
import type { UndoEnds, UndoneRun, UndoPreview, UndoProgress, UndoWish } from '../migration/undo/undo-types.ts';
import { undoReport } from '../reports/undo-report.ts';
import { countText, durationText, plural } from '../reports/wording.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { endLines } from './end-lines.ts';
import { noRun } from './migrate.ts';
import { type ExitCode, exitCode, type VerbResult } from './output.ts';
import { paceText } from './pace-text.ts';
import { countLines, undoJson, undoLines, usersJson } from './undo-lines.ts';

interface UndoOptions extends WorkspaceOptions {
  readonly run?: string;
  readonly dryRun?: boolean;
  readonly yes?: readonly UndoConsent[];
  readonly by?: string;
  readonly because?: string;
  /** The yes is to no more than so many. */
  readonly users?: number;
  /** The CSV file for everybody whom the run brought. */
  readonly out?: string;
}

/** `undo [RUN]`: deletes exactly the users whom a run brought into being, less those who have done something since. */
export function undoVerb(options: UndoOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const migration = await session.migration();
    const { undo } = migration;
    const run = options.run ?? (await migration.latestRun())?.id;
    if (run === undefined) throw noRun();
    const { signal, terminal } = context;
    const wish: UndoWish = {
      consents: options.yes ?? [],
      by: named(options.by),
      why: named(options.because),
      ...(options.users === undefined ? {} : { atMost: options.users }),
    };
    const ends = await undoEnds(session, signal);
    const place = placeText(session, ends);
    const told = toldOf(session, run, ends);
    if (options.dryRun === true) {
      return undo.preview(
        run,
        ends,
        (preview) => dryRun(session, options, preview, { run, place, told, wish }),
        signal,
      );
    }
    if (!wish.consents.includes('undo')) {
      throw await undo.preview(
        run,
        ends,
        async ({ counts }) => withoutYes(run, place, counts, toDelete(counts, wish.consents)),
        signal,
      );
    }
    refuseUnnamed(session, wish);
    terminal.note(`Undoing run ${run}: ${place}.`);
    const undone = await deleting(context, (onProgress) =>
      undo.carryOut(run, ends, wish, { signal, onProgress, onNote: (text) => terminal.note(text) }),
    );
    const written = await listed(session, run, options);
    const folder = workspaceFolder(context.powers.home, session.workspace.id).reports;
    const { html: report } = await writeReport(session, run, folder, reportFormats);
    return result(undone, told, {
      json: { ...written.json, report },
      lines: [...written.lines, `Report: ${report}`],
    });
  });
}

type Told = Readonly<Record<string, unknown>>;

function toldOf({ environment }: WorkspaceSession, run: string, { tenant, connection }: UndoEnds): Told {
  return { run, environment: environment.kind, tenant: tenant.domain, connection: connection.name };
}

/** Shows how far it is, keeps the machine awake, and says what Ctrl+C does. */
async function deleting(
  { powers, terminal, signal }: VerbContext,
  carryOut: (onProgress: (progress: UndoProgress) => void) => Promise<UndoneRun>,
): Promise<UndoneRun> {
  const stopping = () => terminal.note('Stopping after the users who are being deleted. Nothing is lost.');
  signal.addEventListener('abort', stopping, { once: true });
  powers.runActive(true);
  try {
    return await carryOut((progress) => terminal.progress(progressText(progress)));
  } finally {
    powers.runActive(false);
    signal.removeEventListener('abort', stopping);
  }
}

function progressText({ deleted, kept, waiting, remainingMs, pausedUntil }: UndoProgress): string {
  const left = remainingMs === null ? '' : `, ${durationText(remainingMs)} left`;
  const paused = pausedUntil === null ? '' : ' (waiting for the rate limit)';
  return `${countText(deleted)} deleted, ${countText(kept)} kept, ${countText(waiting)} to go${left}${paused}`;
}

async function dryRun(
  session: WorkspaceSession,
  options: UndoOptions,
  { standing, counts, pace }: UndoPreview,
  {
    run,
    place,
    told,
    wish,
  }: { readonly run: string; readonly place: string; readonly told: Told; readonly wish: UndoWish },
): Promise<VerbResult> {
  const users = toDelete(counts, wish.consents);
  const written = await listed(session, run, options);
  return {
    json: {
      ...told,
      dryRun: true,
      ...(standing === null ? usersJson(counts) : undoJson(standing)),
      toDelete: users,
      seconds: pace === null ? null : Math.ceil(users / pace),
      ...written.json,
    },
    lines: [
      ...(standing === null ? [`Undoing run ${run}: ${place}.`, ...countLines(counts)] : undoLines(standing)),
      `${plural(users, 'user', 'users')} to delete. ${paceText(users, pace)}`,
      'Nobody was deleted: this was a dry run.',
      ...written.lines,
    ],
    exit: exitCode.done,
  };
}

function result({ standing, deleted, end }: UndoneRun, told: Told, written: Written): VerbResult {
  return {
    json: {
      ...told,
      dryRun: false,
      ...undoJson(standing),
      deletedNow: deleted,
      ended: end.kind,
      ...(end.kind === 'failed' ? { failure: plainFailure(end.failure) } : {}),
      ...written.json,
    },
    lines: [...undoLines(standing), ...endLines(end), ...written.lines],
    exit: exitOf(standing.counts, standing.result?.matches === true, end),
  };
}

function exitOf(counts: readonly UndoCount[], matches: boolean, end: UndoneRun['end']): ExitCode {
  if (end.kind !== 'done') return exitCode.failed;
  return matches && !counts.some(({ state }) => state === 'kept') ? exitCode.done : exitCode.doneWithExceptions;
}

interface Written {
  readonly json: Told;
  readonly lines: readonly string[];
}

/** `--out`: everybody whom the run brought, for a spreadsheet. */
async function listed(session: WorkspaceSession, run: string, { out }: UndoOptions): Promise<Written> {
  if (out === undefined) return { json: {}, lines: [] };
  const { undo } = await session.migration();
  await inReportFolder(dirname(out), () => writeOwnFile(out, undoReport(undo.entries(run), undo.differences(run))));
  return { json: { out }, lines: [`Everybody whom the run brought, one by one (personal data): ${out}`] };
}
