import { exportApi } from '../../scripts/api/export-api.ts';
import type { Templates } from '../../scripts/render/templates.ts';
import { scriptPlanOf } from '../scripts/script-plan.ts';
import type { WorkspaceSession } from '../session.ts';
import { writeFiles } from './write-files.ts';

/**
 * Writes the account service for the workspace's mapping, with the scripts that ask it. Gives the files' names.
 * @throws UserferryError as `scriptPlanOf`, UF-6123
 */
export async function writeAccountService(
  session: WorkspaceSession,
  templates: Templates,
  folder: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const files = exportApi(await scriptPlanOf(session, signal), templates);
  await writeFiles(folder, files, 'others');
  return [...files.keys()];
}
