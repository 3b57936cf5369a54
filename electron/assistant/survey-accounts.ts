import { type Surveyed, surveyDatabase } from '../legacy/survey/survey.ts';
import type { Powers } from './powers.ts';
import type { WorkspaceSession } from './session.ts';

/** Short enough that the host's event loop stays free between two pages. */
const SURVEY_PAGE = 500;

/** Learns what is in the legacy database: store, formats, trouble. Only reads. */
export async function surveyAccounts(
  session: WorkspaceSession,
  powers: Powers,
  watched: { readonly signal?: AbortSignal; readonly onProgress?: (done: number, total: number) => void },
): Promise<Surveyed> {
  const { workspace } = session;
  return surveyDatabase(await session.legacy(), {
    rules: workspace.strategy.rules,
    applications: workspace.applications,
    prefix: workspace.userIdPrefix,
    clock: powers.clock,
    pageSize: SURVEY_PAGE,
    ...watched,
  });
}
