import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assertNever } from '../../common/assert-never.ts';
import { writeOwnFile } from '../../common/own-file.ts';
import type { Migration } from '../../migration/migration.ts';
import { countDifferences } from '../../reports/count-differences.ts';
import { csvReport } from '../../reports/csv-report.ts';
import { deltaReport } from '../../reports/delta-report.ts';
import { differencesReport } from '../../reports/differences-report.ts';
import { htmlReport } from '../../reports/html/html-report.ts';
import { jsonReport } from '../../reports/json-report.ts';
import { presentReport } from '../../reports/present-report.ts';
import type { ReportData } from '../../reports/report-data.ts';
import { undoReport } from '../../reports/undo-report.ts';
import { wavesReport } from '../../reports/waves-report.ts';
import type { WorkspaceSession } from '../session.ts';
import { listedEntries } from './listed-entries.ts';
import { inReportFolder } from './report-files.ts';
import { reportOfRun } from './report-of-run.ts';
import type { PresentScripts } from './reported-scripts.ts';

export const reportFormats = ['html', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** `differences` comes with the CSV, once a verification has found some; `undo` once the run is undone; `waves` for a run in waves. */
export type ReportPaths = Readonly<Partial<Record<ReportFormat | 'differences' | 'undo' | 'waves', string>>>;

/**
 * Writes a run's report into `folder`, one file a format, readable by their owner alone: the CSV holds personal data.
 * Returns where they are. `now`: the workspace's scripts, where they are known.
 * @throws UserferryError UF-5001 (the folder or a file in it can't be written)
 */
export async function writeReport(
  session: WorkspaceSession,
  run: string,
  folder: string,
  formats: readonly ReportFormat[],
  now: PresentScripts | null = null,
): Promise<ReportPaths> {
  const migration = await session.migration();
  const data = reportOfRun(session, await migration.report(run), now);
  const paths: Partial<Record<keyof ReportPaths, string>> = {};
  await inReportFolder(folder, async () => {
    for (const format of formats) {
      const path = join(folder, `run-${run}.${format}`);
      await writeFormat(format, path, data, migration, run);
      paths[format] = path;
    }
    if (!formats.includes('csv')) return;
    const path = join(folder, `run-${run}-differences.csv`);
    // A list of an earlier verification would name people who are there by now.
    await rm(path, { force: true });
    if (countDifferences(data.verification) > 0) {
      await writeOwnFile(path, differencesReport(migration.differences(run)));
      paths.differences = path;
    }
    if (data.waves !== null) {
      paths.waves = join(folder, `run-${run}-waves.csv`);
      await writeOwnFile(paths.waves, wavesReport(data.waves));
    }
    for (const { id, counts } of data.deltas) {
      if (counts.length > 0)
        await writeOwnFile(join(folder, `run-${run}-delta-${id}.csv`), deltaReport(migration.delta.entries(id)));
    }
    if (data.present !== null)
      await writeOwnFile(join(folder, `run-${run}-present.csv`), presentReport(migration.present.entries(run)));
    if (data.undo === null) return;
    paths.undo = join(folder, `run-${run}-undo.csv`);
    await writeOwnFile(paths.undo, undoReport(migration.undo.entries(run), migration.undo.differences(run)));
  });
  return paths;
}

async function writeFormat(
  format: ReportFormat,
  path: string,
  data: ReportData,
  migration: Migration,
  run: string,
): Promise<void> {
  switch (format) {
    case 'html':
      return writeOwnFile(path, htmlReport(data));
    case 'json':
      return writeOwnFile(path, jsonReport(data));
    case 'csv':
      return writeOwnFile(path, csvReport(listedEntries(migration.notImported(run), 'uncertain')));
    default:
      return assertNever(format);
  }
}
