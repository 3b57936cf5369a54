import { dirname, join } from 'node:path';
import { type ExceptionKind, exceptionTexts } from '../../common/cutover-words.ts';
import { writeOwnFile } from '../../common/own-file.ts';
import type { JudgedException } from '../../journal/acceptances.ts';
import { hasScripts } from '../../migration/cutover/checklist.ts';
import { removalFolder } from '../../migration/cutover/removal-folder.ts';
import { exceptionReport } from '../../reports/exception-report.ts';
import { inReportFolder } from '../report/report-files.ts';
import type { WorkspaceSession } from '../session.ts';
import { placeOfSession } from '../trickle/look-at-trickle.ts';
import type { ExaminedCutover } from './examine-cutover.ts';

/**
 * Writes what a cutover has to be decided and done on: every exception by name, and how login and firewall rules are removed. Gives the
 * files.
 * @throws UserferryError UF-5001 (the folder or a file can't be written)
 */
export async function writeCutover(
  session: WorkspaceSession,
  examined: Pick<ExaminedCutover, 'lines'>,
  folder: string,
): Promise<readonly string[]> {
  const list = join(folder, 'exceptions.csv');
  await writeExceptions(session, placeOfSession(session), list);
  return [list, ...(await writeRemoval(session, examined, join(folder, 'removal')))];
}

/**
 * Writes exceptions by name, of one kind or all of them, as they were last put together: personal data, readable by its owner alone.
 * @throws UserferryError UF-5001
 */
export async function writeExceptions(
  session: WorkspaceSession,
  place: string,
  path: string,
  kind?: ExceptionKind,
): Promise<void> {
  const { exceptions } = await session.migration();
  const listed = kind === undefined ? exceptions.all(place) : ofKind(exceptions.all(place), kind);
  await inReportFolder(dirname(path), () => writeOwnFile(path, exceptionReport(listed, exceptionTexts)));
}

async function* ofKind(
  pages: AsyncIterable<readonly JudgedException[]>,
  kind: ExceptionKind,
): AsyncGenerator<readonly JudgedException[], void, void> {
  for await (const page of pages) yield page.filter((exception) => exception.kind === kind);
}

/**
 * Writes how login and firewall rules are removed, readable by its owner alone. Gives the files, what is to be read first at their head.
 * @throws UserferryError UF-5001
 */
export function writeRemoval(
  session: WorkspaceSession,
  { lines }: Pick<ExaminedCutover, 'lines'>,
  folder: string,
): Promise<readonly string[]> {
  return inReportFolder(folder, async () => {
    const { workspace, environment } = session;
    const { authentication, database } = workspace.legacy;
    const own = authentication.type === 'sql-login' ? authentication.user : null;
    const files = removalFolder({
      scripts: hasScripts(lines),
      login: environment.deploy?.user ?? own,
      ownLogin: own,
      database,
      connection: environment.connection,
      tenant: environment.domain,
    });
    for (const [name, text] of files) await writeOwnFile(join(folder, name), text);
    return [...files.keys()].map((name) => join(folder, name));
  });
}
