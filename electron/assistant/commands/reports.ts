import { join } from 'node:path';
import { writeOwnFile } from '../../common/own-file.ts';
import { htmlReport } from '../../reports/html/html-report.ts';
import { noPdf } from '../../reports/report-errors.ts';
import { movedOf } from '../../reports/trickle/trickle-counts.ts';
import { trickleHtml } from '../../reports/trickle/trickle-html.ts';
import type { ReportEntry, ReportName, TrickleReport } from '../contract/index.ts';
import { inReportFolder } from '../report/report-files.ts';
import { reportOfRun } from '../report/report-of-run.ts';
import { nothingTrickles, reportOfTrickle } from '../report/report-of-trickle.ts';
import type { PresentScripts } from '../report/reported-scripts.ts';
import { type ReportFormat, reportFormats, writeReport } from '../report/write-report.ts';
import { trickleFileName, writeTrickleReport } from '../report/write-trickle-report.ts';
import type { WorkspaceSession } from '../session.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { connectionOfForms } from './deployments.ts';
import { rehearsedNow } from './rehearsal.ts';
import { scriptsNow } from './script-cases.ts';

/** Writes a run's report in every format and lists it. */
export async function showReport(wizard: Wizard, session: WorkspaceSession, run: string): Promise<void> {
  const folder = workspaceFolder(wizard.powers.home, session.workspace.id).reports;
  const paths = await writeReport(session, run, folder, reportFormats, await presentScripts(wizard));
  const { run: record, snapshot, verification, undo } = await (await session.migration()).report(run);
  const entry: ReportEntry = {
    run,
    state: snapshot.state,
    started: record.started,
    tenant: record.connection.tenant,
    undone: undo !== null,
    made: wizard.powers.clock.now(),
    html: paths.html ?? '',
    csv: paths.csv ?? '',
    json: paths.json ?? '',
    ...(verification === null ? {} : { reconciled: verification.reconciled }),
    counts: snapshot.counts,
  };
  wizard.state.update({ reports: [entry, ...wizard.state.state.reports.filter((known) => known.run !== run)] });
}

/** The same for every run: what comes after one stands in the reports of those before it too. */
export async function showReports(wizard: Wizard): Promise<void> {
  const session = wizard.session();
  for (const { id } of await (await session.migration()).runs()) await showReport(wizard, session, id);
}

/**
 * Writes the report on accounts that move by signing in, and shows it; without `csv` the list of who has not moved stays as the look before
 * has left it, which alone changes it. Nothing is shown where no account moves so.
 */
export async function showTrickleReport(
  wizard: Wizard,
  formats: readonly ReportFormat[] = reportFormats,
): Promise<void> {
  wizard.state.update({ trickleReport: await trickleReportNow(wizard, formats) });
}

async function trickleReportNow(wizard: Wizard, formats: readonly ReportFormat[]): Promise<TrickleReport | undefined> {
  if (connectionOfForms(wizard) === null) return undefined;
  const session = wizard.session();
  const data = await reportOfTrickle(session, await presentScripts(wizard));
  if (data === null) return undefined;
  const folder = workspaceFolder(wizard.powers.home, session.workspace.id).reports;
  const paths = await writeTrickleReport(session, data, folder, formats);
  const { environment, deployments, cutover, looks, made } = data;
  return {
    connection: environment.connection,
    tenant: environment.domain,
    began: deployments.find(({ state }) => state === 'applied')?.made ?? null,
    cutOver: cutover?.at ?? null,
    counts:
      looks === null
        ? null
        : {
            total: looks.total,
            moved: movedOf(looks),
            canCome: looks.standings.straggler,
            cannotCome: looks.standings['cannot-come'],
          },
    made,
    ...paths,
  };
}

async function presentScripts(wizard: Wizard): Promise<PresentScripts | null> {
  const tested = await scriptsNow(wizard);
  return tested === null ? null : { tested, rehearsed: await rehearsedNow(wizard) };
}

/** A report as one HTML document, made from the journal as it is now. */
export async function readReport(wizard: Wizard, which: ReportName): Promise<{ html: string }> {
  return { html: await documentNow(wizard, which) };
}

async function documentNow(wizard: Wizard, which: ReportName): Promise<string> {
  const session = wizard.session();
  const now = await presentScripts(wizard);
  if ('run' in which) return htmlReport(reportOfRun(session, await (await session.migration()).report(which.run), now));
  const data = await reportOfTrickle(session, now);
  if (data === null) throw nothingTrickles();
  return trickleHtml(data);
}

/** Opens a report's file with the system's program for it, where the host can. */
export async function openReport(
  wizard: Wizard,
  which: ReportName,
  format: ReportFormat,
): Promise<{ opened: boolean; path: string }> {
  const { reports, trickleReport } = wizard.state.state;
  const path = ('run' in which ? reports.find(({ run }) => run === which.run) : trickleReport)?.[format];
  if (path === undefined) return { opened: false, path: '' };
  return { opened: await wizard.powers.openFile(path), path };
}

/**
 * Writes a report as PDF, and opens it where the host can.
 * @throws UserferryError UF-5002 (the host can't make one), UF-5003 (nothing moves by signing in)
 */
export async function savePdf(wizard: Wizard, which: ReportName): Promise<{ opened: boolean; path: string }> {
  const { home, printToPdf, openFile } = wizard.powers;
  if (printToPdf === null) throw noPdf(null);
  const html = await documentNow(wizard, which);
  const folder = workspaceFolder(home, wizard.session().workspace.id).reports;
  const name = 'run' in which ? `run-${which.run}` : trickleFileName(wizard.session());
  const path = join(folder, `${name}.pdf`);
  await inReportFolder(folder, async () => {
    const shown = join(folder, `${name}.html`);
    await writeOwnFile(shown, html);
    const pdf = await printToPdf(shown).catch((error: unknown) => {
      throw noPdf(error);
    });
    await writeOwnFile(path, pdf);
  });
  return { opened: await openFile(path), path };
}
