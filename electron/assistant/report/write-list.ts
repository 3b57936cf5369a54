import { join } from 'node:path';
import { writeOwnFile } from '../../common/own-file.ts';
import type { AccountFilter } from '../../journal/account-lists.ts';
import { csvReport } from '../../reports/csv-report.ts';
import { decidedReport } from '../../reports/decided-report.ts';
import type { WorkspaceSession } from '../session.ts';
import { listedEntries } from './listed-entries.ts';
import { inReportFolder } from './report-files.ts';

/** Whose accounts a list names: a survey's or a plan's with what is decided, a run's with what became of them. */
export type ListedOf =
  | { readonly kind: 'survey' | 'plan'; readonly plan: string }
  | { readonly kind: 'run'; readonly plan: string; readonly run: string };

/**
 * Writes accounts as CSV, all of them or those that the filter leaves, readable by their owner alone: it holds personal data. They
 * stream from the journal to the file. Returns where it is.
 * @throws UserferryError UF-5001 (the folder or the file can't be written)
 */
export function writeList(
  session: WorkspaceSession,
  of: ListedOf,
  filter: AccountFilter,
  folder: string,
): Promise<string> {
  return inReportFolder(folder, async () => {
    const migration = await session.migration();
    const path = join(folder, fileName(of, filter));
    const document =
      of.kind === 'run'
        ? csvReport(listedEntries(migration.entries({ plan: of.plan, run: of.run, ...filter }), null))
        : decidedReport(migration.decided(of.plan, filter));
    await writeOwnFile(path, document);
    return path;
  });
}

/** `plan-4-needs-reset.csv`: a survey has no number, because the next one takes its place. */
function fileName(of: ListedOf, { outcome, reason, trait, experience }: AccountFilter): string {
  const whose = of.kind === 'run' ? `run-${of.run}-accounts` : of.kind === 'plan' ? `plan-${of.plan}` : 'survey';
  return `${[whose, outcome, reason, trait, experience].filter((part) => part !== undefined).join('-')}.csv`;
}
