import { nothingTrickles, reportOfTrickle } from '../assistant/report/report-of-trickle.ts';
import { type ReportFormat, writeReport } from '../assistant/report/write-report.ts';
import { writeTrickleReport } from '../assistant/report/write-trickle-report.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { plainFailure } from '../common/userferry-error.ts';
import { alteredJournal } from '../migration/evidence/evidence-errors.ts';
import { type VerbContext, withSession } from './context.ts';
import type { RunOptions } from './look.ts';
import { noRun } from './migrate.ts';
import { exitCode, failureLines, type VerbResult } from './output.ts';

type ReportOptions = RunOptions & {
  /** The report on accounts that move by signing in. */
  readonly trickle?: boolean;
  readonly formats: readonly ReportFormat[];
  readonly out: string;
};

/**
 * `report [RUN] --format … --out DIR`: writes a run's report, and says where the journal is not as Userferry wrote it; with `--trickle`, and
 * where there is no run at all, the one on accounts that move by signing in.
 */
export function reportVerb(options: ReportOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const migration = await session.migration();
    const run = options.run ?? (await migration.latestRun())?.id;
    if (options.trickle === true || run === undefined) return trickleReport(session, options);
    const paths = await writeReport(session, run, options.out, options.formats);
    const findings = await migration.evidence.check(run);
    const failure = findings.length === 0 ? null : alteredJournal(findings);
    return {
      json: { run, ...paths, ...(failure === null ? {} : { failure: plainFailure(failure) }) },
      lines: [...Object.values(paths), ...(failure === null ? [] : failureLines(failure))],
      exit: failure === null ? exitCode.done : exitCode.failed,
    };
  });
}

async function trickleReport(session: WorkspaceSession, { trickle, formats, out }: ReportOptions): Promise<VerbResult> {
  const data = await reportOfTrickle(session, null);
  if (data === null) throw trickle === true ? nothingTrickles() : noRun();
  const written = await writeTrickleReport(session, data, out, formats);
  const paths = Object.fromEntries(formats.map((format) => [format, written[format]]));
  const { domain, connection } = data.environment;
  return {
    json: { trickle: { tenant: domain, connection }, ...paths },
    lines: Object.values(paths),
    exit: exitCode.done,
  };
}
