import type { ReportData } from '../../../electron/reports/report-data.ts';
import { sampleReport } from '../../unit/reports/sample-report.ts';
import { sceneTime } from './base-snapshot.ts';
import { finished, verification } from './runs.ts';

/** The sample of a run with the figures of the run that the scenes around it show. */
export const reportedRun: ReportData = ofTheScenes(sampleReport());

function ofTheScenes(sample: ReportData): ReportData {
  const { id, plan, started, activeMs, filesSettled, counts, events } = finished;
  const { withTenant: _none, toSend: _nor, ...outcomes } = counts;
  const {
    notImported,
    planned: _planned,
    imported: _imported,
    legacyAt: _legacyAt,
    run: _run,
    ...found
  } = verification;
  return {
    ...sample,
    run: { ...sample.run, id, plan, started, ended: sceneTime, activeMs, files: filesSettled, interruptions: 0 },
    counts: { ...outcomes, pending: 0 },
    reasons: notImported,
    formats: [
      { label: 'SHA-1 with salt', accounts: 44_800, imported: 44_342 },
      { label: 'HMAC-SHA-256', accounts: 15_832, imported: 15_618 },
      { label: 'No password', accounts: 3_929, imported: 0 },
    ],
    verification: found,
    events: events.map(({ detail = null, ...event }) => ({ ...event, detail })),
    scripts: [],
    rehearsals: [],
  };
}
