import type { TrickleReport } from '../../../electron/assistant/contract/index.ts';
import { movedOf } from '../../../electron/reports/trickle/trickle-counts.ts';
import type { ReportedLooks, TrickleData } from '../../../electron/reports/trickle/trickle-data.ts';
import { sampleTrickle } from '../../unit/reports/sample-trickle.ts';
import { sceneTime } from './base-snapshot.ts';
import { everybodyLook } from './trickling.ts';

const hour = 3_600_000;
const began = sceneTime - 30 * 24 * hour;
const cutOver = sceneTime - 2 * hour;

/** The sample of a trickle with the figures of the look that the scenes around it show. */
export const reportedTrickle: TrickleData = ofTheScenes(sampleTrickle());

/** Its entry among the reports. */
export const writtenTrickle: TrickleReport = entryOf(reportedTrickle, looksOf(reportedTrickle));

function looksOf({ looks }: TrickleData): ReportedLooks {
  if (looks === null) throw new TypeError('the sample was looked at');
  return looks;
}

function ofTheScenes(sample: TrickleData): TrickleData {
  const { total, standings } = everybodyLook;
  const at = cutOver - hour;
  return {
    ...sample,
    made: sceneTime,
    deployments: sample.deployments.map((deployment, index) => ({
      ...deployment,
      made: [began, cutOver, cutOver + hour][index] ?? sceneTime,
    })),
    cutover: sample.cutover === null ? null : { ...sample.cutover, at: cutOver, blanked: cutOver + hour },
    looks: {
      ...looksOf(sample),
      ...{ at, first: began + hour, planMade: at - hour, total, standings },
      byReason: [
        {
          standing: 'cannot-come',
          decision: 'reject',
          reason: 'email-missing',
          accounts: standings['cannot-come'],
        },
      ],
      perDay: everybodyLook.perDay,
    },
    exceptions: [{ kind: 'left-out', found: standings['cannot-come'], accepted: standings['cannot-come'] }],
    acceptances: [
      {
        kind: 'left-out',
        accounts: standings['cannot-come'],
        by: 'Ada Lovelace',
        why: 'no address',
        at: cutOver - 60_000,
      },
    ],
    runs: [],
  };
}

function entryOf(
  { environment, deployments, cutover }: TrickleData,
  { total, standings }: ReportedLooks,
): TrickleReport {
  const file = `/home/k/.local/share/userferry/contoso/trickle-${environment.domain}-${environment.connection}`;
  return {
    connection: environment.connection,
    tenant: environment.domain,
    began: deployments[0]?.made ?? null,
    cutOver: cutover?.at ?? null,
    counts: {
      total,
      moved: movedOf({ standings }),
      canCome: standings.straggler,
      cannotCome: standings['cannot-come'],
    },
    made: sceneTime,
    html: `${file}.html`,
    csv: `${file}.csv`,
    json: `${file}.json`,
  };
}
