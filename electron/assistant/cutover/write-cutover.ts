import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exceptionTexts } from '../../migration/cutover/exception-texts.ts';
import { removalFolder } from '../../migration/cutover/removal-folder.ts';
import { exceptionReport } from '../../reports/exception-report.ts';
import { inReportFolder, writeCsv } from '../report/report-files.ts';
import type { WorkspaceSession } from '../session.ts';
import { placeOfSession } from '../trickle/look-at-trickle.ts';

/**
 * Writes what a cutover has to be decided and done on: every exception by name (personal data, readable by its owner alone), and how
 * login and firewall rules are removed. Gives the files.
 * @throws UserferryError UF-5001 (the folder or a file can't be written)
 */
export function writeCutover(session: WorkspaceSession, folder: string): Promise<readonly string[]> {
  return inReportFolder(folder, async () => {
    const { exceptions } = await session.migration();
    const list = join(folder, 'exceptions.csv');
    await writeCsv(list, exceptionReport(exceptions.all(placeOfSession(session)), exceptionTexts));
    const { workspace, environment } = session;
    const { authentication, database } = workspace.legacy;
    const own = authentication.type === 'sql-login' ? authentication.user : null;
    const files = removalFolder({
      login: environment.deploy?.user ?? own,
      ownLogin: own,
      database,
      connection: environment.connection,
      tenant: environment.domain,
    });
    const removal = join(folder, 'removal');
    await mkdir(removal, { recursive: true });
    for (const [name, text] of files) await writeFile(join(removal, name), text);
    return [list, ...[...files.keys()].map((name) => join(removal, name))];
  });
}
