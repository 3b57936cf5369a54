import { dirname } from 'node:path';
import { writeOwnFile } from '../../common/own-file.ts';
import { standingReport } from '../../reports/standing-report.ts';
import { inReportFolder } from '../report/report-files.ts';
import type { WorkspaceSession } from '../session.ts';
import { placeOfSession } from './look-at-trickle.ts';

/**
 * Writes everybody who had not moved at the latest look as CSV, longest not seen first, readable by their owner alone: it holds personal
 * data.
 * @throws UserferryError UF-5001 (the folder or the file can't be written)
 */
export async function writeStragglers(session: WorkspaceSession, path: string): Promise<void> {
  const { trickle } = await session.migration();
  await inReportFolder(dirname(path), () =>
    writeOwnFile(path, standingReport(trickle.accounts(placeOfSession(session), 'straggler'))),
  );
}
