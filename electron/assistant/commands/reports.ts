import { htmlReport } from '../../reports/html/html-report.ts';
import type { ReportEntry } from '../contract/index.ts';
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
  const { snapshot, verification } = await (await session.migration()).report(run);
  const entry: ReportEntry = {
    run,
    made: wizard.powers.clock.now(),
    html: paths.html ?? '',
    csv: paths.csv ?? '',
    json: paths.json ?? '',
    ...(verification === null ? {} : { reconciled: verification.reconciled }),
    counts: snapshot.counts,
  };
  wizard.state.update({ reports: [entry, ...wizard.state.state.reports.filter((known) => known.run !== run)] });
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
