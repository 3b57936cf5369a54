import { dirname } from 'node:path';
import { examineCutover } from '../assistant/cutover/examine-cutover.ts';
import { deltaEnds, refuseUnnamed } from '../assistant/delta/prepare-delta.ts';
import { inReportFolder } from '../assistant/report/report-files.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { placeOfSession } from '../assistant/trickle/look-at-trickle.ts';
import { placeText } from '../assistant/undo/prepare-undo.ts';
import type { DeltaConsent } from '../common/delta-words.ts';
import { named } from '../common/named.ts';
import { writeOwnFile } from '../common/own-file.ts';
import { plainFailure } from '../common/userferry-error.ts';
import type { CarriedDelta, DeltaProgress, DeltaStanding, WatchedDelta } from '../migration/delta/delta-types.ts';
import { listedAccounts, openAccounts } from '../migration/delta/open-accounts.ts';
import { deltaReport } from '../reports/delta-report.ts';
import { countText, durationText, momentText } from '../reports/wording.ts';
import { readTemplates } from '../scripts/render/templates.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { nobodyNamed } from './cutover.ts';
import { deltaJson, deltaLines } from './delta-lines.ts';
import { endLines } from './end-lines.ts';
import { type ExitCode, exitCode, type VerbResult } from './output.ts';
import { paceText } from './pace-text.ts';

interface DeltaOptions extends WorkspaceOptions {
  /** The pages of the old application that change accounts are frozen. */
  readonly frozen?: boolean;
  readonly yes?: readonly DeltaConsent[];
  readonly by?: string;
  readonly because?: string;
  readonly settleHalfCreated?: boolean;
  /** The CSV file for everybody whose account changed. */
  readonly out?: string;
}

/** `delta`: what changed in the legacy database since the tenant was last given it; with a yes it is carried over. */
export function deltaVerb(options: DeltaOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    if (options.frozen === true) return freeze(session, options, context);
    const { delta } = await session.migration();
    const { signal, terminal } = context;
    const ends = await deltaEnds(session, signal);
    const told = {
      environment: session.environment.kind,
      tenant: ends.tenant.domain,
      connection: ends.connection.name,
    };
    const watched = watching(context);
    if (options.yes?.includes('delta') !== true) {
      const { standing, pace } = await delta.preview(ends, watched);
      const written = await listed(session, standing, options);
      const open = openAccounts(standing.counts);
      return {
        json: {
          ...told,
          ...deltaJson(standing),
          seconds: pace === null ? null : Math.ceil(open / pace),
          ...written.json,
        },
        lines: [
          ...deltaLines(standing),
          ...(open === 0
            ? []
            : [
                paceText(open, pace),
                ...(standing.state === 'under-way'
                  ? []
                  : ['Nobody was changed. To carry it over within the hour: userferry delta --yes delta']),
              ]),
          ...written.lines,
        ],
        exit: exitCode.done,
      };
    }
    const wish = { by: named(options.by), why: named(options.because) };
    refuseUnnamed(session, wish);
    terminal.note(`Carrying changes over: ${placeText(session, ends)}.`);
    const { settleHalfCreated = false } = options;
    const carried = await carrying(context, () => delta.carryOver(ends, wish, watched, { settleHalfCreated }));
    const written = await listed(session, carried.standing, options);
    return {
      json: {
        ...told,
        ...deltaJson(carried.standing),
        ended: carried.end.kind,
        ...(carried.end.kind === 'failed' ? { failure: plainFailure(carried.end.failure) } : {}),
        ...written.json,
      },
      lines: [...deltaLines(carried.standing), ...endLines(carried.end), ...written.lines],
      exit: exitOf(carried),
    };
  });
}

/** Notes who says that the old pages are frozen, and which they are: for the cutover's checklist, from now on. */
async function freeze(
  session: WorkspaceSession,
  options: DeltaOptions,
  { powers, signal }: VerbContext,
): Promise<VerbResult> {
  const [by, why] = [named(options.by), named(options.because)];
  if (by === null || why === null) throw nobodyNamed();
  const { exceptions } = await session.migration();
  const place = placeOfSession(session);
  // The checklist is what knows of it.
  await examineCutover(session, readTemplates(powers.templates), signal);
  const what = { kind: 'old-pages', name: null } as const;
  // Said anew, it holds from now on.
  await exceptions.withdraw(place, what);
  const at = powers.clock.now();
  await exceptions.accept(place, what, { by, why, at });
  return {
    json: { frozen: { by, why, at: new Date(at).toISOString() } },
    lines: [
      `Noted on ${momentText(at)} UTC: ${by} says that the old pages are frozen: “${why}”`,
      'What changed until then is carried over by a delta that begins now: userferry delta --yes delta',
    ],
    exit: exitCode.done,
  };
}

function watching({ signal, terminal }: VerbContext): WatchedDelta {
  return {
    signal,
    onReading: (done) => terminal.progress(`${countText(done)} accounts read`),
    onProgress: (progress) => terminal.progress(progressText(progress)),
    onNote: (text) => terminal.note(text),
  };
}

/** Keeps the machine awake, and says what Ctrl+C does. */
async function carrying<Result>(
  { powers, terminal, signal }: VerbContext,
  carryOver: () => Promise<Result>,
): Promise<Result> {
  const stopping = () => terminal.note('Stopping after the users who are being changed. Nothing is lost.');
  signal.addEventListener('abort', stopping, { once: true });
  powers.runActive(true);
  try {
    return await carryOver();
  } finally {
    powers.runActive(false);
    signal.removeEventListener('abort', stopping);
  }
}

function progressText({ done, listed: left, waiting, remainingMs, pausedUntil }: DeltaProgress): string {
  const time = remainingMs === null ? '' : `, ${durationText(remainingMs)} left`;
  const paused = pausedUntil === null ? '' : ' (waiting for the rate limit)';
  return `${countText(done)} carried over, ${countText(left)} listed, ${countText(waiting)} to go${time}${paused}`;
}

function exitOf({ standing, end }: CarriedDelta): ExitCode {
  if (end.kind !== 'done') return exitCode.failed;
  return listedAccounts(standing.counts) === 0 ? exitCode.done : exitCode.doneWithExceptions;
}

interface Written {
  readonly json: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** `--out`: everybody whose account changed, for a spreadsheet. */
async function listed(session: WorkspaceSession, { id }: DeltaStanding, { out }: DeltaOptions): Promise<Written> {
  if (out === undefined) return { json: {}, lines: [] };
  const { delta } = await session.migration();
  await inReportFolder(dirname(out), () => writeOwnFile(out, deltaReport(delta.entries(id))));
  return { json: { out }, lines: [`Everybody whose account changed, one by one (personal data): ${out}`] };
}
