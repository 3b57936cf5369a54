import { join } from 'node:path';
import { assertNever } from '../../common/assert-never.ts';
import { writeOwnFile } from '../../common/own-file.ts';
import type { TrickleStanding } from '../../common/trickle-words.ts';
import type { StandingEntry } from '../../journal/looks.ts';
import type { TrickleWatch } from '../../migration/trickle/trickle-watch.ts';
import { trickleCsv } from '../../reports/standing-report.ts';
import type { TrickleData } from '../../reports/trickle/trickle-data.ts';
import { trickleHtml } from '../../reports/trickle/trickle-html.ts';
import { trickleJson } from '../../reports/trickle/trickle-json.ts';
import { parseTenantAddress } from '../../tenant/address.ts';
import type { WorkspaceSession } from '../session.ts';
import { placeOfSession } from '../trickle/look-at-trickle.ts';
import { inReportFolder } from './report-files.ts';
import type { ReportFormat } from './write-report.ts';

/** How the files of the report on a connection's trickle are called; two tenants of a workspace may have connections of one name. */
export function trickleFileName({
  environment: { domain, connection },
}: Pick<WorkspaceSession, 'environment'>): string {
  return `trickle-${`${parseTenantAddress(domain).domain}-${connection}`.replaceAll(/[^a-z0-9.-]+/gi, '-')}`;
}

/**
 * Writes the report on accounts that move by signing in, one file a format, readable by their owner alone: the CSV holds personal data.
 * Returns where they are, or are from before.
 * @throws UserferryError UF-5001 (the folder or a file in it can't be written)
 */
export async function writeTrickleReport(
  session: WorkspaceSession,
  data: TrickleData,
  folder: string,
  formats: readonly ReportFormat[],
): Promise<Readonly<Record<ReportFormat, string>>> {
  const pathOf = (format: ReportFormat) => join(folder, `${trickleFileName(session)}.${format}`);
  await inReportFolder(folder, async () => {
    for (const format of formats) await writeOwnFile(pathOf(format), await documentOf(session, data, format));
  });
  return { html: pathOf('html'), csv: pathOf('csv'), json: pathOf('json') };
}

async function documentOf(
  session: WorkspaceSession,
  data: TrickleData,
  format: ReportFormat,
): Promise<string | AsyncIterable<string>> {
  switch (format) {
    case 'html':
      return trickleHtml(data);
    case 'json':
      return trickleJson(data);
    case 'csv':
      return trickleCsv(notMoved((await session.migration()).trickle, placeOfSession(session)));
    default:
      return assertNever(format);
  }
}

async function* notMoved(
  trickle: TrickleWatch,
  place: string,
): AsyncGenerator<readonly StandingEntry<TrickleStanding>[], void, void> {
  yield* trickle.accounts(place, 'straggler');
  yield* trickle.accounts(place, 'cannot-come');
}
