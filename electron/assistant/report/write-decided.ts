import { join } from 'node:path';
import { decidedReport } from '../../reports/decided-report.ts';
import type { WorkspaceSession } from '../session.ts';
import { inReportFolder, writeCsv } from './report-files.ts';

/**
 * Writes every account of a plan or a survey as CSV, readable by its owner alone: it holds personal data. Returns where it is.
 * @throws UserferryError UF-5001 (the folder or the file can't be written)
 */
export function writeDecided(
  session: WorkspaceSession,
  { id, kind }: { readonly id: string; readonly kind: 'plan' | 'survey' },
  folder: string,
): Promise<string> {
  return inReportFolder(folder, async () => {
    const migration = await session.migration();
    const path = join(folder, kind === 'plan' ? `plan-${id}.csv` : 'survey.csv');
    await writeCsv(path, decidedReport(migration.decided(id)));
    return path;
  });
}
