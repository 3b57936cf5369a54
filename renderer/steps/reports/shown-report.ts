import type { ReportEntry, ReportName, TrickleReport } from '../../../electron/assistant/contract/index.ts';

/** A report with the name by which it is asked for. */
export type ShownReport =
  | { readonly kind: 'run'; readonly which: ReportName; readonly report: ReportEntry }
  | { readonly kind: 'trickle'; readonly which: ReportName; readonly report: TrickleReport };

/** The report that somebody chose, while it is there; else the one that was written last. Null where there is none. */
export function shownReport(
  newestFirst: readonly ReportEntry[],
  trickle: TrickleReport | undefined,
  chosen: ReportName | undefined,
): ShownReport | null {
  const ofTrickle: ShownReport | null =
    trickle === undefined ? null : { kind: 'trickle', which: { trickle: true }, report: trickle };
  if (chosen !== undefined && 'trickle' in chosen && ofTrickle !== null) return ofTrickle;
  const named = chosen !== undefined && 'run' in chosen ? newestFirst.find(({ run }) => run === chosen.run) : undefined;
  const [newest] = newestFirst;
  if (named === undefined && ofTrickle !== null && (newest === undefined || newest.made <= ofTrickle.report.made)) {
    return ofTrickle;
  }
  const report = named ?? newest;
  return report === undefined ? null : { kind: 'run', which: { run: report.run }, report };
}
