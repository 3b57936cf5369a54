import type { TrickleReport } from '../../../electron/assistant/contract/index.ts';
import { movedOf } from '../../../electron/reports/trickle/trickle-counts.ts';
import { sampleTrickle } from '../../unit/reports/sample-trickle.ts';

/** The entry of the report that the scripted assistant shows of a trickle, with the same figures. */
export function writtenTrickle(made: number): TrickleReport {
  const { environment, deployments, cutover, looks } = sampleTrickle();
  if (looks === null) throw new TypeError('the sample was looked at');
  const file = `/home/k/.local/share/userferry/contoso/trickle-${environment.domain}-${environment.connection}`;
  return {
    connection: environment.connection,
    tenant: environment.domain,
    began: deployments[0]?.made ?? null,
    cutOver: cutover?.at ?? null,
    counts: {
      total: looks.total,
      moved: movedOf(looks),
      canCome: looks.standings.straggler,
      cannotCome: looks.standings['cannot-come'],
    },
    made,
    html: `${file}.html`,
    csv: `${file}.csv`,
    json: `${file}.json`,
  };
}
