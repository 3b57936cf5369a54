import { join } from 'node:path';
import { writeOwnFile } from '../../common/own-file.ts';
import type { ListedView } from '../../migration/worker/listing.ts';
import { csvReport } from '../../reports/csv-report.ts';
import { decidedReport } from '../../reports/decided-report.ts';
import type { WorkspaceSession } from '../session.ts';
import { listedEntries } from './listed-entries.ts';
import { inReportFolder } from './report-files.ts';

/** Whose accounts a list names: a survey's or a plan's with what is decided, a run's with what became of them. */
export type ListedOf =
  | { readonly kind: 'survey' | 'plan'; readonly plan: string }
  | { readonly kind: 'run'; readonly plan: string; readonly run: string };

/** To which accounts a list is narrowed, and how it is sorted. */
export type ListManner = Omit<ListedView, 'plan' | 'run'>;

/**
 * Writes accounts as CSV, all of them or those that are left, in the list's order, readable by their owner alone: it holds personal data. They
 * stream from the journal to the file. Returns where it is.
 * @throws UserferryError UF-5001 (the folder or the file can't be written)
 */
export function writeList(
  session: WorkspaceSession,
  of: ListedOf,
  manner: ListManner,
  folder: string,
): Promise<string> {
  return inReportFolder(folder, async () => {
    const migration = await session.migration();
    const path = join(folder, fileName(of, manner));
    const document =
      of.kind === 'run'
        ? csvReport(listedEntries(migration.listed({ plan: of.plan, run: of.run, ...manner }), null))
        : decidedReport(migration.decided({ plan: of.plan, ...manner }));
    await writeOwnFile(path, document);
    return path;
  });
}

/** `plan-4-needs-reset.csv`: a survey has no number, because the next one takes its place. */
function fileName(
  of: ListedOf,
  { outcome, reason, trait, experience, wave, search, sort, descending }: ListManner,
): string {
  const whose = of.kind === 'run' ? `run-${of.run}-accounts` : of.kind === 'plan' ? `plan-${of.plan}` : 'survey';
  // What was searched for is somebody's name, and stands in no file's.
  const manner = [
    wave === undefined ? undefined : `wave-${wave}`,
    search === undefined ? undefined : 'found',
    sort === 'outcome' ? 'by-outcome' : undefined,
    descending === true ? 'reversed' : undefined,
  ];
  return `${[whose, outcome, reason, trait, experience, ...manner].filter((part) => part !== undefined).join('-')}.csv`;
}
