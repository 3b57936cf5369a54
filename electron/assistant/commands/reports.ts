import { join } from 'node:path';
import { writeOwnFile } from '../../common/own-file.ts';
import { htmlReport } from '../../reports/html/html-report.ts';
import { noPdf } from '../../reports/report-errors.ts';
import type { ReportEntry } from '../contract/index.ts';
import { inReportFolder } from '../report/report-files.ts';
import { reportOfRun } from '../report/report-of-run.ts';
import type { PresentScripts } from '../report/reported-scripts.ts';
import { type ReportFormat, reportFormats, writeReport } from '../report/write-report.ts';
import type { WorkspaceSession } from '../session.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';
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

async function presentScripts(wizard: Wizard): Promise<PresentScripts | null> {
  const tested = await scriptsNow(wizard);
  return tested === null ? null : { tested, rehearsed: await rehearsedNow(wizard) };
}

/** A run's report as one HTML document, made from the journal as it is now. */
export async function readReport(wizard: Wizard, run: string): Promise<{ html: string }> {
  const session = wizard.session();
  return {
    html: htmlReport(reportOfRun(session, await (await session.migration()).report(run), await presentScripts(wizard))),
  };
}

/** Opens a report's file with the system's program for it, where the host can. */
export async function openReport(
  wizard: Wizard,
  run: string,
  format: ReportFormat,
): Promise<{ opened: boolean; path: string }> {
  const path = wizard.state.state.reports.find((entry) => entry.run === run)?.[format];
  if (path === undefined) return { opened: false, path: '' };
  return { opened: await wizard.powers.openFile(path), path };
}

/**
 * Writes a run's report as PDF, and opens it where the host can.
 * @throws UserferryError UF-5002 (the host can't make one)
 */
export async function savePdf(wizard: Wizard, run: string): Promise<{ opened: boolean; path: string }> {
  const { home, printToPdf, openFile } = wizard.powers;
  if (printToPdf === null) throw noPdf(null);
  const { html } = await readReport(wizard, run);
  const folder = workspaceFolder(home, wizard.session().workspace.id).reports;
  const path = join(folder, `run-${run}.pdf`);
  await inReportFolder(folder, async () => {
    const shown = join(folder, `run-${run}.html`);
    await writeOwnFile(shown, html);
    const pdf = await printToPdf(shown).catch((error: unknown) => {
      throw noPdf(error);
    });
    await writeOwnFile(path, pdf);
  });
  return { opened: await openFile(path), path };
}
